"""Pictures hold what was counted, and say in a sentence what keeps them from being drawn."""

from __future__ import annotations

import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest

import hzsearch
from hzsearch.aggregations.counts import Counts, Rest
from hzsearch.aggregations.extent import Extent
from hzsearch.aggregations.periods import period_at, periods, place_of
from hzsearch.plots import wording
from hzsearch.plots.chart import Chart, chart
from hzsearch.plots.figure import figure
from hzsearch.plots.fonts import CHINESE, SHOWN, chinese_font
from hzsearch.plots.picture import write_picture

EXTENT = Extent(340, "2019-01-02", "2024-03-28")
ZONES = Counts(
    "信创 -$5", "zone", 19, {"江阴高新区": 12, "A&B <高新区>": 3}, 1, rest=Rest(2, 3),
    filters=("since 自: 2024",), notes=("also 又查: 信息技术应用创新",),
)  # fmt: skip
MONTHS = Counts("信创", "month", 5, {"2023-11": 4, "2024-02": 1})


@pytest.fixture(autouse=True)
def some_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a PNG be drawn on a machine without a Chinese font too."""
    font = chinese_font() or "DejaVu Sans"
    monkeypatch.setattr("hzsearch.plots.picture.chinese_font", lambda: font)


def texts(path: Path) -> list[str]:
    """Return the texts of an SVG, which must be XML, in their order."""
    root = ElementTree.parse(path).getroot()
    name = "{http://www.w3.org/2000/svg}text"
    return ["".join(element.itertext()).strip() for element in root.iter(name)]


def drawn(counts: Counts, tmp_path: Path) -> list[str]:
    write_picture(counts, EXTENT, tmp_path / "a.svg")
    return texts(tmp_path / "a.svg")


def test_an_svg_has_its_labels_and_numbers_as_text(tmp_path: Path) -> None:
    found = drawn(ZONES, tmp_path)
    for text in (
        "信创 -$5: articles per zone 各园区文章数",
        "19 articles 共 19 篇 · since 自: 2024",
        "not drawn 未画出: 2 others 其他, 3 · 1 without a zone 无园区",
        "also 又查: 信息技术应用创新",
        "Source 来源: archive of 340 articles, 2019-01-02 … 2024-03-28 · hzsearch",
    ):
        assert text in found
    assert [text for text in found if text in ZONES.counts] == list(ZONES.counts)
    assert [text for text in found if text.isdigit()] == ["12", "3"]
    for family in SHOWN:
        assert family in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_one_article_is_one() -> None:
    said = [
        wording.source(Chart(("zone", "园区"), ()), Counts("", None, 1, {}), Extent(n))
        for n in (1, 2, 1234)
    ]
    shown = [text.rpartition("archive of ")[2] for text in said]
    assert shown == ["1 article · hzsearch", "2 articles · hzsearch", "1,234 articles · hzsearch"]


def test_a_line_has_its_empty_months_and_a_scale_from_zero(tmp_path: Path) -> None:
    found = drawn(MONTHS, tmp_path)
    assert [text for text in found if text[:2] == "20"] == [
        "2023-11",
        "2023-12",
        "2024-01",
        "2024-02",
    ]
    numbers = [text for text in found if text.isdigit()]
    assert numbers[:5] == ["0", "1", "2", "3", "4"]  # the axis, of whole numbers
    assert numbers[-4:] == ["4", "0", "0", "1"]  # the points


def test_months_on_the_axis_divide_the_year(tmp_path: Path) -> None:
    found = drawn(Counts("", "month", 2, {"2019-05": 1, "2024-02": 1}), tmp_path)
    named = [text for text in found if len(text) == 7 and text[:2] == "20"]
    assert 4 < len(named) <= 12
    assert {text[5:] for text in named} == {"01", "07"}


@pytest.mark.parametrize("number", [5, 12, 31, 60, 120, 261, 300, 3000])
@pytest.mark.parametrize("by", ["day", "month", "year"])
def test_texts_along_a_line_stand_apart_and_off_the_edge(by: str, number: int) -> None:
    first = {"day": "2019-05-30", "month": "1719-05", "year": "1024"}[by]
    start = place_of(first)
    names = [period_at(start + k, first) for k in range(number)]
    made = figure(chart(Counts("", by, 0, dict.fromkeys(names, 1200)), whole=True), "", "", "")
    made.draw_without_rendering()
    axes = made.axes[0]
    for texts in (axes.get_xticklabels(), axes.texts):
        boxes = [text.get_window_extent().padded(2) for text in texts]
        assert all(one.x1 < other.x0 for one, other in pairwise(boxes))
        assert all(made.bbox.x0 < box.x0 and box.x1 < made.bbox.x1 for box in boxes)
    assert len(axes.get_xticklabels()) >= min(number, 5)


@pytest.mark.parametrize("months", [9, 99, 199])
def test_every_point_of_a_line_with_gaps_is_seen(months: int) -> None:
    names = list(periods("2001-01", period_at(place_of("2001-01") + months - 1, "2001-01")))
    kept = [name for place, name in enumerate(names) if place % 3 == 0 or place % 7 == 0]
    counts = Counts("", "month", 9, dict.fromkeys(kept, 1), archive=dict.fromkeys(kept, 2))
    made = figure(chart(counts, whole=True), "", "", "")
    made.savefig(pixels := BytesIO(), format="rgba", dpi=made.dpi)
    across = round(made.bbox.width)
    image = np.frombuffer(pixels.getvalue(), np.uint8).reshape(-1, across, 4).astype(int)
    for name in kept:
        x, y = made.axes[0].transData.transform((names.index(name), 0.5)).astype(int)
        red, _, blue, _ = image[image.shape[0] - 1 - y, x]
        assert blue > red + 40, name


@pytest.mark.parametrize("by", ["zone", "month"])
def test_shares_are_drawn_in_per_cent(by: str, tmp_path: Path) -> None:
    names = ["甲", "乙"] if by == "zone" else ["2024-01", "2024-03"]
    counts = Counts("", by, 3, {names[0]: 1, names[1]: 2}, archive={names[0]: 8, names[1]: 4})
    found = drawn(counts, tmp_path)
    assert f"Share of articles per {by} " in "".join(found)
    told = [text for text in found if text.startswith(("12.5 %", "50.0 %"))]
    bars, points = ["50.0 % (2 of 4)", "12.5 % (1 of 8)"], ["12.5 %", "50.0 %"]
    assert told == (bars if by == "zone" else points)


def test_the_same_counts_give_the_same_bytes_and_settings_stay(tmp_path: Path) -> None:
    before = dict(mpl.rcParams)
    for name in ("a.svg", "b.svg", "a.png", "b.png"):
        write_picture(ZONES, EXTENT, tmp_path / name)
    assert dict(mpl.rcParams) == before
    for ending in ("svg", "png"):
        one, other = (tmp_path / f"{name}.{ending}" for name in "ab")
        assert one.read_bytes() == other.read_bytes()
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_a_picture_grows_with_its_bars() -> None:
    def high(bars: int) -> float:
        rows = {f"第{n}高新区": n + 1 for n in range(bars)}
        return float(figure(chart(Counts("", "zone", 0, rows)), "", "", "").get_figheight())

    assert high(40) - high(39) == pytest.approx(high(2) - high(1)) != 0


def test_nothing_lies_outside_of_the_picture() -> None:
    long = {"很长的名字" * 20: 123456, "短": 1}
    drawn = chart(Counts("", "zone", 2, long))
    with mpl.rc_context({"font.family": chinese_font() or pytest.skip("no Chinese font")}):
        made = figure(drawn, "很长的检索词" * 30, "any WORDS of a query " * 20, "来源 " * 99)
        made.draw_without_rendering()
    whole = made.bbox
    for text in [*made.texts, *made.axes[0].texts, *made.axes[0].get_yticklabels()]:
        box = text.get_window_extent()
        assert whole.x0 <= box.x0 <= box.x1 <= whole.x1, text
        assert whole.y0 <= box.y0 <= box.y1 <= whole.y1, text


def test_what_keeps_from_drawing_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(counts: Counts, path: Path) -> str:
        with pytest.raises(hzsearch.UsageError) as caught:
            write_picture(counts, EXTENT, path)
        return str(caught.value)

    assert "has a month 月份" in refused(Counts("", "month", 3, {}, 3), tmp_path / "a.svg")
    misdated = Counts("", "day", 2, {"0204-03-01": 1, "2024-03-01": 1})
    assert "too many for a line; give --since" in refused(misdated, tmp_path / "a.svg")
    many = Counts("", "byline", 300, {f"记者{n}": 1 for n in range(300)})
    assert "add -n 40" in refused(many, tmp_path / "a.svg")
    assert "no/a.svg can not be written: No such file" in refused(ZONES, tmp_path / "no" / "a.svg")
    monkeypatch.setattr("hzsearch.plots.picture.chinese_font", lambda: None)
    assert f"install one, such as {CHINESE[0]}" in refused(ZONES, tmp_path / "a.png")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert "pip install 'hzsearch[plot]'" in refused(ZONES, tmp_path / "a.svg")
    assert list(tmp_path.iterdir()) == []


def test_an_svg_needs_no_chinese_font_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    monkeypatch.setattr("hzsearch.plots.picture.chinese_font", lambda: None)
    assert "江阴高新区" in drawn(ZONES, tmp_path)
    assert SHOWN[0] in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert list(recwarn) == []


def test_the_first_font_that_is_there_is_taken() -> None:
    assert chinese_font(["No such family", "DejaVu Sans", "DejaVu Serif"]) == "DejaVu Sans"
    assert chinese_font(["No such family"]) is None


def test_characters_that_no_font_has_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hzsearch.plots.picture.chinese_font", lambda: "DejaVu Sans")
    rare = Counts("", "zone", 2, {"A\U00030000B\U00030001": 1, "\U00030000": 1})
    assert "\U00030000\U00030001" in write_picture(rare, EXTENT, tmp_path / "a.png")
    assert write_picture(rare, EXTENT, tmp_path / "a.svg") == ""
