"""Folding keeps the length, agrees with Unicode, and condensing drops what literals ignore."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.analysis import condense, fold, offsets

# Where the Unicode data of this Python and of the table (14.0) may differ.
OLD = st.characters(max_codepoint=0x2FFFF, exclude_categories=("Cn", "Cs"))


@given(st.text())
def test_folding_keeps_the_length_and_is_done_at_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_each_condensed_character_knows_where_it_was(text: str) -> None:
    places = offsets(text)
    assert [condense(text[place]) for place in places] == list(condense(text))
    assert places == sorted(set(places))


@given(OLD)
def test_width_and_case_fold_as_unicode_says(char: str) -> None:
    sort = unicodedata.decomposition(char).partition(" ")[0]
    if sort in ("<circle>", "<super>", "<sub>", "<square>") and char.isnumeric():
        assert fold(char) == char
        return
    wide = unicodedata.normalize("NFKC", char)
    if len(wide) == 1 and not wide.isspace():
        assert fold(char) == fold(wide)
    if len(char.lower()) == 1:
        assert fold(char) == fold(char.lower())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＫＬＭ北环７６．６％", "klm北环76.6%"),
        ("產教融合", "产教融合"),
        ("信創產業與國產化", "信创产业与国产化"),
        ("⼈⼯智能", "人工智能"),  # Kangxi radicals, as some PDFs give them
        ("F3000CPU", "f3000cpu"),
        ("①2亿元，3000m²5亿元，CO₂2亿吨", "①2亿元,3000m²5亿元,co₂2亿吨"),
    ],
)
def test_width_case_and_script(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "condensed"),
    [
        ("3 月 28 日", "3月28日"),
        ("34个“开工锣”", "34个开工锣"),
        ("﹃开工锣﹄", "开工锣"),
        ("《关于…的函》", "关于…的函"),
        ("it's “信创”\u3000!", "its信创!"),
        ("〈云〉（谷）", "〈云〉(谷)"),
        ("“ ”『』", ""),
        ("信\u200b创\ufeff产\u00ad业\x07", "信创产业"),
        ("二○二四年", "二〇二四年"),
    ],
)
def test_what_a_literal_ignores(text: str, condensed: str) -> None:
    assert condense(text) == condensed
