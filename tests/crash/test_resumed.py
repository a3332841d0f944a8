"""A rebuild that was stopped is gone on with, and gives what one in one go gives."""

from __future__ import annotations

import importlib
import json
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import hzsearch
from hzsearch.building import Report
from hzsearch.engines.manifest import KEPT
from hzsearch.engines.registry import TANTIVY, WHOOSH, open_reader, open_writer
from hzsearch.engines.stopped import Stopped
from hzsearch.errors import HzsearchError
from tests.crash.builder import SMALL
from tests.crash.commands import run
from tests.crash.conftest import Scene, Start, whoosh_only
from tests.crash.state import state, stray_files

#: Before which of its calls that touch the folder a rebuild is killed, of about 120 and 550.
CALLS = {WHOOSH: (40, 90), TANTIVY: (300,)}

#: Files that the archive of the scene has, and of them those that are kept when it is stopped.
FILES, KEPT_FILES = 5, 3


class StopError(Exception):
    """Ends a build as an exception does, in the middle."""


def stop(archive: Path, folder: Path, **options: object) -> None:
    """Begin a rebuild and end it when some files are kept."""

    def progress(done: int, total: int) -> None:
        if done > KEPT_FILES:
            raise StopError

    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in SMALL:
            patch.setitem(vars(importlib.import_module(module)), name, value)
        with pytest.raises(StopError):
            hzsearch.open(folder).build(archive, rebuild=True, progress=progress, **options)


