"""Imported articles: no build loses one, or says so. On both engines of a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import hzsearch
from hzsearch.building import imported
from hzsearch.building.work import Aside, aside_for, index_batch
from hzsearch.engines.manifest import NAME
from hzsearch.engines.registry import ENGINES, TANTIVY, WHOOSH, open_reader
from hzsearch.model import Article
from tests.crash.commands import run

PAGE = "第1版\n一家园区挂牌\n　　本报讯 信创产业园挂牌，{what}。\n"

Articles = dict[str, str]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    if request.param == TANTIVY:
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    return str(request.param)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two pages with an article each."""
    day = tmp_path / "archive" / "2024-03-18"
    day.mkdir(parents=True)
    for number in (1, 2):
        (day / f"0{number}.txt").write_text(PAGE.format(what=number), encoding="utf-8")
    return day.parent


@pytest.fixture
def index(tmp_path: Path, archive: Path, engine: str) -> hzsearch.Index:
    """The pages, with three articles that were added."""
    index = hzsearch.open(tmp_path / "index")
    index.build(archive, engine=engine)
    index.add(one(number) for number in range(3))
    return index


FIRST, SECOND = "2024-03-18/01.txt:1", "2024-03-18/02.txt:1"


def one(number: int, body: str = "信创") -> dict[str, str]:
    return {"id": f"n:{number}", "title": f"导入第{number}篇", "body": body}


def state(index: hzsearch.Index) -> Articles:
    """Return every article as JSON, by its id, all of the index read."""
    reader = open_reader(index.folder)
    reader.check()
    return {one: json.dumps(reader.article(one)) for one in reader.article_ids()}


class StopError(Exception):
    """Ends a build in the middle."""


def test_a_rebuild_carries_them_over(index: hzsearch.Index, archive: Path) -> None:
    before = state(index)
    assert {FIRST, SECOND, "n:0", "n:1", "n:2"} == set(before)
    for _ in range(2):
        outcome = run("build", archive, "--rebuild", "--index", index.folder)
        assert "3 imported articles carried over 沿用导入的文章 3 篇" in outcome.out
        assert (outcome.code, state(index)) == (0, before)
    assert index.count("信创") == 5
    # What a file gave is not: that one is gone.
    (archive / SECOND.partition(":")[0]).unlink()
    assert index.build(archive, rebuild=True).carried == 3
    assert set(state(index)) == set(before) - {SECOND}
    assert index.build(archive).carried == 0


def test_a_rebuild_into_another_engine_carries_them_over(
    index: hzsearch.Index, archive: Path, engine: str
) -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    before = state(index)
    other = WHOOSH if engine == TANTIVY else TANTIVY
    assert index.build(archive, rebuild=True, engine=other).carried == 3
    assert (open_reader(index.folder).engine, state(index)) == (other, before)


def test_so_it_does_from_an_index_of_other_rules(
    index: hzsearch.Index, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(index)
    monkeypatch.setattr("hzsearch.analysis.VERSION", -1)
    monkeypatch.setattr("hzsearch.analysis.cutter.VERSION", -1)
    with pytest.raises(hzsearch.ForeignIndexError):
        index.build(archive)
    assert index.build(archive, rebuild=True).carried == 3
    assert state(index) == before


def test_what_is_built_over_an_imported_article_stays_out_and_is_told(
    tmp_path: Path, archive: Path, engine: str
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive / SECOND.partition(":")[0], engine=engine)
    index.add([{"id": FIRST, "title": "导入"}])
    imported = state(index)[FIRST]
    for options in ({}, {"rebuild": True}, {"rebuild": True}):
        report = index.build(archive, **options)
        assert state(index)[FIRST] == imported
        (note,) = (note for note in report.notes if "imported articles have" in note.reason)
        assert (note.path, FIRST in note.reason) == ("2024-03-18/01.txt", True)


def break_manifest(folder: Path) -> None:
    (folder / NAME).write_text("{", encoding="utf-8")


def of_other_format(folder: Path) -> None:
    facts = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps({**facts, "format": 99}), encoding="utf-8")


