"""The figure itself: sizes in inches and points, colours, axes, labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator, StrMethodFormatter

from hzsearch.columns import shortened, width, wrapped
from hzsearch.plots.chart import Chart, Row
from hzsearch.plots.table import percent

_WIDE = 8.0
_EDGE = 0.3
_BAR = 0.3  # from one bar to the next
_LINE_HIGH = 3.6
_LINE_LEFT = _EDGE + 0.55
_TITLE, _TEXT, _SMALL = 14, 10, 8
_LEADING = 1.45  # from one line of text to the next, in its size
_LONGEST_LABEL = 36  # columns; a Han takes two
_LABELLED, _MARKED = 24, 120  # so many points still get their number, or a mark
_RIGHT = 0.5  # of a line, where half of the last period's name stands
_COLUMN = 0.52 / 72  # inches a column of text takes, a point of its size

_INK, _GREY, _PALE = "#222222", "#666666", "#dddddd"
_BLUE = "#2b6391"


def figure(drawn: Chart, title: str, subtitle: str, source: str) -> Figure:
    """Return the figure of ``drawn`` with its texts, as high as it needs to be."""
    texts = [
        wrapped(title, _columns(_TITLE)),
        wrapped(subtitle, _columns(_TEXT)),
        "\n".join(wrapped(line, _columns(_SMALL)) for line in source.split("\n")),
    ]
    heights = [_high(text, size) for text, size in zip(texts, (_TITLE, _TEXT, _SMALL), strict=True)]
    middle = _LINE_HIGH if drawn.timed else _BAR * sum(not row.is_rest for row in drawn.rows) + 0.1
    below = 0.45 if drawn.timed else 0.1
    high = _EDGE * 2 + sum(heights) + 0.2 + middle + below + 0.15
    made = Figure(figsize=(_WIDE, high))
    _write(made, texts, heights)
    left = _margin(drawn)
    bottom = (_EDGE + heights[2] + 0.15 + below) / high
    right = _RIGHT if drawn.timed else _EDGE
    axes = made.add_axes((left / _WIDE, bottom, 1 - (left + right) / _WIDE, middle / high))
    (_line if drawn.timed else _bars)(axes, drawn)
    return made


def _columns(size: int) -> int:
    """Return how many columns of text of ``size`` points fit: half an em each, Latin takes more."""
    return int((_WIDE - 2 * _EDGE) * 72 / (size * 0.57))


def _high(text: str, size: int) -> float:
    return (text.count("\n") + 1) * size * _LEADING / 72


def _write(made: Figure, texts: list[str], heights: list[float]) -> None:
    high = float(made.get_figheight())
    tops = (high - _EDGE, high - _EDGE - heights[0], _EDGE + heights[2])
    looks = ((_TITLE, _INK), (_TEXT, _GREY), (_SMALL, _GREY))
    for text, top, (size, colour) in zip(texts, tops, looks, strict=True):
        place = (_EDGE / _WIDE, top / high)
        made.text(*place, _plain(text), va="top", size=size, color=colour, linespacing=_LEADING)


def _plain(text: str) -> str:
    """Return ``text`` so that its dollars are dollars, and no formula."""
    return text.replace("$", r"\$")


def _margin(drawn: Chart) -> float:
    """Return the room, in inches, for what stands left of the axis."""
    if drawn.timed:
        return _LINE_LEFT
    longest = max(width(shortened(row.label, _LONGEST_LABEL)) for row in drawn.rows)
    return _EDGE + longest * _TEXT * _COLUMN + 0.1


def _bars(axes: Axes, drawn: Chart) -> None:
    rows = [row for row in drawn.rows if not row.is_rest]
    sizes = [drawn.size(row) or 0.0 for row in rows]
    axes.barh(range(len(rows)), sizes, height=0.68, color=_BLUE)
    for place, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        _label(axes, _told(drawn, row), (size, place), (4, 0), ha="left", va="center")
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, (max(sizes) or 1.0) * (1.35 if drawn.shares else 1.12))
    labels = [_plain(shortened(row.label, _LONGEST_LABEL)) for row in rows]
    axes.set_yticks(range(len(rows)), labels, size=_TEXT, color=_INK)
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_visible(False)
    _bare(axes, kept="left")


def _told(drawn: Chart, row: Row) -> str:
    """Return what stands at the end of a bar."""
    if not drawn.shares:
        return f"{row.count:,}"
    return f"{percent(row.share)} ({row.count:,} of {row.of or 0:,})"


def _line(axes: Axes, drawn: Chart) -> None:
    sizes = [math.nan if size is None else size for size in map(drawn.size, drawn.rows)]
    few = len(sizes) <= min(_LABELLED, _fitting(_numbers(drawn), apart=1))
    look: dict[str, Any] = {"color": _BLUE, "linewidth": 1.6, "clip_on": False, "zorder": 3}
    axes.plot(range(len(sizes)), sizes, **look)
    marked = range(len(sizes)) if len(sizes) <= _MARKED else list(_alone(sizes))
    axes.plot(marked, [sizes[k] for k in marked], "o", markersize=5.0 if few else 2.5, **look)
    if few:
        _number(axes, drawn)
    top = max((size for size in sizes if not math.isnan(size)), default=0) or 1.0
    axes.set_ylim(0, top * (1.12 if few else 1.04))
    _scale(axes, drawn)
    _name_periods(axes, drawn)
    _bare(axes, kept="bottom")


def _alone(sizes: list[float]) -> Iterator[int]:
    """Yield the places of the points that no line goes to, as both neighbours are missing."""
    around = [math.nan, *sizes, math.nan]
    for place, size in enumerate(sizes):
        if not math.isnan(size) and math.isnan(around[place]) and math.isnan(around[place + 2]):
            yield place


def _fitting(texts: Iterable[str], apart: int) -> int:
    """Return how many such texts have room side by side along a line, so many columns apart."""
    widest = max(map(width, texts), default=0) + apart
    return int((_WIDE - _LINE_LEFT - _RIGHT) / (widest * (_TEXT - 1) * _COLUMN))


def _numbers(drawn: Chart) -> list[str]:
    """Return what stands at each point; shares in per cent, as on the axis."""
    if drawn.shares:
        return ["" if row.share is None else percent(row.share) for row in drawn.rows]
    return [f"{row.count:,}" for row in drawn.rows]


def _number(axes: Axes, drawn: Chart) -> None:
    """Write at each point what it stands for."""
    for place, (row, told) in enumerate(zip(drawn.rows, _numbers(drawn), strict=True)):
        size = drawn.size(row)
        if size is not None:
            _label(axes, told, (place, size), (0, 6), ha="center", va="bottom")


def _scale(axes: Axes, drawn: Chart) -> None:
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=not drawn.shares))
    percents = FuncFormatter(lambda share, _: f"{share * 100:.10g} %")
    axes.yaxis.set_major_formatter(percents if drawn.shares else StrMethodFormatter("{x:,.0f}"))
    axes.grid(axis="y", color=_PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, labelsize=_TEXT - 1, labelcolor=_GREY)


def _name_periods(axes: Axes, drawn: Chart) -> None:
    """Name as many of the periods below the axis as have room, at equal distances."""
    names = [row.label for row in drawn.rows]
    months = drawn.by[0] == "month"
    step = _step(-(-len(names) // _fitting(names[:1], apart=2)), months)
    # Of months those that divide the year: every January and July, not every May.
    first = -(int(names[0][5:]) - 1) % min(step, 12) if months else 0
    places = range(min(first, len(names) - 1), len(names), step)
    axes.set_xticks(places, [names[place] for place in places], size=_TEXT - 1, color=_GREY)
    axes.tick_params(axis="x", color=_PALE)
    axes.set_xlim(-0.5, len(names) - 0.5)


def _step(least: int, months: bool) -> int:
    """Return which periods are named, every one, every second…: no more than have room."""
    if not months:
        return least
    return next((step for step in (1, 2, 3, 4, 6) if step >= least), -(-least // 12) * 12)


def _label(
    axes: Axes, text: str, at: tuple[float, float], off: tuple[float, float], ha: str, va: str
) -> None:
    """Write ``text`` at a place, so many points off it, on white where a line runs below."""
    place: dict[str, Any] = {"xytext": off, "textcoords": "offset points", "ha": ha, "va": va}
    ground = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.5}
    axes.annotate(text, at, size=_TEXT - 1, color=_INK, bbox=ground, zorder=4, **place)


def _bare(axes: Axes, kept: str) -> None:
    for name, spine in axes.spines.items():
        spine.set_visible(name == kept)
        spine.set_color(_PALE)
