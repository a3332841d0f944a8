"""Undoing what was printed twice: the single text comes back, ordinary text is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.layout.overprint import copies, undouble

HEADLINES = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯“”0123AB", min_size=5, max_size=30).filter(
    lambda text: len(set(text)) >= 3
)


@given(HEADLINES)
def test_a_whole_copy_is_undone(headline: str) -> None:
    assert undouble(headline * 2) == headline


@given(HEADLINES)
def test_copies_of_each_character_are_undone(headline: str) -> None:
    assert undouble("".join(char * 2 for char in headline)) == headline


# Words of different lengths and characters: where neighbours are alike, what is printed
# can be read in two ways, and no headline is so.
WORDS = st.lists(
    st.sampled_from(["甲乙丙丁", "戊己庚", "子丑寅卯辰", "0123", "壬癸申酉亥未"]),
    min_size=2,
    max_size=5,
    unique=True,
)


@given(WORDS)
def test_copies_between_quotes_are_undone(words: list[str]) -> None:
    headline = "".join(word + mark for word, mark in zip(words, "“”“”“", strict=False))
    stretches = re.split("([“”])", headline)
    assert undouble("".join(stretch * 2 for stretch in stretches)) == headline


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=9), min_size=1, max_size=6))
def test_stretches_make_up_the_text(stretches: list[str]) -> None:
    printed = "".join(stretch * 2 for stretch in stretches)
    found = copies(printed)
    assert found is not None
    assert "".join(stretch * 2 for stretch in found) == printed


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("山村通了山村通了“云班车”", "山村通了“云班车”"),
        ("““云班车云班车””进山", "“云班车”进山"),
        ("公告公告", "公告"),
        ("更更正正", "更正"),
        ("开往春天 开往春天的小火车", "开往春天的小火车"),
    ],
)
def test_a_part_printed_twice_is_undone(printed: str, meant: str) -> None:
    assert undouble(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "高高兴兴",
        "天天向上",
        "研究来研究去",
        "……………………",
        "————————",
        "一步一步走出来的路",
        "3434",
        "哈哈哈哈哈哈",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert undouble(text) is None