@pytest.fixture(scope="session")
def half_index(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old index with a rebuild beside it that was stopped."""
    folder = tmp_path_factory.mktemp("half") / "index"
    shutil.copytree(scene.old_index, folder)
    stop(scene.archive, folder)
    return folder


@pytest.fixture
def half(half_index: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(half_index, tmp_path / "half"))


def rebuild(scene: Scene, folder: Path, **options: object) -> Report:
    """Build anew, and compare with what a build in one go gives."""
    report = hzsearch.open(folder).build(scene.archive, rebuild=True, **options)
    assert state(folder) == scene.new
    assert stray_files(folder) == set()
    return report


def fate(report: Report) -> str | None:
    return report.stopped.fate if report.stopped else None


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_a_rebuild_that_was_killed_goes_on(
    scene: Scene, start: Start, old_copy: Callable[[], Path]
) -> None:
    read = []
    for call in CALLS[scene.engine]:
        folder = old_copy()
        process = start(scene.archive, folder, "--die", str(call), "--rebuild", jobs=1)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert state(folder) == scene.old
        read.append(rebuild(scene, folder).files)
    # The later it was killed, the less was left to do.
    assert read == sorted(read, reverse=True)
    assert all(0 < files < FILES for files in read)


def test_one_that_ends_just_before_its_commit_has_nothing_left_to_do(
    scene: Scene, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(new: Path, path: Path) -> None:
        raise StopError

    with monkeypatch.context() as patch:
        patch.setattr("hzsearch.engines.keeping.put_in_place", fail)
        with pytest.raises(StopError):
            hzsearch.open(half).build(scene.archive, rebuild=True)
    assert state(half) == scene.old
    report = rebuild(scene, half)
    assert (report.files, report.unchanged) == (0, FILES)


def test_what_was_kept_is_not_read_again(scene: Scene, half: Path) -> None:
    told: list[Stopped] = []
    assert state(half) == scene.old
    report = rebuild(scene, half, tell=told.append)
    assert (report.files, report.unchanged) == (FILES - KEPT_FILES, KEPT_FILES)
    assert told == [report.stopped]
    assert fate(report) == "resumed"
    assert told[0].articles == sum(len(file["articles"]) for file in ledger_of(half)[:KEPT_FILES])


def ledger_of(folder: Path) -> list[dict[str, list[str]]]:
    files: list[dict[str, list[str]]] = open_reader(folder).ledger()["files"]
    return files


@whoosh_only
def test_one_that_is_stopped_again_goes_on_again(scene: Scene, half: Path) -> None:
    with pytest.raises(StopError):
        hzsearch.open(half).build(scene.archive, rebuild=True, progress=_at_the_first_file)
    assert state(half) == scene.old
    assert fate(rebuild(scene, half)) == "resumed"


def _at_the_first_file(done: int, total: int) -> None:
    if done:
        raise StopError


def test_the_old_index_is_updated_meanwhile(scene: Scene, half: Path) -> None:
    index = hzsearch.open(half)
    index.add([{"id": "x", "title": "信创"}])
    report = index.build(scene.archive)
    assert fate(report) == "waiting"
    assert set(state(half).articles) == {*scene.new.articles, "x"}
    # What was added is in no archive, and carried over.
    updated = state(half)
    report = index.build(scene.archive, rebuild=True)
    assert (fate(report), report.unchanged, report.carried) == ("resumed", KEPT_FILES, 1)
    assert state(half) == updated
    assert stray_files(half) == set()


@whoosh_only
def test_it_can_be_forgotten(scene: Scene, half: Path) -> None:
    report = hzsearch.open(half).build(scene.archive, forget=True)
    assert fate(report) is None
    assert state(half) == scene.new
    assert stray_files(half) == set()


@whoosh_only
def test_a_rebuild_that_forgets_it_reads_all(scene: Scene, half: Path) -> None:
    report = rebuild(scene, half, forget=True)
    assert (fate(report), report.files) == (None, FILES)


def taken_up(folder: Path) -> str:
    """Return what becomes of what is kept in ``folder`` when it is built anew; nothing is built."""
    with open_writer(folder, rebuild=True) as writer:
        assert writer.stopped
        fate = writer.stopped.fate
        assert bool(writer.ledger()) == (fate == "resumed")
    assert (folder / KEPT).exists() == (fate == "resumed")
    return fate


def test_what_is_damaged_of_it_makes_it_start_over(half: Path) -> None:
    assert taken_up(half) == "resumed"
    told = json.loads((half / KEPT).read_text(encoding="utf-8"))["kept"]
    parts = [path for part in told["parts"] for path in files_of(half / part)]
    mark = (half / KEPT).read_bytes()
    for path in [half / KEPT, *parts]:
        data = path.read_bytes()
        for bad in (data[:-1], data[: len(data) // 2] + b"*" + data[len(data) // 2 + 1 :]):
            path.write_bytes(bad)
            assert taken_up(half) == "useless", path
            path.write_bytes(data)
            (half / KEPT).write_bytes(mark)
    assert taken_up(half) == "resumed"


def files_of(part: Path) -> list[Path]:
    """Return the files of a kept part that are something, those that are locks left out."""
    there = sorted(part.iterdir()) if part.is_dir() else [part]
    return [path for path in there if path.stat().st_size and path.suffix != ".lock"]


def test_a_part_that_is_gone_makes_it_start_over(half: Path) -> None:
    told = json.loads((half / KEPT).read_text(encoding="utf-8"))["kept"]
    part = half / next(name for name in told["parts"] if not name.startswith("ledger"))
    (shutil.rmtree if part.is_dir() else Path.unlink)(part)
    assert taken_up(half) == "useless"


@whoosh_only
def test_other_words_make_it_start_over(
    half: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("出台人才\n", encoding="utf-8")
    monkeypatch.setenv("HZSEARCH_WORDS", str(words))
    assert taken_up(half) == "useless"


@whoosh_only
def test_other_rules_make_it_start_over(
    scene: Scene, half: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hzsearch.analysis.cutter._jieba_version", lambda: "0")
    # A build that is none anew has no use for it either.
    assert fate(hzsearch.open(half).build(scene.archive)) == "useless"
    assert state(half) == scene.new
    assert stray_files(half) == set()


@whoosh_only
def test_files_that_changed_meanwhile_are_read_again(
    scene: Scene, half: Path, tmp_path: Path
) -> None:
    archive = Path(shutil.copytree(scene.archive, tmp_path / "archive"))
    first, second, *_, last = sorted(archive.rglob("*.txt"))
    first.unlink()
    second.write_text("第1版\n一家园区挂牌\n　　本报讯 信创产业园挂牌。\n", encoding="utf-8")
    shutil.copy(last, archive / "2024" / "07.txt")
    (archive / "2024" / "01.json").write_text('[{"id": "n", "title": "信创"}]', encoding="utf-8")
    whole = hzsearch.open(tmp_path / "whole")
    whole.build(archive, engine=scene.engine)
    report = hzsearch.open(half).build(archive, rebuild=True)
    assert (fate(report), report.unchanged) == ("resumed", KEPT_FILES - 2)
    assert state(half) == state(tmp_path / "whole")


@whoosh_only
def test_files_are_named_by_the_archives_as_they_are_given_now(scene: Scene, half: Path) -> None:
    day = scene.archive / "2024"
    report = hzsearch.open(half).build(day, rebuild=True)
    assert (fate(report), report.unchanged) == ("resumed", 0)
    assert not set(state(half).articles) & set(scene.new.articles)


@whoosh_only
def test_an_engine_may_be_left_out_but_not_changed(scene: Scene, half: Path) -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    other = TANTIVY if scene.engine == WHOOSH else WHOOSH
    with open_writer(half, other, rebuild=True) as writer:
        assert writer.stopped
        assert (writer.engine, writer.stopped.fate) == (other, "useless")
    stop(scene.archive, half, engine=other)
    assert open_reader(half).engine == scene.engine
    with open_writer(half, rebuild=True) as writer:
        assert writer.stopped
        assert (writer.engine, writer.stopped.fate) == (other, "resumed")


@whoosh_only
def test_the_command_line_says_so_first(scene: Scene, half: Path) -> None:
    first = run("build", scene.archive, "--index", half).out.splitlines()[0]
    assert "is kept 中断的重建已保留" in first
    first = run("build", scene.archive, "--index", half, "--rebuild").out.splitlines()[0]
    assert first.startswith("Going on with the rebuild stopped 20")
    assert run("build", scene.archive, "--index", half).out.startswith("Nothing has changed")


@whoosh_only
def test_a_rebuild_of_nothing_shows_nothing(scene: Scene, tmp_path: Path) -> None:
    stop(scene.archive, tmp_path / "index", engine=scene.engine)
    with pytest.raises(HzsearchError, match="There is no index"):
        hzsearch.open(tmp_path / "index").query("信创")
    assert fate(rebuild(scene, tmp_path / "index")) == "resumed"
