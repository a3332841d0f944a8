"""The test cluster that all tests of a run share, whichever process runs them.

The first that needs it starts it; it ends with the run. ``$HZSEARCH_OPENSEARCH`` is the folder
that ``python -m tests.cluster.assemble`` filled; without it, whatever needs a cluster is skipped.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cluster.nodes import GONE, Nodes, load, save, start, stop

VARIABLE = "HZSEARCH_OPENSEARCH"
_MEMORY = Path("/dev/shm")


def missing() -> str | None:
    """Return why there can be no cluster here, None where there can."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return f"no OpenSearch: ${VARIABLE} is not set (python -m tests.cluster.assemble DIR)"
    if not (Path(folder) / "classes" / "Node.class").exists():
        return f"no OpenSearch: nothing was put together in ${VARIABLE}, {folder}"
    return None if find_spec("opensearchpy") else "the extra “opensearch” is not installed"


#: Marks a test that needs the cluster.
needs_cluster = pytest.mark.skipif(missing() is not None, reason=str(missing()))


@lru_cache(maxsize=1)
def cluster() -> Nodes:
    """Return the cluster of this run, started where nobody has yet."""
    folder = _folder(_run())
    folder.mkdir(exist_ok=True)
    told = folder / "nodes.json"
    with _turn(folder / "LOCK"):
        if not told.exists():
            save(start(Path(os.environ[VARIABLE]).absolute(), folder, _run()), told)
        return load(told)


@contextmanager
def alone() -> Iterator[Nodes]:
    """Give the cluster to one test at a time that kills a node of it; all are there again then."""
    nodes = cluster()
    with _turn(Path(nodes.folder) / "KILLING"):
        now = load(Path(nodes.folder) / "nodes.json")
        now.wait()
        try:
            yield now
        finally:
            for number in range(len(now.pids)):
                if now.pids[number] == GONE:
                    now.start(number)
            save(now, Path(nodes.folder) / "nodes.json")
            now.wait()


def end() -> None:
    """End what this run started, from its main process."""
    folder = _folder(os.getpid())
    if (folder / "nodes.json").exists():
        stop(load(folder / "nodes.json"))
    shutil.rmtree(folder, ignore_errors=True)


def _run() -> int:
    """Return the process that is the run, whose workers all have it as their parent."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def _folder(run: int) -> Path:
    root = _MEMORY if _MEMORY.is_dir() else Path(tempfile.gettempdir())
    return root / f"hzsearch-cluster-{run}"


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
