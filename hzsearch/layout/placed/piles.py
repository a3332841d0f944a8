"""Piles: legs right below each other in one column, with nothing but subheads between.

In: the legs of a page and its ground. Out: for each leg the place of the uppermost one of
its pile, and the box around each pile. What an upper leg stands under, those below it
stand under too; and a headline in the middle beside a column stands beside its pile.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.legs import Leg
from hzsearch.layout.signs import starts_story
from hzsearch.model import Box
from hzsearch.model.boxes import across, hull

# In ems: the least and the most blank between two legs of a pile.
_OVER, _BLANK = 0.5, 2.0
# In ems: how much wider one leg of a pile may be than another.
_UNEVEN = 2.0


def find_tops(legs: Sequence[Leg], ground: Ground, subheads: Sequence[Heading]) -> list[int]:
    """Return the place of the uppermost leg of each leg's pile; ``subheads`` part no pile."""
    upper = [_above(at, legs, ground, subheads) for at in range(len(legs))]
    tops = []
    for at in range(len(legs)):
        top = at
        while upper[top] is not None:
            top = upper[top] or 0
        tops.append(top)
    return tops


def make_piles(legs: Sequence[Leg], tops: Sequence[int]) -> list[Box]:
    """Return the box around the pile of each leg."""
    held: dict[int, list[Box]] = {}
    for leg, top in zip(legs, tops, strict=True):
        held.setdefault(top, []).append(Box(leg.left, leg.start, leg.right, leg.bottom))
    boxes = {top: hull(members) for top, members in held.items()}
    return [boxes[top] for top in tops]


def _above(at: int, legs: Sequence[Leg], ground: Ground, subheads: Sequence[Heading]) -> int | None:
    """Return the place of the leg right above another in its pile; it begins higher up."""
    leg = legs[at]
    if starts_story(leg.opening) or (leg.cap and leg.cap not in subheads):
        return None
    near = [k for k in range(len(legs)) if k != at and _is_next(legs[k], leg, ground)]
    return max(near, key=lambda k: legs[k].bottom, default=None)


def _is_next(upper: Leg, lower: Leg, ground: Ground) -> bool:
    """Say whether a leg goes on right above another, which is as wide."""
    em = ground.em
    wide = upper.right - upper.left, lower.right - lower.left
    return (
        upper.top < lower.top
        and -_OVER * em < lower.start - upper.bottom <= _BLANK * em
        and across(upper, lower) > 0.5 * min(wide)
        and abs(wide[0] - wide[1]) <= _UNEVEN * em
        and upper.run.place[0] == lower.run.place[0]
        and not (upper.over or upper.caption or lower.caption)
        and not ground.ruled(upper, lower.cap or lower)
    )
