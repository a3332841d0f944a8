"""``hzsearch analyze``: how a text is cut, and what it asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import hzsearch
from hzsearch.analysis.dictionary import VARIABLE
from tests.cli.test_commands import loads, run

FIELDS = [
    "text",
    "folded",
    "condensed",
    "words",
    "search_words",
    "added",
    "parsed",
    "resolved",
    "notes",
]


def analyzed(folder: Path, *args: str) -> dict[str, Any]:
    facts: dict[str, Any] = loads(run("analyze", *args, "--json", "--index", folder))
    return facts


def labels(tree: dict[str, Any]) -> list[str]:
    return [tree["label"], *(label for part in tree.get("parts", ()) for label in labels(part))]


def test_json_is_as_documented(sample_folder: Path) -> None:
    facts = analyzed(sample_folder, "ＴＣＬ《信創》", "國家高新區", "-天津")
    assert list(facts) == FIELDS
    assert facts["text"] == "ＴＣＬ《信創》 國家高新區 -天津"
    assert facts["folded"] == "tcl《信创》 国家高新区 -天津"
    assert facts["condensed"] == "tcl信创国家高新区-天津"
    assert "".join(facts["words"]) == facts["folded"]
    assert {"tcl", "国家", "高新", "高新区"} <= set(facts["search_words"])
    assert labels(facts["parsed"]) == [
        "AND",
        "word “tcl信创”",
        "word “国家高新区”",
        "NOT",
        "word “天津”",
    ]


def test_each_part_has_as_many_articles_as_a_query_finds(
    sample_folder: Path, sample_index: hzsearch.Index
) -> None:
    tree = analyzed(sample_folder, "“信创”", "“天津”")["resolved"]
    assert tree["articles"] == sample_index.count("“信创” “天津”")
    assert [part["articles"] for part in tree["parts"]] == [
        sample_index.count("“信创”"),
        sample_index.count("“天津”"),
    ]


def test_what_a_word_comes_to_in_the_archive_is_told(sample_folder: Path) -> None:
    facts = analyzed(sample_folder, "xinchuang")
    assert labels(facts["resolved"]) == ["literal “信创”"]
    assert "pinyin" in facts["notes"][0]
    exact = analyzed(sample_folder, "xinchuang", "--exact")
    assert exact["resolved"] == {"label": "literal “xinchuang”", "articles": 0}
    assert exact["notes"] == []


def test_without_an_index_the_archive_is_missing_and_that_is_said(tmp_path: Path) -> None:
    facts = analyzed(tmp_path, "信创谷")
    assert facts["resolved"] is None
    assert facts["parsed"] == {"label": "word “信创谷”"}
    told = run("analyze", "信创谷", "--index", tmp_path).stdout
    assert "There is no index" in told
    assert "word “信创谷”" in told
    assert not list(tmp_path.iterdir())


def test_a_damaged_index_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "hzsearch.json").write_text("{")
    assert "damaged" in run("analyze", "信创", "--index", tmp_path, code=2).stderr


def test_added_words_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "words.txt"
    path.write_text("智造 5000\n造园建\n", encoding="utf-8")
    assert analyzed(tmp_path / "none", "中国智造园")["added"] == []
    monkeypatch.setenv(VARIABLE, str(path))
    facts = analyzed(tmp_path / "none", "中国智造园。智造")
    assert facts["added"] == ["智造"]
    assert facts["words"] == ["中国", "智造", "园", "。", "智造"]
    told = run("analyze", "中国智造园", "--index", tmp_path).stdout
    assert told.split("Added words")[1].split()[1] == "智造"


@pytest.mark.parametrize("text", ["", " "])
def test_a_text_of_nothing_is_one_sentence(tmp_path: Path, text: str) -> None:
    assert run("analyze", text, "--index", tmp_path, code=2).stderr.startswith("hzsearch: ")
