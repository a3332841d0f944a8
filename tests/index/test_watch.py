"""Watching: what has come to rest is built, once, whatever else happens meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

import hzsearch
from hzsearch.building import Report
from hzsearch.building.watch import PATIENCE, changes, watch
from hzsearch.errors import LockedIndexError, UsageError
from tests.cli.test_commands import run

PAGE = "江阴高新区新建园区\n\n本报讯 3月25日，江阴高新区新建了一个产业园。\n"


class Clock:
    """Stands for sleep: does the next of ``steps`` each time, and ends where there is none."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.waiting, self.slept = list(steps), 0

    def __call__(self, _: float) -> None:
        if not self.waiting:
            raise EndError
        self.slept += 1
        self.waiting.pop(0)()


class EndError(Exception):
    """There is nothing left to do."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "01.txt").write_text(PAGE, encoding="utf-8")
    return folder


def seen(monkeypatch: pytest.MonkeyPatch, archive: Path, *steps: Callable[[], object]) -> list[int]:
    """Return after how many looks a build was due."""
    clock = Clock(*steps)
    monkeypatch.setattr("hzsearch.building.watch.time.sleep", clock)
    due = []
    with suppress(EndError):
        for _ in changes([archive]):
            due.append(clock.slept)
    assert not clock.waiting
    return due


def nothing() -> None:
    """Nothing happens."""


def test_what_has_come_is_built_when_it_is_at_rest(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = archive / "02.txt"

    def grow() -> None:
        with new.open("a", encoding="utf-8") as page:
            page.write(PAGE)

    assert seen(monkeypatch, archive, nothing, grow, grow, nothing, nothing) == [0, 4]
    assert seen(monkeypatch, archive, new.unlink, nothing, nothing) == [0, 2]


def test_corrections_are_looked_at_too(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def correct() -> None:
        (archive / "01.txt.fix").write_text("1 headline\n", encoding="utf-8")

    assert seen(monkeypatch, archive, correct, nothing) == [0, 2]


def test_what_never_rests_is_built_all_the_same(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def grow() -> None:
        with (archive / "02.txt").open("a", encoding="utf-8") as page:
            page.write(PAGE)

    assert seen(monkeypatch, archive, *[grow] * (PATIENCE + 1)) == [0, PATIENCE]


def test_an_archive_that_is_away_is_waited_for(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = archive.with_name("away")

    def back() -> None:
        away.rename(archive)
        (archive / "02.txt").write_text(PAGE, encoding="utf-8")

    due = seen(monkeypatch, archive, lambda: archive.rename(away), nothing, back, nothing)
    assert due == [0, 4]
    shutil.rmtree(archive)
    with pytest.raises(UsageError, match="archive"):
        next(changes([archive]))


def test_another_build_is_waited_for(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes: Iterator[LockedIndexError | Report] = iter([LockedIndexError("x"), Report(files=1)])

    def build() -> Report:
        if isinstance(one := next(outcomes), Exception):
            raise one
        return one

    monkeypatch.setattr("hzsearch.building.watch.time.sleep", Clock(nothing))
    assert next(watch(build, [archive])).files == 1


def test_from_python_and_the_command_line(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def come() -> None:
        (archive / "02.txt").write_text(PAGE.replace("江阴", "济南"), encoding="utf-8")
        (archive / "03.pdf").write_bytes(b"none")

    def stop() -> None:
        raise KeyboardInterrupt

    index = hzsearch.open(tmp_path / "index")
    monkeypatch.setattr("hzsearch.building.watch.time.sleep", Clock(come, nothing))
    first, second = islice(index.watch(archive), 2)
    assert (first.files, second.files, second.unchanged) == (1, 1, 1)
    assert index.count(zone="济南高新区") == 1
    monkeypatch.setattr("hzsearch.building.watch.time.sleep", Clock(archive.touch, stop))
    said, *told = run("watch", archive, "--index", tmp_path / "other").stdout.splitlines()
    assert said.startswith("Watching")
    assert [line.split("  ")[1][:12] for line in told[:1]] == ["2 files read"]
    assert "03.pdf" in told[1]
