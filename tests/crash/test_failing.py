"""Builds that the machine lets down: told in a sentence, and the old index stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import hzsearch
from tests.crash.conftest import Scene, Start
from tests.crash.state import state, stray_files
from tests.crash.test_killed import end_group, members

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits and signals")

_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from hzsearch.cli import main
main(sys.argv[2:])
"""


def is_one_sentence(stderr: Sequence[str]) -> bool:
    return len(stderr) == 1 and stderr[0].startswith("hzsearch: ") and stderr[0].endswith(".")


@pytest.mark.parametrize("limit", [0, 100, 3_000, 20_000])
def test_no_room_on_the_disk(scene: Scene, old_copy: Callable[[], Path], limit: int) -> None:
    folder = old_copy()
    build = ["build", str(scene.archive), "--index", str(folder), "--jobs", "1"]
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(limit), *build],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert is_one_sentence(done.stderr.splitlines())
    assert state(folder) == scene.old
    hzsearch.open(folder).build(scene.archive)
    assert state(folder) == scene.new
    assert stray_files(folder) == set()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_worker_killed(scene: Scene, start: Start, old_copy: Callable[[], Path]) -> None:
    folder = old_copy()
    process = start(scene.archive, folder)
    # As the system does with the largest process when memory runs out.
    while len(workers := set(members(process.pid)) - {process.pid}) < 2:
        assert process.poll() is None, "the build ended before it had two workers"
        time.sleep(0.002)
    os.kill(min(workers), signal.SIGKILL)
    stderr = process.communicate()
    end_group(process)
    assert "Traceback" not in stderr
    # The last line is the count of the fuse.
    assert process.returncode == 0 or is_one_sentence(stderr.splitlines()[:-1])
    assert state(folder) in (scene.old, scene.new)
    hzsearch.open(folder).build(scene.archive)
    assert state(folder) == scene.new


_STARTED = """
import importlib, multiprocessing, sys
from hzsearch.cli import main
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    importlib.import_module("hzsearch.building.build").BATCH_BYTES = 1
    main(sys.argv[2:])
"""


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_workers_however_they_are_started(
    scene: Scene, old_copy: Callable[[], Path], method: str
) -> None:
    # The default is forkserver on Linux from Python 3.14 on, and spawn on macOS.
    folder = old_copy()
    build = ["build", str(scene.archive), "--index", str(folder), "--jobs", "2"]
    done = subprocess.run(
        [sys.executable, "-c", _STARTED, method, *build],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert state(folder) == scene.new
