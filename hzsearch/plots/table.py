"""A table of values and counts, with a bar for each."""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.columns import padded, shortened, width
from hzsearch.plots.chart import Chart, Row

# Of a column, from the left: the block elements U+258F to U+2588.
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL = "█"
_LONGEST_BAR = 50
_SHORTEST_BAR = 4
_LONGEST_LABEL = 40
_SHORTEST_LABEL = 8
_BLANKS = 4  # of the two gaps between label, numbers and bar


def table_lines(chart: Chart, columns: int) -> Iterator[str]:
    """Yield a line for each row of ``chart``: label, count, share, and a bar.

    The longest bar ends where ``columns`` do, or sooner. Where they are few, names are
    shortened first, then bars are left out; numbers and dates stay whole.
    """
    lines = iter(_lines(chart, [row for row in chart.rows if not row.empty], columns))
    for row in chart.rows:
        yield _gap(row, columns) if row.empty else next(lines)


def _gap(row: Row, columns: int) -> str:
    """Return what tells of a row of empty periods; which they are can be seen around it."""
    told = f"⋮ {row.label}: 0 in each of {row.empty} 各为 0"
    return told if width(told) <= columns else f"⋮ {row.empty} × 0"


def _lines(chart: Chart, rows: list[Row], columns: int) -> Iterator[str]:
    texts = _aligned([_counted(chart, row) for row in rows])
    room = columns - len(texts[0] if texts else "") - _BLANKS
    labels = _labels(chart, rows, room - _SHORTEST_BAR)
    wide = max(map(width, labels), default=0)
    longest = max(0, min(room - wide, _LONGEST_BAR))
    most = max((chart.size(row) or 0.0 for row in rows), default=0.0) or 1.0
    for row, label, text in zip(rows, labels, texts, strict=True):
        bar = _bar((chart.size(row) or 0.0) / most, longest)
        yield f"{padded(label, wide)}  {text}  {bar}".rstrip()


def _labels(chart: Chart, rows: list[Row], room: int) -> list[str]:
    """Return the names of ``rows`` in ``room`` columns; a part of a date would be another one."""
    if chart.timed:
        return [row.label for row in rows]
    longest = max(_SHORTEST_LABEL, min(room, _LONGEST_LABEL))
    return [shortened(row.label, longest) for row in rows]


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
    eighths = round(part * longest * 8) or (1 if part and longest else 0)
    return _FULL * (eighths // 8) + _EIGHTHS[eighths % 8]
