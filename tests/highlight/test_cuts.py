"""Where a text is cut: the cases in ``cuts.txt``, and what holds for every text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.highlight.cuts import Cuts
from tests.cases import read_cases

WIDTH = 20
CASES = list(read_cases(Path(__file__).parent / "cuts.txt"))

_WORDS = (
    "25.78亿元",
    "3月28日",
    "1,234家",
    "76.6%",
    "二〇二四年",
    "34个",
    "Wi-Fi",
    "F3000CPU",
    "5G",
)
_TEXTS = st.lists(st.sampled_from((*_WORDS, *"车间夜里食堂也开门，。“”（）")), min_size=1).map(
    "".join
)


def parted(marked: str) -> tuple[str, int, int]:
    """Return a text without the 【】 in it, and where they stood."""
    before, _, rest = marked.partition("【")
    core, _, after = rest.partition("】")
    return before + core + after, len(before), len(before) + len(core)


@pytest.mark.parametrize(("marked", "answer"), CASES)
def test_where_a_text_is_cut(marked: str, answer: str) -> None:
    text, start, end = parted(marked)
    first, last = Cuts(text, [(start, end)]).stretch(start, end, WIDTH)
    assert f"{text[first:start]}【{text[start:end]}】{text[end:last]}" == answer


@given(_TEXTS, st.data())
def test_what_is_to_be_shown_is_and_nothing_is_cut_to_pieces(
    text: str, data: st.DataObject
) -> None:
    edges = st.integers(0, len(text))
    spans = sorted(tuple(sorted(data.draw(st.tuples(edges, edges)))) for _ in range(3))
    whole = [(start, end) for start, end in spans if start < end]
    start, end = data.draw(st.sampled_from(whole or [(0, 0)]))
    first, last = Cuts(text, whole).stretch(start, end, WIDTH)
    assert text[start:end].strip() in text[first:last]
    words = [found.span() for found in re.finditer("|".join(map(re.escape, _WORDS)), text)]
    for place in (first, last):
        assert not any(a < place < b for a, b in (*words, *whole)), (text, place)
