"""Rows on one baseline into lines: which gaps are column gaps, which are not.

A gap between two rows of one size is decided by, in this order: an upright rule
in it; a gutter (gaps one above the other, between long rows, and what is above
them in the same place between two headlines); a row above and
one below that run across it; blanks that fill it; even spacing of single
characters (a letter-spaced headline); at last its width alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from hzsearch.archive.pdf.gutters import Gap, gutters
from hzsearch.archive.pdf.records import Glyph
from hzsearch.archive.pdf.rows import SLOT, Row, Shelves, alike, overlap

#: In em: a gap up to _PLAIN is one within a line unless a gutter says otherwise;
#: up to _CROSSED it is where rows above and below run across it; single characters
#: are letter-spaced up to _SPACED.
_PLAIN, _CROSSED, _SPACED = 0.5, 2.0, 2.6
#: Signs that are half as wide in one font as in another, so that what is set in a full
#: cell may seem to have half a cell of room, and how wide a gap beside them may be.
_EITHER_WIDTH, _PLAIN_AT_SIGNS = frozenset("“”‘’ʻʼ—…·"), 0.8
#: Blanks up to this many em fill a gap, and how much of it they do.
_FILLED, _FULL = 4.2, 0.6
#: In em: a blank of unknown width in a gap as wide as that is an ideographic one.
_WIDE_BLANK = 0.75
#: Rows above or below a gap that are looked at: likewise.
_MOST_ROWS = 400

Wall = tuple[float, float, float]


def joined(rows: Sequence[Row], blanks: Sequence[Glyph], walls: Sequence[Wall]) -> list[Row]:
    """Return ``rows`` joined to lines; ``blanks`` that stand in joined gaps become part of them."""
    ordered = sorted(rows, key=lambda row: row.left)
    shelves = Shelves(ordered)
    gaps = [gap for gap in _gaps(ordered, shelves) if gap.ems <= _FILLED]
    filling = Shelves(Row([blank]) for blank in sorted(blanks, key=lambda blank: blank.left))
    filled = {id(gap) for gap in gaps if _filled(gap, filling) >= _FULL}
    parting = gutters(gaps, filled)
    for gap in gaps:
        walled = any(_stands_in(wall, gap) for wall in walls)
        gap.join = not walled and id(gap) not in parting and _is_inner(gap, shelves, filled)
    _join_spaced(gaps, walls, filling)
    return _merged(ordered, gaps, filling)


def _gaps(ordered: Sequence[Row], shelves: Shelves) -> Iterator[Gap]:
    """Yield for each row the gap to the nearest row of its size on its left."""
    for row in ordered:
        level = min(0.15 * row.size, SLOT)
        best: Row | None = None
        for tries, other in enumerate(
            shelves.left_of(row.base - level, row.base + level, row.left)
        ):
            if other is not row and (best is None or other.right > best.right):
                best = other
            if tries > 50:
                break
        if best is None or not alike(best, row):
            continue
        if best.right <= row.left + overlap(best.glyphs[-1], row.glyphs[0]) * row.em:
            yield Gap(best, row)


def _stands_in(wall: Wall, gap: Gap) -> bool:
    x, top, bottom = wall
    slack = 0.1 * gap.left.em
    return (
        gap.left.right - slack <= x <= gap.right.left + slack and top <= gap.left.middle <= bottom
    )


def _is_inner(gap: Gap, shelves: Shelves, filled: set[int]) -> bool:
    """Return whether a gap that no gutter or rule is in lies within a line."""
    signs = {gap.left.glyphs[-1].text, gap.right.glyphs[0].text} & _EITHER_WIDTH
    if gap.ems <= (_PLAIN_AT_SIGNS if signs else _PLAIN):
        return True
    if gap.ems <= _CROSSED and _is_crossed(gap, shelves):
        return True
    return id(gap) in filled


def _is_crossed(gap: Gap, shelves: Shelves) -> bool:
    """Return whether the rows above and below, where there are any, run across the gap.

    Those of the same size say so; where there are none, as about a headline, others.
    """
    near = [
        row
        for row in _rows_about(gap, shelves)
        if row.left < gap.right.left + 2 * gap.left.em
        and row.right > gap.left.right - 2 * gap.left.em
    ]
    near = [row for row in near if alike(row, gap.left)] or near
    sides = [
        [row for row in near if row.base < gap.left.base],
        [row for row in near if row.base > gap.left.base],
    ]
    return any(sides) and all(any(_crosses(row, gap) for row in rows) for rows in sides if rows)


def _rows_about(gap: Gap, shelves: Shelves) -> Iterator[Row]:
    size, base = gap.left.size, gap.left.base
    yield from islice(shelves.between(base - 2.2 * size, base - 0.8 * size), _MOST_ROWS)
    yield from islice(shelves.between(base + 0.8 * size, base + 2.2 * size), _MOST_ROWS)


def _crosses(row: Row, gap: Gap) -> bool:
    room = row.em / 2
    return row.left < gap.left.right - room and row.right > gap.right.left + room


def _filled(gap: Gap, filling: Shelves) -> float:
    """Return how much of a gap is filled with blanks; one of unknown width fills it.

    Those within a line begin where what is before them ends, but for what justifying adds;
    those further right are the indent of the next column.
    """
    width, found = gap.right.left - gap.left.right, _blanks(gap, filling)
    first = _PLAIN_AT_SIGNS if gap.left.glyphs[-1].text in _EITHER_WIDTH else _PLAIN
    if found and min(blank.left for blank in found) > gap.left.right + first * gap.left.em:
        return 0.0
    if any(blank.left == blank.right for blank in found):
        return 1.0
    return sum(min(blank.right - blank.left, width) for blank in found) / width


def _blanks(gap: Gap, filling: Shelves) -> list[Row]:
    level, slack = 0.15 * gap.left.size, 0.15 * gap.left.em
    found = filling.between(gap.left.base - level, gap.left.base + level)
    return [
        blank
        for blank in found
        if blank.left >= gap.left.right - slack and blank.right <= gap.right.left + slack
    ]


def _join_spaced(gaps: Sequence[Gap], walls: Sequence[Wall], filling: Shelves) -> None:
    """Join single characters that stand apart evenly, blanks among them too."""
    after = {id(gap.left): gap for gap in gaps}
    before = {id(gap.right): gap for gap in gaps}
    for gap in gaps:
        if gap.join or not (_is_single(gap.left) and _is_single(gap.right)):
            continue
        ems = _room(gap, filling)
        if ems > _SPACED:
            continue
        if any(_stands_in(wall, gap) for wall in walls):
            continue
        beside = (before.get(id(gap.left)), after.get(id(gap.right)))
        widths = [near.ems for near in beside if near is not None and near.ems <= _SPACED]
        # Beside one of the gaps may be a blank between two words, wider than the others.
        narrow = min(widths, default=ems)
        gap.join = 0.6 <= narrow / ems <= 1.6


def _room(gap: Gap, filling: Shelves) -> float:
    """Return how far apart, in em, the characters at a gap and the blanks in it stand."""
    blanks = _blanks(gap, filling)
    wide = gap.ems - sum(blank.right - blank.left for blank in blanks) / gap.left.em
    return wide / (len(blanks) + 1)


def _is_single(row: Row) -> bool:
    sign = row.glyphs[0].text[0]
    return len(row.glyphs) == 1 and (sign >= "\u2e80" or sign in _EITHER_WIDTH)


def _merged(ordered: Sequence[Row], gaps: Sequence[Gap], filling: Shelves) -> list[Row]:
    into: dict[int, Gap] = {}
    taken: set[int] = set()
    for gap in gaps:
        if gap.join and id(gap.left) not in taken:
            taken.add(id(gap.left))
            into[id(gap.right)] = gap
    heads: dict[int, Row] = {}
    lines: list[Row] = []
    for row in ordered:
        if id(row) not in into:
            heads[id(row)] = row
            lines.append(row)
            continue
        gap = into[id(row)]
        head = heads[id(row)] = heads[id(gap.left)]
        for blank in sorted(_blanks(gap, filling), key=lambda blank: blank.left):
            one = blank.glyphs[0]
            narrow = blank.left == blank.right and gap.ems < _WIDE_BLANK
            head.glyphs.append(one._replace(text=" ") if narrow else one)
        head.extend(row)
    return lines
