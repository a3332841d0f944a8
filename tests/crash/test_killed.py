"""A build that is killed leaves a whole index behind, and the next one goes on from there."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import hzsearch
from hzsearch.engines.registry import TANTIVY, WHOOSH
from tests.crash.conftest import Scene, Start
from tests.crash.nursery import Build
from tests.crash.state import State, state, stray_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")

#: At how many moments a build is killed, and of how many calls the first of each is tried. What
#: makes a commit whole is one for both engines; the second one is tried less often.
MOMENTS = {WHOOSH: 20, TANTIVY: 10}
STEPS = {WHOOSH: 2, TANTIVY: 8}
CHUNKS = 5


def end_group(process: Build) -> None:
    """Kill whatever of the build is left: the builder, if it runs still, and its workers."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def assert_goes_on(scene: Scene, folder: Path) -> State:
    """Check the index after a kill, and the build after that; return the state after the kill."""
    left = state(folder)
    assert left in (scene.old, scene.new)
    hzsearch.open(folder).build(scene.archive)
    assert state(folder) == scene.new
    return left


@pytest.fixture(scope="module")
def whole_run(scene: Scene, start: Start, tmp_path_factory: pytest.TempPathFactory) -> float:
    """The seconds that an undisturbed build takes here."""
    folder = tmp_path_factory.mktemp("timed") / "index"
    started = time.monotonic()
    told = start(scene.archive, folder).communicate()
    assert told.strip().isdigit(), told
    return time.monotonic() - started


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_kill_at_any_time(
    scene: Scene, start: Start, old_copy: Callable[[], Path], whole_run: float, chunk: int
) -> None:
    chance = random.Random(chunk)
    moments = MOMENTS[scene.engine]
    for moment in range(chunk, moments, CHUNKS):
        folder = old_copy()
        process = start(scene.archive, folder)
        time.sleep(whole_run * (moment + chance.random()) / moments)
        whole_group = moment % 2 == 0
        with suppress(ProcessLookupError):
            (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        # Not waiting for workers that have lost their builder: a user would not either.
        process.wait()
        assert_goes_on(scene, folder)
        end_group(process)
        if not whole_group:
            # A worker may have written something after that build had swept.
            hzsearch.open(folder).build(scene.archive)
        assert stray_files(folder) == set()


def count_calls(start: Start, scene: Scene, folder: Path, *options: str) -> int:
    """Return how many calls of an undisturbed build touch the index folder."""
    process = start(scene.archive, folder, *options, jobs=1)
    calls = int(process.communicate())
    assert process.returncode == 0
    return calls


def test_kill_before_every_call(scene: Scene, start: Start, old_copy: Callable[[], Path]) -> None:
    calls = count_calls(start, scene, old_copy())
    # With the last, behind the commit, however many there are.
    tried = [*range(1, calls, STEPS[scene.engine]), calls]
    left = []
    for call in tried:
        folder = old_copy()
        process = start(scene.archive, folder, "--die", str(call), jobs=1)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        left.append(outcome(scene, folder))
    commit = left.index("new")
    # Commit is one moment: before it all is old, after it all is new.
    assert left == ["old"] * commit + ["new"] * (len(tried) - commit)
    assert 10 < tried[commit] <= calls


def outcome(scene: Scene, folder: Path) -> str:
    """Return which state a kill left, or what is wrong: one word for each call, to see all."""
    try:
        left = assert_goes_on(scene, folder)
    except Exception as error:
        return repr(error)
    if strays := stray_files(folder):
        return f"left over: {sorted(strays)}"
    return "old" if left == scene.old else "new"


def test_first_build_killed_before_its_commit(scene: Scene, start: Start, tmp_path: Path) -> None:
    process = start(scene.archive, tmp_path / "index", "--die", "12", jobs=1)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    with pytest.raises(hzsearch.NoIndexError):
        hzsearch.open(tmp_path / "index").query("信创")
    hzsearch.open(tmp_path / "index").build(scene.archive)
    assert state(tmp_path / "index").articles == scene.new.articles


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_workers_end_with_their_builder(
    scene: Scene, start: Start, old_copy: Callable[[], Path]
) -> None:
    process = start(scene.archive, old_copy())
    while len(members(process.pid)) < 3:
        assert process.poll() is None, "the build ended before it had two workers"
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    end = time.monotonic() + 10
    while (left := members(process.pid)) and time.monotonic() < end:
        time.sleep(0.05)
    end_group(process)
    assert left == []


def members(group: int) -> list[int]:
    """Return the living processes of a process group."""
    return [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if _is(path, group)]


def _is(path: Path, group: int) -> bool:
    try:
        state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return False
    return state != "Z" and int(its_group) == group
