"""Tables for a terminal: the ratio first, since it alone means something elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Row = Sequence[str]


def table(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table, its columns as wide as they need be."""
    lines = [head, *rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        gaps = [" " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        rest = [gap + cell for gap, cell in zip(gaps[1:], line[1:], strict=True)]
        yield "  ".join([line[0] + gaps[0], *rest]).rstrip()


def ratio(value: float, base: float) -> str:
    """Return how many times ``base`` fits into ``value``, as it is printed."""
    return f"{value / base:.2f}x" if base else "–"


def goal(what: str, value: float, wanted: float, *, most: bool) -> str:
    """Return the sentence that says whether ``value`` meets the goal."""
    met = value <= wanted if most else value >= wanted
    sign = "at most" if most else "at least"
    return f"goal: {what} {sign} {wanted:g}x; here {value:.2f}x: {'met' if met else 'not met'}"


def megabytes(size: int) -> str:
    """Return ``size`` in megabytes."""
    return f"{size / 1e6:.0f} MB"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
