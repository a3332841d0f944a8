"""Columns on a terminal, where a Han character is as wide as two letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

GAP = "  "


def width(text: str) -> int:
    """Return in how many terminal cells ``text`` stands (Unicode Annex #11, wide as two)."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def aligned(rows: Sequence[Sequence[str]], align: str) -> Iterator[str]:
    """Yield ``rows`` as lines with their cells in columns; every row has as many cells.

    ``align`` has a sign for each column: "<" stands left in it, ">" right.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, align, strict=True)
        yield GAP.join(_padded(*cell) for cell in cells).rstrip()


def _padded(text: str, wide: int, side: str) -> str:
    space = " " * (wide - width(text))
    return space + text if side == ">" else text + space
