"""The order of reading, and that nothing is lost or doubled whatever is printed where."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.archive.pdf.order import reading_order
from hzsearch.model import Box, Placement
from tests.archive.pdf.drawing import Sheet, ink, width

HAN = "高新区全年新增企业四百家其中集成电路与生物医药"


def _line(left: float, top: float, right: float, size: float = 10) -> Placement:
    return Placement(Box(left, top, right, top + size), size)


def _column(left: float, top: float, lines: int = 6) -> list[Placement]:
    return [_line(left, top + 14 * row, left + 100) for row in range(lines)]


def test_columns_are_read_one_after_the_other() -> None:
    lines = [*_column(200, 100), *_column(50, 100)]
    assert reading_order(lines) == [*range(6, 12), *range(6)]


def test_a_headline_is_read_before_the_columns_below_it() -> None:
    lines = [*_column(200, 100), *_column(50, 100), _line(50, 60, 300, 30)]
    assert reading_order(lines) == [12, *range(6, 12), *range(6)]


def test_an_article_below_is_read_after_the_columns_above_it() -> None:
    lines = [*_column(50, 300), *_column(50, 100), *_column(200, 100), *_column(200, 300)]
    assert reading_order(lines) == [*range(6, 18), *range(6), *range(18, 24)]


def test_vertical_lines_are_read_from_the_right_within_a_page_of_columns() -> None:
    tall = [Placement(Box(x, 100, x + 14, 300), 14, vertical=True) for x in (160, 180, 200)]
    lines = [*_column(50, 100), *tall, *_column(230, 100)]
    assert reading_order(lines) == [*range(6), 8, 7, 6, *range(9, 15)]


@given(st.lists(st.tuples(*[st.floats(0, 500)] * 4, st.floats(1, 40), st.booleans()), max_size=30))
def test_each_line_is_read_once(
    boxes: list[tuple[float, float, float, float, float, bool]],
) -> None:
    placed = [
        Placement(Box(x, y, x + w, y + h), size, vertical=vertical)
        for x, y, w, h, size, vertical in boxes
    ]
    assert sorted(reading_order(placed)) == list(range(len(placed)))


_TEXT = st.tuples(
    st.integers(0, 60),
    st.text(HAN + "，。 AIl124\u3000", min_size=1, max_size=12),
    st.sampled_from([6, 8, 10, 14, 24]),
    st.sampled_from([0.0, 0.8, 6.0, 20.0]),
    st.integers(1, 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=12), st.lists(_TEXT, max_size=6), st.randoms())
def test_what_is_printed_is_read_exactly_once(
    level: list[tuple[int, str, int, float, int]],
    tall: list[tuple[int, str, int, float, int]],
    chance: Random,
) -> None:
    """In any sizes, spaced, one over the other, in any order of the content stream."""
    glyphs: list[tuple[float, float, str, int]] = []
    for row, (x, text, size, spacing, copies) in enumerate(level):
        left = 20.0 + x
        for char in text:
            glyphs += [(left + 0.3 * copy, 40 + 30 * row, char, size) for copy in range(copies)]
            left += width(char, size) + spacing
    for column, (y, text, size, spacing, copies) in enumerate(tall):
        for place, char in enumerate(text):
            base = 40 + y + place * (size + spacing / 4)
            glyphs += [(720 + 40 * column + 0.3 * c, base, char, size) for c in range(copies)]
    chance.shuffle(glyphs)
    sheet = Sheet(1000, 900)
    for left, base, char, size in glyphs:
        sheet.text(left, base, char, size)
    drawn = ink(text for _, text, _, _, _ in level + tall)
    if drawn:
        assert ink(sheet.texts()) == drawn
