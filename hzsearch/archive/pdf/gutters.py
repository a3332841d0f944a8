"""Gaps between rows that are gutters: the white strip between two columns of text.

One gap tells nothing; a strip does that several rows, one above the other, leave free, and
what is above it in the same place between two headlines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice, pairwise, takewhile
from statistics import median

from hzsearch.archive.pdf.rows import SLOT, Row

#: What no line ends with, and none begins with (GB/T 15834, 5.1).
_OPENING, _CLOSING = frozenset("“‘ʻ（《〈「『【"), frozenset("”’ʼ）》〉」』】，。、；：！？")
#: A gutter is at least so many gaps in a column, each between rows of at least so many em.
_GUTTER_ROWS, _GUTTER_LENGTH = 3, 4.0
#: Gaps are one above the other where the strip in both is so much of the narrower one,
#: and no less than so many em.
_STRIP, _THIN = 0.8, 0.3
#: How much larger the type above a gutter is that it runs up into.
_LARGER = 1.25
#: Gutters at one place that are looked at: a bound on time.
_MOST_GUTTERS = 200


class Gap:
    """The gap between a row and the next: how wide it is in em, and where."""

    __slots__ = ("ems", "join", "left", "right", "x")

    def __init__(self, left: Row, right: Row) -> None:
        self.left, self.right = left, right
        self.ems = (right.left - left.right) / min(left.em, right.em)
        self.x = (left.right + right.left) / 2
        self.join = False


def gutters(gaps: Sequence[Gap], filled: Set[int] = frozenset()) -> set[int]:
    """Return the ids of those of ``gaps`` that part columns.

    Blanks are set within a line, and not between two headlines: the gaps that they fill,
    ``filled``, part no type that is larger than the columns'.
    """
    found = _long_gutters(gaps)
    least = min((gap.left.size for gap in gaps if id(gap) in found), default=0.0)
    large = [gap for gap in gaps if gap.left.size > _LARGER * least]
    found -= {id(gap) for gap in large if id(gap) in filled}
    free = [gap for gap in large if id(gap) not in filled]
    return found | _above_gutters(free, [gap for gap in gaps if id(gap) in found])


def _long_gutters(gaps: Sequence[Gap]) -> set[int]:
    """Return the ids of those gaps that lie one above the other between long rows."""
    long = sorted(
        (gap for gap in gaps if min(_ems(gap.left), _ems(gap.right)) >= _GUTTER_LENGTH),
        key=lambda gap: gap.left.base,
    )
    columns: dict[int, list[Gap]] = {}
    for gap in long:
        columns.setdefault(int(gap.x // SLOT), []).append(gap)
    return {
        id(gap)
        for gap in long
        if len(list(islice(_in_line(gap, columns), _GUTTER_ROWS))) == _GUTTER_ROWS
    }


def _in_line(gap: Gap, columns: Mapping[int, list[Gap]]) -> Iterator[Gap]:
    """Yield the gaps within some rows above and below that lie in line with ``gap``."""
    reach, room = 6 * gap.left.size, 1.2 * gap.left.em  # an indent moves the middle by an em
    first_slot, last_slot = int((gap.x - room) // SLOT), int((gap.x + room) // SLOT)
    for place in range(first_slot, last_slot + 1):
        column = columns.get(place, [])
        first = bisect_left(column, gap.left.base - reach, key=lambda other: other.left.base)
        for other in takewhile(
            lambda other: other.left.base <= gap.left.base + reach, islice(column, first, None)
        ):
            if _shares_strip(gap, other):
                yield other


def _shares_strip(gap: Gap, other: Gap) -> bool:
    """Return whether one strip runs through two gaps: an indent or a short line widens one."""
    left, right = max(gap.left.right, other.left.right), min(gap.right.left, other.right.left)
    narrow = min(gap.ems, other.ems) * gap.left.em
    return right - left >= _STRIP * max(narrow, _THIN * gap.left.em)


def _above_gutters(gaps: Sequence[Gap], gutters: Sequence[Gap]) -> set[int]:
    """Return the ids of gaps between two headlines: the gutter below them runs up through."""
    found: set[int] = set()
    columns: dict[int, list[Gap]] = {}
    for gutter in gutters:
        columns.setdefault(int(gutter.x // SLOT), []).append(gutter)
    for gap in gaps:
        slots = range(int(gap.left.right // SLOT), int(gap.right.left // SLOT) + 1)
        below = [gutter for slot in slots for gutter in columns.get(slot, ())[:_MOST_GUTTERS]]
        if _is_bound(gap) or _is_spaced(gap):
            continue
        if any(_runs_up_into(gutter, gap) for gutter in below):
            found.add(id(gap))
    return found


def _runs_up_into(gutter: Gap, gap: Gap) -> bool:
    lower, upper = gutter.left, gap.left
    return (
        upper.size > _LARGER * lower.size
        and 0 < lower.base - upper.base <= 4 * upper.size + 12 * lower.size
        and gap.left.right <= gutter.left.right + lower.em / 4
        and gap.right.left >= gutter.right.left - lower.em / 4
    )


def _is_bound(gap: Gap) -> bool:
    """Return whether a gap is after or before a sign that no headline ends or begins with."""
    return gap.left.glyphs[-1].text in _OPENING or gap.right.glyphs[0].text in _CLOSING


def _is_spaced(gap: Gap) -> bool:
    """Return whether the characters beside a gap stand about as far apart as it is wide."""
    rooms = [
        (after.left - before.right) / row.em
        for row in (gap.left, gap.right)
        for before, after in pairwise(row.glyphs)
    ]
    return bool(rooms) and median(rooms) >= 0.6 * gap.ems


def _ems(row: Row) -> float:
    return (row.right - row.left) / row.em
