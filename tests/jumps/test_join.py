"""What holds for any issue: no line is lost or told twice, whatever is joined."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.archive import SourceFile
from hzsearch.archive.formats import text as text_files
from hzsearch.ingest import bind, cut_file
from hzsearch.jumps.marks import find_marks
from hzsearch.model import Article, Source
from tests.layout.test_invariants import LINES

MARKS = (
    *("（下转第2版）", "下转3版", "（转第三版）", "（下转第1版）"),
    *("（上接第1版）", "（紧接第二版）", "（上接01版《甲乙》）", "上接第3版"),
)
# A file full of control characters is refused as no text.
PAGE = st.lists(LINES | st.sampled_from(MARKS), max_size=14).map(
    lambda lines: re.sub(r"[\x00-\x08\x0e-\x1f]", "", "\n".join(lines))
)


def told(article: Article) -> list[tuple[str, int]]:
    parts: tuple[Source, ...] = (article.source, *article.continued)
    return [(one.path, n) for one in parts for a, b in one.lines for n in range(a, b + 1)]


@settings(max_examples=300, deadline=None)
@given(st.lists(PAGE, min_size=2, max_size=4))
def test_every_line_is_in_one_article_of_the_issue_or_furniture(pages: list[str]) -> None:
    sources = [SourceFile(Path(), Path(), f"{n:02}.txt") for n in range(1, len(pages) + 1)]
    files = [cut_file(source, text.encode()) for source, text in zip(sources, pages, strict=True)]
    found = bind(files)
    filled = {
        (source.name, line.number)
        for source, text in zip(sources, pages, strict=True)
        for page in text_files.split_pages(text, source.name)
        for line in page.lines
        if line.text.strip()
    }
    lines = [at for extraction in found for article in extraction for at in told(article)]
    furniture = [(extraction.path, n) for extraction in found for n in extraction.furniture]
    assert sorted([at for at in lines if at in filled] + furniture) == sorted(filled)
    for article in (article for extraction in found for article in extraction):
        assert all(0 <= at < len(article.paragraphs) for at in article.subhead_before)
        assert len(article.subheads) == len(article.subhead_before)
    # What does not jump has no say in what is joined.
    whole = [extraction for extraction, file in zip(found, files, strict=True) if file.jumps]
    assert bind([file for file in files if file.jumps]) == whole


@pytest.mark.parametrize(
    ("line", "to", "of"),
    [
        ("比上年增长7.2%。（下转第3版）", "3", ""),
        ("（下转A3版）", "A3", ""),
        ("不一定知道。下转3版", "3", ""),
        ("▶▶下转第三版", "3", ""),
        ("转第三版", "3", ""),
        ("（轉第三版）", "3", ""),
        ("（ 下 转 第 10 版 ）", "10", ""),
        ("上接第1版", "", "1"),
        ("（上接01版）近日，", "", "1"),
        ("（紧接第一版）", "", "1"),
        ("【上接A1版《某某》】", "", "A1"),
        ("车头下转三十度", "", ""),
        ("他把图书一键转3版", "", ""),
        ("上接第1版的内容，", "", ""),
        ("详见第3版", "", ""),
    ],
)
def test_marks(line: str, to: str, of: str) -> None:
    found_to, found_of = find_marks([line])
    assert [mark.page for mark in found_to] == ([to] if to else [])
    assert [mark.page for mark in found_of] == ([of] if of else [])


def test_a_mark_has_the_title_beside_it() -> None:
    _, (mark,) = find_marks(["（上接第1版《黎山高新区读江河》）"])
    assert mark.title == "黎山高新区读江河"


def test_a_mark_may_be_broken_off() -> None:
    (mark,), _ = find_marks(["比上年增长7.2%。（下转第", "3版）"])
    assert mark.page == "3"
