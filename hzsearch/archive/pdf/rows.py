"""Upright glyphs into rows: what stands on one baseline, side by side.

By position alone; the order of the content stream only saves time, since what
follows there and adjoins on the page is taken together at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from hzsearch.archive.pdf.records import Glyph

#: Gaps in em: up to here a glyph goes on the one before it in the stream, and
#: up to here a row goes on another whatever stands above and below.
_ADJOINS, TIGHT = 0.15, 0.3
#: In large type a gutter may be as narrow as that: so no more than these points, beyond
#: what is sure in em.
_TIGHT_POINTS, _SURE = 6.0, 0.12
#: So far, in em, may a glyph reach into the next: the ink of Latin letters, above all
#: in a font that stands in for one that is not embedded, is wider than their advance.
_OVERLAP = 0.35
#: Signs may stand half in another's cell: 。” is set in one and a half em (GB/T 15834, 5.1.10).
_OVERLAP_OF_SIGNS = 0.6
#: Stretches of blanks that are wider part a row; what is above and below decides then.
_WIDEST_BLANK = 1.6
#: How far the baselines of one row may lie apart, in em.
_LEVEL = 0.15
#: Points: the height of the slots that rows are looked up by.
SLOT = 4.0


class Row:
    """Glyphs on one baseline from left to right; neither first nor last is blank."""

    __slots__ = ("base", "em", "glyphs", "left", "right", "size")

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        self.left, self.right = glyphs[0].left, glyphs[-1].right
        self.base = glyphs[0].base
        self.em, self.size = glyphs[0].look.em, glyphs[0].look.size

    def extend(self, other: Row) -> None:
        """Add the glyphs of a row that stands to the right of this one."""
        self.glyphs.extend(other.glyphs)
        self.right = max(self.right, other.right)

    @property
    def middle(self) -> float:
        """The height of the middle of the row's em box."""
        return self.base - 0.38 * self.size


def runs(glyphs: Iterable[Glyph]) -> tuple[list[Row], list[Glyph]]:
    """Return the rows that adjoining glyphs make, and the blanks that stand in none."""
    found: list[list[Glyph]] = []
    spare: list[Glyph] = []
    blanks: list[Glyph] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(blanks[-1] if blanks else run[-1], glyph):
            spare.extend(blanks)
            run, blanks = [], []
        if glyph.text.isspace():
            (blanks if run else spare).append(glyph)
            continue
        if blanks and glyph.left - run[-1].right > _WIDEST_BLANK * glyph.look.em:
            spare.extend(blanks)
            run, blanks = [], []
        if not run:
            found.append(run)
        run.extend(blanks)
        run.append(glyph)
        blanks = []
    return [Row(one) for one in found], spare + blanks


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    _, right, base, _, look = last
    size, em = look[1], look[2]
    gap = glyph[0] - right
    return (
        glyph[4][1] == size
        and gap <= _ADJOINS * em
        and (gap >= 0 or gap >= -overlap(last, glyph) * em)
        and abs(glyph[2] - base) <= 0.05 * size
    )


def overlap(last: Glyph, glyph: Glyph) -> float:
    """Return how far, in em, ``glyph`` may reach into ``last`` and still follow it."""
    return _OVERLAP if (last.text + glyph.text).isalnum() else _OVERLAP_OF_SIGNS


class Shelves:
    """Rows by the height of their baselines, to find those beside, above and below others."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._slots: dict[int, list[Row]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Put a row on its shelf. Rows must come by their left edges."""
        self._slots.setdefault(int(row.base // SLOT), []).append(row)

    def between(self, top: float, bottom: float) -> Iterator[Row]:
        """Yield the rows whose baselines lie between two heights, the last added first."""
        for slot in range(int(top // SLOT), int(bottom // SLOT) + 1):
            for row in reversed(self._slots.get(slot, ())):
                if top <= row.base <= bottom:
                    yield row

    def left_of(self, top: float, bottom: float, right: float) -> Iterator[Row]:
        """Yield what ``between`` does, but only rows that begin left of ``right``."""
        for slot in range(int(top // SLOT), int(bottom // SLOT) + 1):
            shelf = self._slots.get(slot, [])
            for place in range(bisect_left(shelf, right, key=attrgetter("left")) - 1, -1, -1):
                if top <= shelf[place].base <= bottom:
                    yield shelf[place]


def tight_figures(pieces: Iterable[Row]) -> list[Row]:
    """Return ``pieces``, those joined tightly that are a few Latin characters or digits.

    They may be a cell of a vertical line, which must be whole before such lines are found.
    """
    figures: list[Row] = []
    rest: list[Row] = []
    for piece in pieces:
        short = len(piece.glyphs) <= 3 and all(glyph.text.isascii() for glyph in piece.glyphs)
        (figures if short else rest).append(piece)
    return tight_rows(figures) + rest


def tight_rows(pieces: Iterable[Row]) -> list[Row]:
    """Return ``pieces`` joined where one begins just where another one of its size ends."""
    shelves = Shelves()
    found: list[Row] = []
    for piece in sorted(pieces, key=attrgetter("left")):
        row = _row_before(piece, shelves)
        if row is None:
            found.append(piece)
            shelves.add(piece)
        else:
            row.extend(piece)
    return found


def _row_before(piece: Row, shelves: Shelves) -> Row | None:
    level = min(_LEVEL * piece.size, SLOT)
    for tries, row in enumerate(shelves.between(piece.base - level, piece.base + level)):
        if tries > 200:
            break
        gap = piece.left - row.right
        near = max(_SURE * piece.em, min(TIGHT * piece.em, _TIGHT_POINTS))
        if (
            alike(row, piece)
            and -overlap(row.glyphs[-1], piece.glyphs[0]) * piece.em <= gap <= near
        ):
            return row
    return None


def alike(one: Row, other: Row) -> bool:
    """Return whether two rows are of about one size."""
    return 0.8 <= one.size / other.size <= 1.25


def parted(rows: Iterable[Row], walls: Sequence[tuple[float, float, float]]) -> list[Row]:
    """Return ``rows`` cut where an upright rule (its x, top, bottom) stands between two glyphs."""
    found: list[Row] = []
    for row in rows:
        cuts = [
            x
            for x, top, bottom in walls
            if row.left < x < row.right and top <= row.middle <= bottom
        ]
        pieces = map(_inked, _cut(row, cuts)) if cuts else [row.glyphs]
        found.extend(Row(piece) for piece in pieces if piece)
    return found


def _inked(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return ``glyphs`` without the blanks before and behind them: a rule may stand in one."""
    inked = [place for place, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    return list(glyphs[inked[0] : inked[-1] + 1]) if inked else []


def _cut(row: Row, cuts: Sequence[float]) -> Iterator[list[Glyph]]:
    piece = [row.glyphs[0]]
    for last, glyph in zip(row.glyphs, row.glyphs[1:], strict=False):
        slack = 0.1 * row.em
        if any(last.right - slack <= x <= glyph.left + slack for x in cuts):
            yield piece
            piece = []
        piece.append(glyph)
    yield piece
