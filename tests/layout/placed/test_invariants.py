"""Whatever stands wherever on a page: every line is in one article or is furniture."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.layout.placed import cut_placed
from hzsearch.model import Box, Line, Page, Placement, Sheet
from tests.layout.pages import held

TEXTS = st.sampled_from(
    [
        "本报讯 3月14日，青川高新区的旧缫丝厂重新",
        "响起机器声，首批6家企业在这里试产。",
        "缫丝厂里织新布",
        "——青川高新区转型纪实",
        "本报记者 何远舟",
        "图为队员背着水带登楼。 尹小川 摄",
        "（下转第2版）",
        "（上接第1版）",
        "第3版 综合 2024年3月18日",
        "园区快讯",
        "■ 让数字活下去",
        "一",
        " ",
        "\u200b",
    ]
)
POINTS = st.integers(min_value=0, max_value=60).map(lambda n: n * 13.0)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """Return a box anywhere on the sheet, flat ones too."""
    left, top = draw(POINTS), draw(POINTS)
    return Box(left, top, left + draw(POINTS), top + draw(st.sampled_from([0.0, 0.5, 40.0, 300.0])))


@st.composite
def placed_lines(draw: st.DrawFn, number: int) -> Line:
    """Return a line with some text, somewhere, in some type; now and then without a place."""
    text, size = draw(TEXTS), draw(st.sampled_from([0.0, 9.0, 9.05, 10.5, 14.0, 30.0]))
    left, top, vertical = draw(POINTS), draw(POINTS), draw(st.booleans())
    wide, high = (size, size * len(text)) if vertical else (size * len(text), size)
    font = draw(st.sampled_from(["Song", "Hei", ""]))
    placed = Placement(Box(left, top, left + wide, top + high), size, font, font == "Hei", vertical)
    return Line(number, text, placed if draw(st.integers(0, 9)) else None)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Return a page of any lines, rules, frames and pictures."""
    count = draw(st.integers(min_value=0, max_value=40))
    lines = tuple(draw(placed_lines(number)) for number in range(1, count + 1))
    shapes = [tuple(draw(st.lists(boxes(), max_size=4))) for _ in range(3)]
    return Page("page.pdf", 1, lines, 1, Sheet(800.0, 1100.0, *shapes))


@given(pages())
@settings(max_examples=150, deadline=None)
def test_every_line_is_in_one_article_or_is_furniture(page: Page) -> None:
    layout = cut_placed(page)
    found = [number for article in layout.articles for number in held(article)]
    blank = {line.number for line in page.lines if not line.text.strip()}
    printed = sorted(line.number for line in page.lines if line.number not in blank)
    claimed = sorted(number for number in [*found, *layout.furniture] if number not in blank)
    assert claimed == printed


@given(pages())
@settings(max_examples=50, deadline=None)
def test_the_same_page_is_cut_the_same_way(page: Page) -> None:
    assert cut_placed(page) == cut_placed(page)
