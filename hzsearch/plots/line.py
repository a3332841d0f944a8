"""A line over time, of braille dots, with axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hzsearch.plots.chart import Chart
from hzsearch.plots.table import percent

# Which bit of a braille character each of its 2 by 4 dots is (Unicode, U+2800).
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BLANK = 0x2800
_HEIGHT = 10

Dot = tuple[int, int]


def line_lines(chart: Chart, columns: int) -> Iterator[str]:
    """Yield a line chart of the rows of ``chart``, which run in time, ``columns`` wide.

    The y axis begins at 0. Where there is no share, the line is broken.
    """
    sizes = [chart.size(row) for row in chart.rows]
    most = max((size for size in sizes if size is not None), default=0) or 1
    scale = [_scale(chart, most), *[""] * (_HEIGHT - 2), "0"]
    margin = max(map(len, scale))
    across = max(len(chart.rows[0].label) * 2 + 2, columns - margin - 2)
    for mark, drawn in zip(scale, _canvas(_dots(sizes, most, across)), strict=True):
        yield f"{mark.rjust(margin)} ┤{drawn.ljust(across, chr(_BLANK))}".rstrip(chr(_BLANK))
    yield " " * (margin + 1) + "└" + "─" * across
    yield " " * (margin + 2) + _ends(chart, across)


def _scale(chart: Chart, most: float) -> str:
    return percent(most) if chart.shares else str(most)


def _ends(chart: Chart, across: int) -> str:
    first, last = chart.rows[0].label, chart.rows[-1].label
    return first if first == last else first + last.rjust(across - len(first))


def _dots(sizes: Sequence[float | None], most: float, across: int) -> set[Dot]:
    """Return the dots (x from the left, y from the top) of the line through ``sizes``."""
    wide, high = across * 2 - 1, _HEIGHT * 4 - 1
    step = wide / (len(sizes) - 1) if len(sizes) > 1 else 0.0
    points = [
        None if size is None else (round(place * step), high - round(size / most * high))
        for place, size in enumerate(sizes)
    ]
    dots = {point for point in points if point}
    for one, other in pairwise(points):
        if one and other:
            dots.update(_between(one, other))
    return dots


def _between(one: Dot, other: Dot) -> Iterator[Dot]:
    steps = max(abs(other[0] - one[0]), abs(other[1] - one[1]))
    for step in range(steps + 1):
        part = step / steps if steps else 0.0
        yield (
            round(one[0] + (other[0] - one[0]) * part),
            round(one[1] + (other[1] - one[1]) * part),
        )


def _canvas(dots: set[Dot]) -> list[str]:
    """Return the ``_HEIGHT`` lines of braille characters that hold ``dots``."""
    cells: dict[Dot, int] = {}
    for x, y in dots:
        cell = (x // 2, y // 4)
        cells[cell] = cells.get(cell, 0) | _BITS[x % 2][y % 4]
    across = max((x for x, _ in cells), default=0) + 1
    return [
        "".join(chr(_BLANK + cells.get((x, y), 0)) for x in range(across)) for y in range(_HEIGHT)
    ]
