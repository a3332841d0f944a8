"""Manuscripts: what is headline, byline, text; which lines; and what is no manuscript."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.archive import read
from hzsearch.errors import ArchiveError
from tests.archive.formats.shown import shown
from tests.archive.formats.word import package, word
from tests.cases import read_cases

CASES = list(read_cases(Path(__file__).parent / "cases" / "manuscripts.txt"))
_BOMB = "<w:document><w:t>" + "0" * 40_000_000 + "</w:t></w:document>"


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_manuscript_becomes_articles(text: str, wanted: str) -> None:
    assert shown(read(word(text.replace("·", "")), "a.docx")) == wanted


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 but nothing more", "unpacked"),
        (word("甲")[:-40], "unpacked"),
        (package({"a.txt": "甲"}), "no word/document.xml"),
        (package({"word/document.xml": "<w:document"}), "is damaged"),
        (package({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}), "type"),
        (package({"word/document.xml": _BOMB}), "unpacks to more"),
        (package({"word/document.xml": "<a/>", "word/styles.xml": "<"}), "is damaged"),
        (
            package({"word/document.xml": "<a/>"} | {f"word/header{n}.xml": "" for n in range(99)}),
            "99 headers",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
    ],
)
def test_what_is_no_manuscript_is_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason) as error:
        read(data, "b/a.docx")
    assert str(error.value).startswith("b/a.docx ")


def test_depth_costs_nothing() -> None:
    deep = "<a>" * 50_000 + "<p><r><t>甲</t></r></p>" + "</a>" * 50_000
    found = read(package({"word/document.xml": deep}), "a.docx")
    assert found.articles[0].paragraphs == ("甲",)


MARKS = st.sampled_from(["", "Title", "Heading1", "Heading2", "c b", "c", "b 22", "row", "note"])
LINES = st.lists(st.tuples(MARKS, st.text("甲一。 /（记者张三）", min_size=1)), max_size=8)


@given(LINES)
def test_every_paragraph_is_in_one_article_or_furniture(lines: list[tuple[str, str]]) -> None:
    text = "Title|题\n" + "\n".join(f"{marks}|{content}" for marks, content in lines)
    found = read(word(text), "a.docx")
    own = [
        n for a in found.articles for first, last in a.source.lines for n in range(first, last + 1)
    ]
    assert found.lines == len(own)
    assert sorted([*own, *found.furniture]) == list(range(1, len(own) + len(found.furniture) + 1))
    for article in found.articles:
        assert len(article.subheads) == len(article.subhead_before)
        assert all(place < len(article.paragraphs) for place in article.subhead_before)
