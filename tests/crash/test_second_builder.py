"""Two who write at the same time: one does, the other is told or waits its turn."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import hzsearch
from hzsearch.engines.lock import WriteLock
from tests.crash.commands import run
from tests.crash.conftest import Scene
from tests.crash.state import state

_HOLD = """
import sys
from pathlib import Path
from hzsearch.engines.lock import WriteLock
with WriteLock(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_builder(folder: Path) -> Iterator[Callable[[], None]]:
    """Hold the write lock of ``folder`` in another process; give what releases it."""
    command = [sys.executable, "-c", _HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline().strip() == b"held"
        yield process.stdin.close


def test_second_builder_is_told(scene: Scene, old_copy: Callable[[], Path]) -> None:
    folder = old_copy()
    with another_builder(folder):
        outcome = run("build", scene.archive, "--index", folder)
        assert outcome.is_refusal
        assert "Another build is writing to the index" in outcome.err
        with pytest.raises(hzsearch.LockedIndexError):
            WriteLock(folder, wait=0)
        # Reading needs no lock.
        assert state(folder) == scene.old
    assert run("build", scene.archive, "--index", folder).code == 0
    assert state(folder) == scene.new


def test_second_builder_waits_a_moment(scene: Scene, old_copy: Callable[[], Path]) -> None:
    folder = old_copy()
    with another_builder(folder) as release:
        threading.Timer(0.5, release).start()
        assert run("build", scene.archive, "--index", folder).code == 0
    assert state(folder) == scene.new


def articles(name: str) -> list[dict[str, Any]]:
    return [{"id": f"{name}{n}", "title": name, "body": "信创" * 100} for n in range(300)]


@pytest.mark.parametrize("turn", range(3))
def test_threads_of_one_process_take_turns_too(tmp_path: Path, turn: int) -> None:
    def add(name: str) -> int:
        try:
            return hzsearch.open(tmp_path).add(articles(name))
        except hzsearch.LockedIndexError:
            return 0

    names = ("甲", "乙", "丙")
    with ThreadPoolExecutor(len(names)) as threads:
        added = dict(zip(names, threads.map(add, names), strict=True))
    # Whoever was not refused has all articles in the index.
    assert {name: hzsearch.open(tmp_path).count(f'"{name}"') for name in names} == added
    assert any(added.values())