def break_ledger(folder: Path) -> None:
    for path in folder.glob("ledger-*.json"):
        path.write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (break_manifest, "the old index is damaged"),
        (of_other_format, "was made by another version"),
        (break_ledger, "the old index is damaged"),
    ],
)
def test_what_can_not_be_read_is_told(
    index: hzsearch.Index, archive: Path, harm: Callable[[Path], None], why: str
) -> None:
    assert isinstance(index.folder, Path)
    harm(index.folder)
    outcome = run("build", archive, "--rebuild", "--index", index.folder, "--engine", WHOOSH)
    (told,) = (line for line in outcome.out.splitlines() if "could not be carried over" in line)
    assert why in told
    assert "if there were any" in told
    assert set(state(index)) == {FIRST, SECOND}
    # Nothing can be said of what was not there.
    assert "could not" not in run("build", archive, "--rebuild", "--index", index.folder).out


def test_damage_in_the_middle_is_told_with_their_number(
    index: hzsearch.Index, archive: Path, tmp_path: Path
) -> None:
    stored = max(tmp_path.rglob("*.store"), default=None, key=lambda path: path.stat().st_size)
    for path in [stored] if stored else tmp_path.rglob("MAIN_*.hzs"):
        data = bytearray(path.read_bytes())
        data[len(data) // 3] ^= 0xFF
        path.write_bytes(data)
    outcome = run("build", archive, "--rebuild", "--index", index.folder)
    told = "could not be carried over, as the old index is damaged; import them again."
    assert told in outcome.out
    assert set(state(index)) == {FIRST, SECOND}


class Writing:
    """Writes imported articles one at a time, and notes which; ends the build behind ``most``."""

    def __init__(self, patch: pytest.MonkeyPatch, most: int) -> None:
        self.written = list[str]()
        self._most = most
        patch.setattr("hzsearch.building.saving.KEEP_SECONDS", 0.0)
        patch.setattr(imported, "aside_for", lambda *told: replace(aside_for(*told), characters=1))
        patch.setattr(imported, "index_batch", self._write)

    def _write(self, place: Aside, articles: tuple[Article, ...]) -> list[str]:
        if len(self.written) == self._most:
            raise StopError
        self.written += [article.id for article in articles]
        return index_batch(place, articles)


def stop(index: hzsearch.Index, archive: Path, most: int) -> None:
    """Stop a rebuild that has kept so many imported articles."""
    before = state(index)
    with pytest.MonkeyPatch.context() as patch:
        writing = Writing(patch, most)
        with pytest.raises(StopError):
            index.build(archive, rebuild=True)
        assert len(writing.written) == most
    assert state(index) == before


def test_a_stopped_rebuild_goes_on_and_has_each_once(
    index: hzsearch.Index, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(index)
    stop(index, archive, 2)
    writing = Writing(monkeypatch, 9)
    report = index.build(archive, rebuild=True)
    assert report.stopped
    assert (report.stopped.fate, report.files, report.carried) == ("resumed", 0, 3)
    assert (len(writing.written), state(index)) == (1, before)
    # The next one begins anew.
    assert (index.build(archive, rebuild=True).carried, state(index)) == (3, before)


def test_what_is_imported_while_a_rebuild_waits_is_carried_over(
    index: hzsearch.Index, archive: Path
) -> None:
    stop(index, archive, 2)
    # A new one, and one that is there by another text.
    index.add([one(9), one(0, "信创另说")])
    before = state(index)
    report = index.build(archive, rebuild=True)
    assert report.stopped
    assert (report.stopped.fate, report.carried) == ("resumed", 4)
    assert state(index) == before


def test_a_rebuild_holds_few_articles_at_a_time(
    index: hzsearch.Index, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, ahead = Writing(monkeypatch, 99), list[int]()

    def read(facts: Mapping[str, object]) -> Article:
        ahead.append(len(ahead) - len(writing.written))
        return from_dict(facts)

    from_dict = Article.from_dict
    index.add(one(number) for number in range(8))
    with monkeypatch.context() as patch:
        patch.setattr(Article, "from_dict", read)
        assert index.build(archive, rebuild=True).carried == 8
    assert len(ahead) == 8
    assert max(ahead) <= 2
