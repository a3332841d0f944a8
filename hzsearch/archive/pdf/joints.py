"""Rows on one baseline into lines: which gaps are column gaps, which are not.

A gap between two rows of one size is decided by, in this order: an upright rule
in it; a gutter (gaps one above the other, between long rows, and what is above
them in the same place between two headlines); a row above and
one below that run across it; blanks that fill it; even spacing of single
characters (a letter-spaced headline); at last its width alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile
from statistics import median

from hzsearch.archive.pdf.records import Glyph
from hzsearch.archive.pdf.rows import SLOT, Row, Shelves, alike, overlap

#: In em: a gap up to _PLAIN is one within a line unless a gutter says otherwise;
#: up to _CROSSED it is where rows above and below run across it; single characters
#: are letter-spaced up to _SPACED.
_PLAIN, _CROSSED, _SPACED = 0.5, 2.0, 2.6
#: Signs that are half as wide in one font as in another, so that what is set in a full
#: cell may seem to have half a cell of room, and how wide a gap beside them may be.
_EITHER_WIDTH, _PLAIN_AT_SIGNS = frozenset("“”‘’ʻʼ—…·"), 0.8
#: What no line ends with, and none begins with (GB/T 15834, 5.1).
_OPENING, _CLOSING = frozenset("“‘ʻ（《〈「『【"), frozenset("”’ʼ）》〉」』】，。、；：！？")
#: Blanks up to this many em fill a gap.
_FILLED = 4.2
#: In em: a blank of unknown width in a gap as wide as that is an ideographic one.
_WIDE_BLANK = 0.75
#: A gutter is at least so many gaps in a column, each between rows of at least so many em.
_GUTTER_ROWS, _GUTTER_LENGTH = 3, 4.0
#: How much larger the type above a gutter is that it runs up into.
_LARGER = 1.25
#: Gutters at one place that are looked at: a bound on time.
_MOST_GUTTERS = 200
#: Rows above or below a gap that are looked at: likewise.
_MOST_ROWS = 400

Wall = tuple[float, float, float]


class _Gap:
    """The gap between a row and the next: how wide it is in em, and where."""

    __slots__ = ("ems", "join", "left", "right", "x")

    def __init__(self, left: Row, right: Row) -> None:
        self.left, self.right = left, right
        self.ems = (right.left - left.right) / min(left.em, right.em)
        self.x = (left.right + right.left) / 2
        self.join = False


def joined(rows: Sequence[Row], blanks: Sequence[Glyph], walls: Sequence[Wall]) -> list[Row]:
    """Return ``rows`` joined to lines; ``blanks`` that stand in joined gaps become part of them."""
    ordered = sorted(rows, key=lambda row: row.left)
    shelves = Shelves(ordered)
    gaps = [gap for gap in _gaps(ordered, shelves) if gap.ems <= _FILLED]
    gutters = _gutters(gaps)
    gutters |= _above_gutters(gaps, [gap for gap in gaps if id(gap) in gutters])
    filling = Shelves(Row([blank]) for blank in sorted(blanks, key=lambda blank: blank.left))
    for gap in gaps:
        walled = any(_stands_in(wall, gap) for wall in walls)
        gap.join = not walled and id(gap) not in gutters and _is_inner(gap, shelves, filling)
    _join_spaced(gaps, walls)
    return _merged(ordered, gaps, filling)


def _gaps(ordered: Sequence[Row], shelves: Shelves) -> Iterator[_Gap]:
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
            yield _Gap(best, row)


def _stands_in(wall: Wall, gap: _Gap) -> bool:
    x, top, bottom = wall
    slack = 0.1 * gap.left.em
    return (
        gap.left.right - slack <= x <= gap.right.left + slack and top <= gap.left.middle <= bottom
    )


def _gutters(gaps: Sequence[_Gap]) -> set[int]:
    """Return the ids of those gaps that lie one above the other between long rows."""
    long = sorted(
        (gap for gap in gaps if min(_ems(gap.left), _ems(gap.right)) >= _GUTTER_LENGTH),
        key=lambda gap: gap.left.base,
    )
    columns: dict[int, list[_Gap]] = {}
    for gap in long:
        columns.setdefault(int(gap.x // SLOT), []).append(gap)
    return {
        id(gap)
        for gap in long
        if len(list(islice(_in_line(gap, columns), _GUTTER_ROWS))) == _GUTTER_ROWS
    }


def _in_line(gap: _Gap, columns: Mapping[int, list[_Gap]]) -> Iterator[_Gap]:
    """Yield the gaps within some rows above and below that lie in line with ``gap``."""
    slot, reach = int(gap.x // SLOT), 6 * gap.left.size
    for place in (slot - 1, slot, slot + 1):
        column = columns.get(place, [])
        first = bisect_left(column, gap.left.base - reach, key=lambda other: other.left.base)
        for other in takewhile(
            lambda other: other.left.base <= gap.left.base + reach, islice(column, first, None)
        ):
            if abs(other.x - gap.x) <= 0.4 * gap.left.em:
                yield other


def _above_gutters(gaps: Sequence[_Gap], gutters: Sequence[_Gap]) -> set[int]:
    """Return the ids of gaps between two headlines: the gutter below them runs up through."""
    found: set[int] = set()
    columns: dict[int, list[_Gap]] = {}
    for gutter in gutters:
        columns.setdefault(int(gutter.x // SLOT), []).append(gutter)
    least = min((gutter.left.size for gutter in gutters), default=0.0)
    for gap in gaps:
        if gap.left.size <= _LARGER * least:
            continue
        slots = range(int(gap.left.right // SLOT), int(gap.right.left // SLOT) + 1)
        below = [gutter for slot in slots for gutter in columns.get(slot, ())[:_MOST_GUTTERS]]
        if _is_bound(gap) or _is_spaced(gap):
            continue
        if any(_runs_up_into(gutter, gap) for gutter in below):
            found.add(id(gap))
    return found


def _runs_up_into(gutter: _Gap, gap: _Gap) -> bool:
    lower, upper = gutter.left, gap.left
    return (
        upper.size > _LARGER * lower.size
        and 0 < lower.base - upper.base <= 4 * upper.size + 12 * lower.size
        and gap.left.right <= gutter.left.right + lower.em / 4
        and gap.right.left >= gutter.right.left - lower.em / 4
    )


def _is_bound(gap: _Gap) -> bool:
    """Return whether a gap is after or before a sign that no headline ends or begins with."""
    return gap.left.glyphs[-1].text in _OPENING or gap.right.glyphs[0].text in _CLOSING


def _is_spaced(gap: _Gap) -> bool:
    """Return whether the characters beside a gap stand about as far apart as it is wide."""
    rooms = [
        (after.left - before.right) / row.em
        for row in (gap.left, gap.right)
        for before, after in pairwise(row.glyphs)
    ]
    return bool(rooms) and median(rooms) >= 0.6 * gap.ems


def _ems(row: Row) -> float:
    return (row.right - row.left) / row.em


def _is_inner(gap: _Gap, shelves: Shelves, filling: Shelves) -> bool:
    """Return whether a gap that no gutter or rule is in lies within a line."""
    signs = {gap.left.glyphs[-1].text, gap.right.glyphs[0].text} & _EITHER_WIDTH
    if gap.ems <= (_PLAIN_AT_SIGNS if signs else _PLAIN):
        return True
    if gap.ems <= _CROSSED and _is_crossed(gap, shelves):
        return True
    return _filled(gap, filling) >= 0.7


def _is_crossed(gap: _Gap, shelves: Shelves) -> bool:
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


def _rows_about(gap: _Gap, shelves: Shelves) -> Iterator[Row]:
    size, base = gap.left.size, gap.left.base
    yield from islice(shelves.between(base - 2.2 * size, base - 0.8 * size), _MOST_ROWS)
    yield from islice(shelves.between(base + 0.8 * size, base + 2.2 * size), _MOST_ROWS)


def _crosses(row: Row, gap: _Gap) -> bool:
    room = row.em / 2
    return row.left < gap.left.right - room and row.right > gap.right.left + room


def _filled(gap: _Gap, filling: Shelves) -> float:
    """Return how much of a gap is filled with blanks; one of unknown width fills it."""
    width, found = gap.right.left - gap.left.right, _blanks(gap, filling)
    if any(blank.left == blank.right for blank in found):
        return 1.0
    return sum(min(blank.right - blank.left, width) for blank in found) / width


def _blanks(gap: _Gap, filling: Shelves) -> list[Row]:
    level, slack = 0.15 * gap.left.size, 0.15 * gap.left.em
    found = filling.between(gap.left.base - level, gap.left.base + level)
    return [
        blank
        for blank in found
        if blank.left >= gap.left.right - slack and blank.right <= gap.right.left + slack
    ]


def _join_spaced(gaps: Sequence[_Gap], walls: Sequence[Wall]) -> None:
    """Join single characters that stand apart evenly."""
    after = {id(gap.left): gap for gap in gaps}
    before = {id(gap.right): gap for gap in gaps}
    for gap in gaps:
        if gap.join or gap.ems > _SPACED:
            continue
        if not (_is_single(gap.left) and _is_single(gap.right)):
            continue
        if any(_stands_in(wall, gap) for wall in walls):
            continue
        beside = (before.get(id(gap.left)), after.get(id(gap.right)))
        widths = [near.ems for near in beside if near is not None and near.ems <= _SPACED]
        gap.join = all(0.6 <= width / gap.ems <= 1.6 for width in widths)


def _is_single(row: Row) -> bool:
    return len(row.glyphs) == 1 and row.glyphs[0].text[0] >= "\u2e80"


def _merged(ordered: Sequence[Row], gaps: Sequence[_Gap], filling: Shelves) -> list[Row]:
    into: dict[int, _Gap] = {}
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
