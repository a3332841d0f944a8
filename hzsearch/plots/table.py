"""A table of values and counts, with a bar for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hzsearch.plots.chart import Chart, Row
from hzsearch.plots.width import padded, shortened, width

# Of a column, from the left: the block elements U+258F to U+2588.
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL = "█"
_LONGEST_BAR = 50
_LONGEST_LABEL = 40
#: More empty periods than these in a row are told in one line.
_MOST_EMPTY = 12


def table_lines(chart: Chart, columns: int) -> Iterator[str]:
    """Yield a line for each row of ``chart``: label, count, share, and a bar.

    The longest bar ends where ``columns`` do, or sooner.
    """
    rows = chart.rows
    labels = max((width(_label(row)) for row in rows), default=0)
    texts = _aligned([_counted(chart, row) for row in rows])
    room = columns - labels - len(texts[0] if texts else "") - 4
    most = max((chart.size(row) or 0.0 for row in rows), default=0.0) or 1.0
    longest = max(1, min(room, _LONGEST_BAR))
    lines = [
        f"{padded(_label(row), labels)}  {text}  {_bar((chart.size(row) or 0.0) / most, longest)}"
        for row, text in zip(rows, texts, strict=True)
    ]
    yield from _without_long_gaps(rows, [line.rstrip() for line in lines])


def _label(row: Row) -> str:
    return shortened(row.label, _LONGEST_LABEL)


def _counted(chart: Chart, row: Row) -> tuple[str, ...]:
    if not chart.shares:
        return (str(row.count),)
    if row.of is None:
        return (str(row.count), "", "", "")
    return (str(row.count), "of", str(row.of), percent(row.share))


def percent(share: float | None) -> str:
    """Return a share as people read it: ``3.5 %``; ``–`` where there is none."""
    return "–" if share is None else f"{share:.1%}".replace("%", " %")


def _aligned(cells: list[tuple[str, ...]]) -> list[str]:
    """Return the cells of each row joined, every column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        " ".join(cell.rjust(room) for cell, room in zip(row, widths, strict=True)) for row in cells
    ]


def _bar(part: float, longest: int) -> str:
    """Return a bar of ``part`` of ``longest`` columns; what is there at all is seen."""
    eighths = round(part * longest * 8) or (1 if part else 0)
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8]


def _without_long_gaps(rows: tuple[Row, ...], lines: list[str]) -> Iterator[str]:
    for empty, group in groupby(zip(rows, lines, strict=True), key=lambda item: not item[0].count):
        items = list(group)
        if empty and len(items) > _MOST_EMPTY:
            first, last = items[0][0].label, items[-1][0].label
            yield f"⋮ {first} … {last}: 0 in each of {len(items)} 各为 0"
        else:
            yield from (line for _, line in items)
