"""Placed pages as text, for the tests of ``hzsearch.layout.placed``.

The page of a case (see ``tests.layout.pages`` for the other sections) is made of blocks::

    text 40 100 10         rows of type: left, top, size in points; then the rows
    Two blanks set a row in; a row is as wide as its characters.
    bold 40 60 24          the same in another, bold font; ``small`` is a third font
    down 500 100 24        one row, running downwards
    rule 40 50 400 50.5    left, top, right, bottom; so do ``frame`` and ``picture``

Rows stand one and a half times their size apart. The sheet is 800 by 1100 points.
"""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.model import Box, Line, Page, Placement, Sheet

LEADING = 1.5
FONTS = {"text": ("Song", False), "bold": ("Hei", True), "small": ("Kai", False)}
SHAPES = ("rule", "frame", "picture")


def placed_page(text: str) -> Page:
    """Return the page that ``text`` describes."""
    shapes: dict[str, list[Box]] = {kind: [] for kind in SHAPES}
    lines: list[Line] = []
    for kind, numbers, rows in _blocks(text):
        if kind in SHAPES:
            shapes[kind].append(Box(*numbers))
        for row in rows:
            lines.append(_line(len(lines) + 1, kind, numbers, rows.index(row), row))
    sheet = Sheet(800.0, 1100.0, *(tuple(shapes[kind]) for kind in SHAPES))
    return Page("page.pdf", 1, tuple(lines), 1, sheet)


def _blocks(text: str) -> Iterator[tuple[str, list[float], list[str]]]:
    block: tuple[str, list[float], list[str]] | None = None
    for row in text.split("\n"):
        kind, _, rest = row.partition(" ")
        if kind in (*FONTS, "down", *SHAPES):
            if block:
                yield block
            block = (kind, [float(number) for number in rest.split()], [])
        elif block and row.strip():
            block[2].append(row)
    if block:
        yield block


def _line(number: int, kind: str, numbers: list[float], place: int, row: str) -> Line:
    left, top, size = numbers
    text = row.lstrip("　")
    if kind == "down":
        box = Box(left, top, left + size, top + size * len(text))
        return Line(number, text, Placement(box, size, "Hei", True, vertical=True))
    left += size * (len(row) - len(text))
    top += place * size * LEADING
    box = Box(left, top, left + size * len(text), top + size)
    return Line(number, text, Placement(box, size, *FONTS[kind]))
