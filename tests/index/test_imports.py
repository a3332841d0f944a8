"""Imported articles: no build loses one, or says so. On both engines of a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import hzsearch
from hzsearch.building import imported
from hzsearch.building.twins import gave_way
from hzsearch.building.work import Aside, aside_for, index_batch
from hzsearch.engines.manifest import NAME
from hzsearch.engines.registry import ENGINES, TANTIVY, WHOOSH, open_reader, open_writer
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


PAGES = ("2024-03-18/01.txt", "2024-03-18/02.txt")
FIRST, SECOND = (f"{page}:1" for page in PAGES)


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
    (archive / PAGES[1]).unlink()
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
    index.build(archive / PAGES[1], engine=engine)
    index.add([{"id": FIRST, "title": "导入"}])
    imported = state(index)[FIRST]
    for options in ({}, {"rebuild": True}, {"rebuild": True}):
        report = index.build(archive, **options)
        assert state(index)[FIRST] == imported
        (note,) = (note for note in report.notes if "imported articles have" in note.reason)
        assert (note.path, FIRST in note.reason) == (PAGES[0], True)


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
    # A new one, one that is there by another text, one in the place of what a file gave.
    index.add([one(9), one(0, "信创另说"), {"id": FIRST, "title": "导入"}])
    before = state(index)
    report = index.build(archive, rebuild=True)
    assert report.stopped
    assert (report.stopped.fate, report.carried) == ("resumed", 5)
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


@pytest.mark.parametrize("prune", [False, True])
def test_what_took_the_place_of_a_files_article_outlives_the_file(
    index: hzsearch.Index, archive: Path, prune: bool
) -> None:
    told = list[str]()
    assert index.add([{"id": FIRST, "title": "导入"}, one(1)], tell=told.append) == 2
    assert told == [
        f"{PAGES[0]}: 1 of its articles gave way to imported ones with the same ids ({FIRST})."
    ]
    imported = state(index)
    page = archive / PAGES[0]
    assert index.build(archive).files == 0
    if prune:
        page.unlink()
    else:
        page.write_text(PAGE.format(what="改"), encoding="utf-8")
    report = index.build(archive, prune=prune)
    assert (report.files, report.pruned) == ((0, 1) if prune else (1, 0))
    assert state(index) == imported


def test_many_files_whose_articles_gave_way_are_told_by_their_number() -> None:
    *named, last = gave_way({f"{number}.txt": [f"{number}.txt:1"] for number in range(12)})
    assert [sentence.partition(":")[0] for sentence in named] == [f"{n}.txt" for n in range(10)]
    assert last == "So did articles of 2 more files."


def write(path: Path, *titles: str) -> Path:
    """Write a table without ids."""
    path.parent.mkdir(exist_ok=True)
    rows = ["title,body", *(f"{title},信创{title}" for title in titles)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def headlines(index: hzsearch.Index) -> dict[str, str]:
    return {article.id: article.headline for article in index.articles()}


@pytest.fixture
def empty(tmp_path: Path, engine: str) -> hzsearch.Index:
    """An index of nothing."""
    with open_writer(tmp_path / "empty", engine) as writer:
        writer.commit({})
    return hzsearch.open(tmp_path / "empty")


def test_files_of_the_same_name_have_ids_of_their_own(
    empty: hzsearch.Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (write(tmp_path / name / "x.csv", name) for name in "abc")
    assert empty.import_files(first, second).articles == 2
    assert empty.import_files(third).articles == 1
    there = {"x.csv:1": "a", "b/x.csv:1": "b", "c/x.csv:1": "c"}
    assert headlines(empty) == there
    # One that is imported again replaces its own, whatever else it is called by.
    monkeypatch.chdir(tmp_path / "b")
    added = empty.import_files(write(second, "新", "又"), Path("x.csv"), "../a/x.csv")
    assert (added.articles, added.replaced, added.notes) == (3, 2, ())
    assert headlines(empty) == {**there, "b/x.csv:1": "新", "b/x.csv:2": "又"}


def test_names_of_imports_outlive_a_rebuild_and_a_conversion(
    empty: hzsearch.Index, archive: Path, tmp_path: Path, engine: str
) -> None:
    first, second = (write(tmp_path / name / "x.csv", name) for name in "ab")
    empty.import_files(first, second)
    empty.build(archive / "2024-03-18", rebuild=True)
    empty.convert(WHOOSH if engine == TANTIVY else TANTIVY)
    # That of a file that was built is not given to another one.
    empty.import_files(write(second, "新"), write(tmp_path / "a" / "01.txt", "页"))
    built = {"01.txt:1", "02.txt:1"}
    assert set(headlines(empty)) == built | {"x.csv:1", "b/x.csv:1", "a/01.txt:1"}
    assert headlines(empty)["b/x.csv:1"] == "新"


def test_what_the_import_says_is_what_is_there(empty: hzsearch.Index, tmp_path: Path) -> None:
    rows = "\n".join(json.dumps(one(number), ensure_ascii=False) for number in range(3))
    for name in ("w.jsonl", "v.jsonl"):
        (tmp_path / name).write_text(rows, encoding="utf-8")
    place = ("--index", empty.folder, "--jobs", 1)
    told = run("import", tmp_path / "w.jsonl", tmp_path / "w.jsonl", *place)
    assert (told.code, told.out) == (0, "3 articles imported 导入 3 篇\n")
    # Of two with the same id in two files the first stays, as it does in one file.
    (tmp_path / "v.jsonl").write_text(rows.replace("导入第2篇", "后来"), encoding="utf-8")
    again = run("import", tmp_path / "w.jsonl", tmp_path / "v.jsonl", *place)
    said = "3 articles imported 导入 3 篇 · 3 in the place of older ones 取代原有 3 篇\n"
    assert (again.code, again.out) == (1, said)
    assert "v.jsonl: 3 of its articles have ids that articles of w.jsonl have" in again.err
    assert headlines(empty)["n:2"] == "导入第2篇"
    # Alone, it takes the place of what is there.
    run("import", tmp_path / "v.jsonl", *place)
    assert headlines(empty)["n:2"] == "后来"


def test_what_is_added_twice_counts_once(empty: hzsearch.Index) -> None:
    assert empty.add([one(1), one(1, "信创另说")]) == 1
    assert empty.count("另说") == 1


def test_a_ledger_that_can_not_be_read_makes_no_file_an_import(
    index: hzsearch.Index, archive: Path, engine: str
) -> None:
    assert isinstance(index.folder, Path)
    break_ledger(index.folder)
    index.add([one(1)])
    index.convert(WHOOSH if engine == TANTIVY else TANTIVY)
    report = index.build(archive)
    assert (report.articles, report.notes) == (2, [])
