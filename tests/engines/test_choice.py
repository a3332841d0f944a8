"""Which engine an index is of, and turning it over to another."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import hzsearch
from hzsearch.building import build
from hzsearch.cli import main
from hzsearch.engines.registry import ENGINES, TANTIVY, WHOOSH, open_reader
from hzsearch.errors import UsageError
from hzsearch.index import Index

SAMPLE = Path(hzsearch.__file__).parent / "data" / "sample"
QUERIES = [
    "信创",
    "人工智能",
    "园",
    "AI",
    "信创 -乐山",
    "topic:人才",
    "date:2024-05",
    "amount:>1亿",
]

each_engine = pytest.mark.parametrize("engine", ENGINES)


@pytest.fixture(autouse=True)
def _installed() -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


def answers(index: Index, texts: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
    pages = {text: index.query(text, limit=60) for text in texts}
    return {text: [(hit.id, round(hit.score, 6)) for hit in page] for text, page in pages.items()}


def test_engines_answer_alike_and_count_alike(tmp_path: Path) -> None:
    one, other = (hzsearch.open(tmp_path / engine) for engine in ENGINES)
    for index, engine in zip((one, other), ENGINES, strict=True):
        index.build(SAMPLE, engine=engine)
    assert answers(one, QUERIES) == answers(other, QUERIES)
    assert all(answers(one, QUERIES).values())
    for by in ("zone", "topic", "kind", "byline", "month"):
        assert one.count(by=by) == other.count(by=by)
    assert dict(one.reader().words()) == dict(other.reader().words())
    assert dict(one.reader().pairs("园")) == dict(other.reader().pairs("园"))


@each_engine
def test_an_index_turned_over_has_the_same_articles_and_the_same_ledger(
    tmp_path: Path, engine: str
) -> None:
    (before,) = {*ENGINES} - {engine}
    index = hzsearch.open(tmp_path)
    index.build(SAMPLE, engine=before)
    ids, ledger = {*index.reader().article_ids()}, index.reader().ledger()
    was, articles = answers(index, QUERIES), [index.show(one) for one in sorted(ids)]
    assert index.convert(engine) == len(ids)
    assert index.reader().engine == index.stats()["engine"] == engine
    assert {*index.reader().article_ids()} == ids
    assert [index.show(one) for one in sorted(ids)] == articles
    assert index.reader().ledger() == ledger
    assert answers(index, QUERIES) == was
    # Nothing of the old engine is left, and a build has nothing to do.
    assert not [*tmp_path.glob("MAIN_*" if engine == TANTIVY else "tantivy-*")]
    report = index.build(SAMPLE)
    assert (report.files, report.unchanged) == (0, 8)
    assert index.reader().engine == engine


def test_an_index_keeps_its_engine_unless_it_is_built_anew(tmp_path: Path) -> None:
    page = SAMPLE / "2024-03-18"
    assert run("build", page, "--index", tmp_path, "--engine", TANTIVY).exit_code == 0
    refused = run("build", page, "--index", tmp_path, "--engine", WHOOSH)
    assert refused.exit_code == 2
    assert "hzsearch convert --engine whoosh" in refused.output
    assert "--rebuild" in refused.output
    assert open_reader(tmp_path).engine == TANTIVY
    rebuilt = run("build", page, "--index", tmp_path, "--rebuild", "--engine", WHOOSH)
    assert rebuilt.exit_code == 0
    assert open_reader(tmp_path).engine == WHOOSH


def test_what_can_not_be_turned_over_is_said_in_a_sentence(tmp_path: Path) -> None:
    nothing = run("convert", "--engine", TANTIVY, "--index", tmp_path)
    assert nothing.exit_code == 2
    assert "There is no index" in nothing.output
    hzsearch.open(tmp_path).add([{"id": "1", "title": "信创"}])
    same = run("convert", "--engine", WHOOSH, "--index", tmp_path)
    assert same.exit_code == 2
    assert "already" in same.output
    with pytest.raises(UsageError, match="No engine is called “lucene”; use whoosh or tantivy"):
        hzsearch.open(tmp_path).convert("lucene")


def test_without_its_extra_the_engine_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hzsearch.open(tmp_path).add([{"id": "1", "title": "信创"}])
    monkeypatch.setitem(sys.modules, "tantivy", None)
    for name in [name for name in sys.modules if name.startswith("hzsearch.engines.tantivy")]:
        monkeypatch.delitem(sys.modules, name)
    asked = run("convert", "--engine", TANTIVY, "--index", tmp_path)
    assert asked.exit_code == 2
    assert "pip install 'hzsearch[fast]'" in asked.output
    assert len(hzsearch.open(tmp_path).query("信创")) == 1


@each_engine
def test_the_other_engine_is_named_once_where_an_archive_grows_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setattr(sys.modules["hzsearch.building.build"], "MANY", 20)
    archive, told = tmp_path / "archive", []
    for day in sorted(path for path in SAMPLE.iterdir() if path.is_dir()):
        shutil.copytree(day, archive / day.name)
        told.append(build(tmp_path / "index", [archive], engine=engine).outgrown)
    assert told.count(True) == (engine == WHOOSH)
    assert not build(tmp_path / "index", [archive]).outgrown
