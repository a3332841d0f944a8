"""Ready articles in an index: what they state stays, and no id is of two articles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import hzsearch
from hzsearch.building.twins import Owners


def write(folder: Path, name: str, *records: Mapping[str, object]) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_what_a_record_states_stays_and_the_rest_is_found(tmp_path: Path) -> None:
    text = "3月28日，昆山高新区集成电路产业园开工。"
    stated = {"id": "a", "body": text, "published": "2024-04-01", "zone": "无锡高新区", "x": "y"}
    archive = write(tmp_path / "in", "a.jsonl", stated, {"id": "b", "body": text})
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    a, b = index.show("a"), index.show("b")
    assert (a.zone, a.date, a.published, a.meta) == (
        "无锡高新区",
        "2024-03-28",
        "2024-04-01",
        (("x", "y"),),
    )
    assert (b.zone, b.date) == ("昆山高新区", None)
    assert a.topics == b.topics != ()
    assert index.count("y") == 0, "what is kept aside is not searched"


def test_of_two_files_with_one_id_the_first_stays_and_both_are_named(tmp_path: Path) -> None:
    archive = write(tmp_path / "in", "a.jsonl", {"id": "1", "body": "信创一。"})
    write(archive, "b.jsonl", {"id": "1", "body": "信创二。"}, {"id": "2", "body": "信创三。"})
    index = hzsearch.open(tmp_path / "index")
    report = index.build(archive)
    (note,) = report.notes
    assert "b.jsonl" in note.reason
    assert "a.jsonl" in note.reason
    assert (report.articles, index.count("信创")) == (2, 2)
    assert index.show("1").paragraphs == ("信创一。",)
    # And so it is when the second comes in a later build, of a segment of its own.
    write(archive, "c.jsonl", {"id": "1", "body": "信创四。"}, {"id": "3", "body": "信创五。"})
    report = index.build(archive)
    assert len(report.notes) == 1
    assert (index.count("信创"), index.count("信创四")) == (3, 0)
    assert index.show("1").paragraphs == ("信创一。",)


def test_an_article_that_changes_keeps_its_id(tmp_path: Path) -> None:
    archive = write(tmp_path / "in", "a.jsonl", {"id": "1", "body": "信创一。"})
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    write(archive, "a.jsonl", {"id": "1", "body": "信创二。"})
    assert index.build(archive).notes == []
    assert (index.count("信创一"), index.count("信创二")) == (0, 1)


def test_a_copy_of_a_large_file_is_one_note() -> None:
    owners = Owners([("a", map(str, range(1000)))])
    claim = owners.claim("b", map(str, range(2000)))
    ((_, note),) = claim.notes
    assert len(claim.refused) == 1000
    assert "1,000 of its articles" in note
    assert "(0, 1, 2 …)" in note


def test_what_extract_prints_is_built_as_it_was(tmp_path: Path) -> None:
    page = tmp_path / "in" / "2024-04-01"
    page.mkdir(parents=True)
    (page / "03.txt").write_text(
        "第3版\n昆山高新区开工忙\n　　本报讯 3月28日，昆山高新区项目开工。\n", encoding="utf-8"
    )
    first = hzsearch.open(tmp_path / "first")
    first.build(tmp_path / "in")
    facts = [hit.article.to_dict() for hit in first.query(limit=9)]
    archive = write(tmp_path / "printed", "all.jsonl", *facts)
    second = hzsearch.open(tmp_path / "second")
    second.build(archive)
    assert [hit.article.to_dict() for hit in second.query(limit=9)] == facts
