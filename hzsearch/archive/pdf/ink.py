"""Shapes that are the ink of a character: outlines that a program draws to make it bold.

Where a typeface has no bold cut, some programs stroke each character's outline over it
(cairo's text_path, fill and stroke). Such a path is no rule and no frame, and its sides
part no line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hzsearch.archive.pdf.records import Glyph, Record, Shape

#: In em: how far ink reaches over the baseline and below it, and over the sides of its cell.
_ABOVE, _BELOW, _BESIDE = 1.0, 0.25, 0.1
#: Points: the width of the slots that characters are looked up by.
_SLOT = 16.0


def without_ink(record: Record) -> Record:
    """Return ``record`` without the shapes that lie in the cell of an upright character."""
    paths = [shape for shape in record.shapes if shape.kind == "path" and shape.stroked]
    if not paths:
        return record
    cells = _cells(record.glyphs)
    ink = {id(shape) for shape in paths if _is_ink(shape, cells)}
    if not ink:
        return record
    shapes = [shape for shape in record.shapes if id(shape) not in ink]
    return Record(record.width, record.height, record.glyphs, shapes, record.notes, record.doubled)


def _cells(glyphs: Iterable[Glyph]) -> dict[int, list[Glyph]]:
    """Return the characters that are no blanks, by the slots that their cells begin in."""
    found: defaultdict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if not glyph.look.angle and not glyph.text.isspace():
            found[int(glyph.left // _SLOT)].append(glyph)
    return found


def _is_ink(shape: Shape, cells: dict[int, list[Glyph]]) -> bool:
    last = int(shape.left // _SLOT)
    widest = int((shape.right - shape.left) // _SLOT) + 3
    slots = range(last - widest, last + 2)
    return _lies_in_one(shape, [glyph for slot in slots for glyph in cells.get(slot, ())])


def _lies_in_one(shape: Shape, glyphs: Sequence[Glyph]) -> bool:
    return any(
        glyph.base - _ABOVE * glyph.look.size <= shape.top
        and shape.bottom <= glyph.base + _BELOW * glyph.look.size
        and glyph.left - _BESIDE * glyph.look.em <= shape.left
        and shape.right <= glyph.right + _BESIDE * glyph.look.em
        for glyph in glyphs
    )
