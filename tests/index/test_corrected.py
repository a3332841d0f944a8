"""When the text of an article became another one: what the builds of an archive tell."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from importlib import import_module
from pathlib import Path

import pytest

import hzsearch
from hzsearch.building.ledger import Ledger
from hzsearch.engines.registry import open_writer
from tests.contract.engines import has_tantivy


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two days of ready articles, two on each."""
    for day in (1, 2):
        path = tmp_path / "archive" / f"2024-05-0{day}.jsonl"
        path.parent.mkdir(exist_ok=True)
        rows = [{"id": f"{day}-{n}", "paragraphs": [f"信创 {day} {n}"]} for n in (1, 2)]
        path.write_text("\n".join(map(json.dumps, rows)))
    return tmp_path / "archive"


def correct(archive: Path, before: str, after: str) -> None:
    """Change the first day's page."""
    path = archive / "2024-05-01.jsonl"
    path.write_text(path.read_text().replace(before, after))


def told(index: hzsearch.Index) -> dict[str, datetime]:
    """Return the times of all articles."""
    return index.corrected(index.articles())


@pytest.mark.parametrize("engine", ["whoosh", pytest.param("tantivy", marks=has_tantivy)])
def test_only_what_has_another_text_was_corrected(
    tmp_path: Path, archive: Path, engine: str
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive, engine=engine)
    assert told(index) == {}
    began = datetime.now(timezone.utc).replace(microsecond=0)
    correct(archive, " 1 1", " 1 one")
    index.build(archive)
    first = told(index)
    assert first.keys() == {"1-1"}
    assert began <= first["1-1"] <= datetime.now(timezone.utc)


def test_a_time_stays_till_the_text_is_another_again(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = (f"2024-06-01T{hour}:00:00+00:00" for hour in range(10, 20))
    monkeypatch.setattr(import_module("hzsearch.building.build"), "now", times.__next__)
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    correct(archive, " 1 1", " 1 one")
    index.build(archive)
    # A day is no part of the text, and neither is a rebuild.
    correct(archive, '"id": "1-1"', '"date": "2024-05-01", "id": "1-1"')
    index.build(archive)
    index.build(archive, rebuild=True)
    assert {one: when.hour for one, when in told(index).items()} == {"1-1": 11}
    correct(archive, " 1 2", " 1 two")
    index.build(archive, rebuild=True)
    assert {one: when.hour for one, when in told(index).items()} == {"1-1": 11, "1-2": 14}


def test_an_index_from_before_such_times_is_as_it_came(tmp_path: Path, archive: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    facts = index.reader().ledger()
    for row in facts["files"]:
        del row["texts"], row["corrected"]
    with open_writer(index.folder) as writer:
        writer.commit(facts)
    assert told(index) == {}
    correct(archive, " 1 1", " 1 one")
    index.build(archive)
    assert told(index) == {}
    correct(archive, " 1 one", " 1 eins")
    index.build(archive)
    assert told(index).keys() == {"1-1"}


def test_what_another_file_has_takes_its_text_along() -> None:
    row = {"name": "a", "path": "a", "root": "", "fingerprint": "", "pages": 1, "lines": 1}
    more = {"furniture": 0, "articles": ["x", "y"], "texts": "a" * 11 + "b" * 11}
    changed = {"corrected": [["x", "2024"], ["y", "2025"]]}
    ledger = Ledger.from_dict({"files": [{**row, **more, **changed}]})
    left = ledger.records["a"].without({"b": ["x"]})
    assert dict(left.each_text()) == {"y": "b" * 11}
    assert left.corrected == (("y", "2025"),)
