"""Which glyphs stand where others do: all others are printed once, and need no closer look.

Taken by stretches of a line, of which a page has far fewer than glyphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from hzsearch.archive.pdf.records import Glyph, Look

#: Points: the height of the slots that stretches are compared in.
_SLOT = 2.0
#: Of the size: copies' baselines are less than twice as far apart.
_REACH = 0.16
#: With fewer glyphs a stretch, as in vertical lines, it is quicker to look at each glyph.
_FEWEST = 3


class _Stretch(NamedTuple):
    """Glyphs from ``first`` to before ``after``, and between where copies of them may begin."""

    left: float
    right: float
    first: int
    after: int


def overlapping(glyphs: Sequence[Glyph], near: float) -> Sequence[int]:
    """Return the places of at least all glyphs that begin within ``near`` em of another."""
    starts = list(_starts(glyphs, near))
    if len(starts) * _FEWEST > len(glyphs):
        return range(len(glyphs))
    found: set[_Stretch] = set()
    for stretches in _slots(glyphs, starts, near).values():
        found.update(_crowded(sorted(stretches)))
    return sorted(place for one in found for place in range(one.first, one.after))


def _starts(glyphs: Sequence[Glyph], near: float) -> Iterator[int]:
    """Yield where stretches begin: glyphs of one look, on one baseline, ever further right."""
    look, base, least, step = Look("", 1.0, 1.0), 0.0, inf, 0.0
    for place, (left, _, level, _, own) in enumerate(glyphs):
        if own is not look or level != base or left <= least:
            base, look = level, own
            step = near * look.em
            yield place
        least = left + step


def _slots(
    glyphs: Sequence[Glyph], starts: Sequence[int], near: float
) -> dict[tuple[int, int], list[_Stretch]]:
    """Return the stretches by angle and height, each in all slots where copies of it may be."""
    slots: dict[tuple[int, int], list[_Stretch]] = {}
    for first, after in pairwise([*starts, len(glyphs)]):
        left, _, base, _, look = glyphs[first]
        one = _Stretch(left, glyphs[after - 1].left + near * look.em, first, after)
        reach = _REACH * look.size
        for slot in range(int((base - reach) // _SLOT), int((base + reach) // _SLOT) + 1):
            slots.setdefault((look.angle, slot), []).append(one)
    return slots


def _crowded(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Yield those of ``stretches``, which are in order, that reach into others."""
    furthest = stretches[0]
    for one in stretches[1:]:
        if one.left <= furthest.right:
            yield from (furthest, one)
        furthest = max(furthest, one, key=_right)


def _right(stretch: _Stretch) -> float:
    return stretch.right
