"""Turning an index over while others build it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import hzsearch
from hzsearch.engines.base import Reader
from hzsearch.engines.location import Location
from hzsearch.engines.registry import ENGINES, open_reader
from hzsearch.model import Article

CONVERT = import_module("hzsearch.building.convert")


def write(archive: Path, one: str) -> Path:
    archive.mkdir(exist_ok=True)
    record = f'{{"id": "{one}", "title": "信创", "body": "人才。"}}\n'
    (archive / f"{one}.jsonl").write_text(record, encoding="utf-8")
    return archive


def files(index: hzsearch.Index) -> list[str]:
    return [file["name"] for file in index.reader().ledger()["files"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_copy_has_the_ledger_of_its_articles_though_the_index_is_built_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    index, copy = hzsearch.open(tmp_path / "index"), hzsearch.open(tmp_path / "copy")
    index.build(write(tmp_path / "in", "a"), engine=engine)
    real = CONVERT._articles

    def interrupted(reader: Reader) -> Iterator[Article]:
        index.build(write(tmp_path / "in", "b"))
        yield from real(reader)

    monkeypatch.setattr(CONVERT, "_articles", interrupted)
    (other,) = {*ENGINES} - {engine}
    assert index.convert(other, to=tmp_path / "copy") == 1
    assert files(copy) == ["a.jsonl"]
    assert copy.build(tmp_path / "in").files == 1


def test_an_index_that_is_built_just_as_it_is_opened_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, copy = hzsearch.open(tmp_path / "index"), hzsearch.open(tmp_path / "copy")
    index.build(write(tmp_path / "in", "a"))
    opened: list[Reader] = []

    def late(folder: Location) -> Reader:
        opened.append(open_reader(folder))
        if len(opened) == 2:
            index.build(write(tmp_path / "in", "b"))
        return opened[-1]

    monkeypatch.setattr(CONVERT, "open_reader", late)
    assert index.convert("tantivy", to=tmp_path / "copy") == 2
    assert files(copy) == ["a.jsonl", "b.jsonl"]
