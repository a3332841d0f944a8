"""Characters that are printed over themselves: a fake bold face, or a shadow.

The same character within a fraction of an em is one character. PDFium drops some
of such copies itself; where, the record says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hzsearch.archive.pdf.frame import Rect
from hzsearch.archive.pdf.middles import Point, about, middles_in
from hzsearch.archive.pdf.overlaps import overlapping
from hzsearch.archive.pdf.records import Glyph, Look

#: Copies stand within this part of an em, or of the character's own width where that
#: is less: fake bold and shadows stay below 0.1, while "ll" is a fifth of an em apart.
_NEAR, _NEAR_WIDTH = 0.25, 0.5
#: More than the rows of cells of any page.
_ROWS = 1 << 20
#: Bounds on time: glyphs of one cell that are compared; boxes of dropped copies, in all
#: and at one height.
_MOST_IN_CELL, _MOST_BOXES, _MOST_COMPARED = 16, 2_000, 200
_SLOT = 16.0


def once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return ``glyphs`` without copies in nearly the same place; the one kept is bold."""
    places = overlapping(glyphs, _NEAR)
    if not places:
        return list(glyphs)
    found: list[Glyph | None] = list(glyphs)
    for place, glyph in zip(places, _parted([glyphs[at] for at in places]), strict=True):
        found[place] = glyph
    return [glyph for glyph in found if glyph is not None]


def _parted(glyphs: Sequence[Glyph]) -> list[Glyph | None]:
    """Return ``glyphs`` with None for each that is a copy of one before it."""
    texts: dict[str, dict[int, list[int]]] = {}
    kept: list[Glyph | None] = []
    for place, glyph in enumerate(glyphs):
        cells = texts.setdefault(glyph.text, {})
        own, *others = _cells(glyph)
        twin = None
        for cell in (own, *others) if cells else ():
            if twin is None and cell in cells:
                twin = _twin(glyph, cells[cell], glyphs)
        if twin is None:
            cells.setdefault(own, []).append(place)
        elif not glyph.text.isspace():
            kept[twin] = _bold(glyphs[twin])
        kept.append(glyph if twin is None else None)
    return kept


def _cells(glyph: Glyph) -> tuple[int, int, int, int]:
    """Return the cell that a glyph is in, and those beside it that copies of it may be in.

    Cells are twice as wide as copies may be apart, so one neighbour each way will do.
    """
    look = glyph.look
    side = 2 * _NEAR * max(look.size, look.em)
    x, y = glyph.left / side, glyph.base / side
    column, row = int(x), int(y)
    own = column * _ROWS + row
    beside = own + (_ROWS if x - column >= 0.5 else -_ROWS)
    below = 1 if y - row >= 0.5 else -1
    return own, beside, own + below, beside + below


def _twin(glyph: Glyph, places: Sequence[int], kept: Sequence[Glyph]) -> int | None:
    """Return the index of the glyph that ``glyph`` is a copy of, None where there is none."""
    for place in places[-_MOST_IN_CELL:]:
        one = kept[place]
        near = min(_NEAR * min(one.look.em, glyph.look.em), _NEAR_WIDTH * (one.right - one.left))
        if (
            abs(one.left - glyph.left) <= near
            and abs(one.base - glyph.base) <= _NEAR * one.look.size
            and 0.8 <= one.look.size / glyph.look.size <= 1.25
            and one.look.angle == glyph.look.angle
        ):
            return place
    return None


def _bold(glyph: Glyph) -> Glyph:
    return glyph if glyph.look.bold else glyph._replace(look=glyph.look._replace(bold=True))


def doubled(glyphs: list[Glyph], boxes: Sequence[Rect]) -> list[Glyph]:
    """Return ``glyphs``, bold where they stand in ``boxes``: PDFium has dropped copies there."""
    slots = _slots(boxes)
    found = list(glyphs)
    for place, point in _near(glyphs, boxes[:_MOST_BOXES]):
        if not found[place].look.bold and any(_boxes_at(point, slots)):
            found[place] = _bold(found[place])
    return found


def lost(glyphs: Sequence[Glyph], boxes: Sequence[Rect]) -> int:
    """Return how many of ``boxes`` have no glyph in or near them: no copies, but texts not read."""
    grown = [_grown(box) for box in boxes[:_MOST_BOXES] if not _is_blank(box)]
    slots = _slots(grown)
    seen = {box for _, point in _near(glyphs, grown) for box in _boxes_at(point, slots)}
    return len(set(grown)) - len(seen)


def _near(glyphs: Sequence[Glyph], boxes: Sequence[Rect]) -> Iterator[tuple[int, Point]]:
    """Yield the place and the middle of each glyph that is where ``boxes`` are."""
    if not boxes:
        return
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    hull = min(lefts), min(tops), max(rights), max(bottoms)
    yield from middles_in(hull, glyphs, about(hull[1], hull[3], glyphs))


def blanks(boxes: Sequence[Rect]) -> list[Glyph]:
    """Return a blank without width for each of ``boxes`` that is a mere point.

    PDFium leaves out texts of nothing but blanks; that is what they look like.
    """
    look = Look("", 1.0, 1.0)
    points = [box for box in boxes[:_MOST_BOXES] if _is_blank(box)]
    return [Glyph(box[0], box[0], box[1], "\u3000", look) for box in points]


def _is_blank(box: Rect) -> bool:
    return box[2] - box[0] < 0.05 and box[3] - box[1] < 0.05


def _grown(box: Rect) -> Rect:
    """Return a box with room around it: the ink of a full stop is far from its em's middle."""
    room = max(box[2] - box[0], box[3] - box[1]) + 10.0
    return box[0] - room, box[1] - room, box[2] + room, box[3] + room


def _slots(boxes: Sequence[Rect]) -> dict[int, list[Rect]]:
    slots: dict[int, list[Rect]] = {}
    for box in boxes[:_MOST_BOXES]:
        first, last = (min(max(int(y // _SLOT), -1), 1_000) for y in (box[1], box[3]))
        for slot in range(first, last + 1):
            slots.setdefault(slot, []).append(box)
    return slots


def _boxes_at(point: Point, slots: dict[int, list[Rect]]) -> Iterator[Rect]:
    x, y = point
    for box in slots.get(int(y // _SLOT), ())[:_MOST_COMPARED]:
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            yield box
