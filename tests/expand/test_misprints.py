"""A misprint that stands in the archive: found as it stands, and asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

import hzsearch


@pytest.fixture
def index(tmp_path: Path) -> hzsearch.Index:
    index = hzsearch.open(tmp_path / "index")
    right = [{"id": f"r{n}", "title": f"第{n}篇", "body": "发展新质生产力。"} for n in range(12)]
    index.add([*right, {"id": "w", "title": "排错了", "body": "发展新制生产力。旧制生产线停用。"}])
    return index


def test_a_rare_word_that_sounds_like_a_common_one_is_asked_about(index: hzsearch.Index) -> None:
    results = index.query("新制生产力")
    assert [hit.id for hit in results] == ["w"]
    assert "did you mean 您是不是要找 新质生产力 (12)?" in results.notes[0]


@pytest.mark.parametrize("text", ["新质生产力", "“新制生产力”", "旧制生产线", "排错了"])
def test_nothing_else_is_asked_about(index: hzsearch.Index, text: str) -> None:
    assert not index.query(text).notes


def test_exact_asks_nothing(index: hzsearch.Index) -> None:
    assert not index.query("新制生产力", exact=True).notes
