"""The scene: the legs and headings of a page, and which heading each leg stands under.

In: legs, headings, the bands over round-ups, and the ground. Out: a :class:`Scene`, which
``openings`` and ``flows`` look at to score the links between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.legs import Leg
from hzsearch.layout.placed.piles import find_tops, make_piles
from hzsearch.layout.placed.plates import caption_heads, filled, make_plates
from hzsearch.model import Box
from hzsearch.model.boxes import Area, across, down

#: No link at all.
NEVER = -99.0
#: Further than anything is on a page, in points.
FAR = 1e6
#: Each em of blank beyond the usual; a rule between; another frame.
BLANK = 0.4
USUAL_BLANK = 2.0
RULED = -4.0
OTHER_FRAME = -4.0
# In ems: text so near below a heading stands under it, whatever stands beside.
_ROOF = 3.0
# How much the cap of a column must look like a headline to reign over the next ones too.
_HEADLINE = 4.0


@dataclass(slots=True, eq=False)
class Scene:
    """What stands on a page, and what each leg stands under.

    ``bands`` head round-ups, ``heads`` captions.
    """

    legs: list[Leg]
    headings: list[Heading]
    ground: Ground
    bands: list[Heading] = field(default_factory=list)
    roofs: list[Heading | None] = field(init=False)
    tops: list[float] = field(init=False)
    piles: list[Box] = field(init=False)
    plates: list[Box] = field(init=False)
    heads: list[Heading] = field(init=False)

    def __post_init__(self) -> None:
        """Find the heading over each leg."""
        self.plates = make_plates(self.legs, self.ground)
        self.heads = caption_heads(self.legs, self.ground)
        subheads = [h for h in self.headings if looks(h, self.em) < 0 and not h.is_whole]
        tops = find_tops(self.legs, self.ground, subheads)
        self.piles = make_piles(self.legs, tops)
        self.roofs = []
        for at, leg in enumerate(self.legs):
            self.roofs.append(self._band_above(leg) or self._roof(leg, self.piles[at]))
        self.roofs = [self.roofs[top] for top in tops]
        self.tops = [self._column_top(at) for at in range(len(self.legs))]

    @property
    def em(self) -> float:
        """Return the em of the running text."""
        return self.ground.em

    def filled(self, upper: Area, lower: Area) -> float:
        """Return how much of the height between two boxes a plate or a frame fills."""
        return max(self.ground.filled(upper, lower), filled(upper, lower, self.plates))

    def _roof(self, leg: Leg, pile: Box) -> Heading | None:
        """Return the heading that a leg stands under or beside: the one that begins lowest.

        A mere cap of a column is none.
        """
        em, middle = self.em, (leg.left + leg.right) / 2
        heads = [h for h in (*self.headings, *self.bands) if self._reigns(h, leg)]
        if leg.cap in heads:  # a headline as wide as a column reigns over the next ones too
            return leg.cap
        above = [
            h
            for h in heads
            if h.bottom <= leg.start + 0.6 * em
            and (across(h, leg) > 0 if h.vertical else h.reach[0] < middle < h.reach[1])
        ]
        nearest = max(above, key=lambda h: h.bottom, default=None)
        if nearest and leg.start - nearest.bottom <= _ROOF * em:
            return nearest
        beside = [
            h
            for h in heads
            if (h.top - 2 * em <= leg.start < h.bottom or is_amid(h, pile))
            and (h.vertical or h.right <= leg.left + em)
            and self._seen(h, leg, pile)
        ]
        lowest = max((h.top for h in (*above, *beside)), default=0.0)
        level = [h for h in (*above, *beside) if h.top > lowest - em]
        return min(level, key=lambda h: max(0.0, -across(h, leg)), default=None)

    def _band_above(self, leg: Leg) -> Heading | None:
        """Return the band of the round-up whose item ends right above an item's headline."""
        if leg.cap is None or not self.bands:
            return None
        for other, roof in zip(self.legs, self.roofs, strict=False):
            near = 0 <= leg.start - other.bottom <= _ROOF * self.em
            if near and roof in self.bands and across(other, leg) > 0.5 * (leg.right - leg.left):
                return roof
        return None

    def _reigns(self, heading: Heading, leg: Leg) -> bool:
        """Say whether a heading is more than a column's cap, and in no frame apart from a leg."""
        if heading.frame not in (-1, leg.run.place[0]):
            return False
        if heading in self.heads and heading is not leg.cap:
            return False
        least = _HEADLINE if heading is leg.cap and not heading.is_whole else 0.0
        return heading in self.bands or looks(heading, self.em) >= least

    def _column_top(self, at: int) -> float:
        """Return where the column of a leg begins, as far as one heading reigns over it."""
        leg, roof = self.legs[at], self.roofs[at]
        tops = [
            other.start
            for k, other in enumerate(self.legs)
            if other.bottom <= leg.top + self.em
            and across(other, leg) > 0.5 * (leg.right - leg.left)
            and self.roofs[k] is roof
        ]
        return min([*tops, leg.start])

    def _seen(self, heading: Heading, leg: Leg, pile: Box) -> bool:
        """Say whether nothing but text stands between a heading and a leg beside it."""
        columns = min(heading.top, leg.start) - self.em  # a rule from there parts columns only
        if heading.frame != leg.run.place[0] or self.ground.fenced(heading, leg, columns):
            return False
        level = pile if is_amid(heading, pile) else Box(leg.left, leg.start, leg.right, leg.bottom)
        gap = Box(
            min(heading.right, leg.right),
            max(heading.top, level.top),
            max(heading.left, leg.left),
            min(heading.bottom, level.bottom),
        )
        if any(
            across(gap, h) > 0 and down(gap, h) > 0
            for h in self.headings
            if h is not heading and looks(h, self.em) >= 0
        ):
            return False
        return not any(
            across(gap, other.run) > self.em
            and other.bottom > leg.start
            and other.start < min(heading.top, leg.start) - 2 * self.em
            for other in self.legs
            if other is not leg
        )


def is_amid(heading: Heading, pile: Box) -> bool:
    """Say whether a heading stands at the height of a pile of legs, no further up or down."""
    return pile.top <= heading.top and heading.bottom <= pile.bottom


def looks(heading: Heading, em: float) -> float:
    """Return how much display type looks like a headline rather than a subhead."""
    return max(-4.0, min(4.0, (heading.size / em - 1.4) * 10)) + heading.weight
