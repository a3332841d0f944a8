"""Plates: pictures with what stands below or beside them, their captions and their headings.

In: the legs of a page and its ground. Out: the boxes that pictures take up with their
captions, and the headings of captions. A story goes around a plate: neither picture nor
caption parts its text, or its headline from its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.legs import Leg
from hzsearch.model import Box
from hzsearch.model.boxes import Area, across, down, hull


def make_plates(legs: Sequence[Leg], ground: Ground) -> list[Box]:
    """Return the pictures of a page, each as large as it is with its captions."""
    return [_plate(k, picture, legs) for k, picture in enumerate(ground.pictures)]


def _plate(at: int, picture: Box, legs: Sequence[Leg]) -> Box:
    captions = [leg for leg in legs if leg.caption and leg.picture == at]
    caps = [leg.cap for leg in captions if leg.cap]
    return hull([picture, *(leg.run for leg in captions), *caps])


def caption_heads(legs: Sequence[Leg], ground: Ground) -> list[Heading]:
    """Return the headings that stand between a picture and its caption."""
    capped = [(leg.cap, leg.picture) for leg in legs if leg.caption and leg.cap]
    return [cap for cap, at in capped if cap.top >= ground.pictures[at].bottom - ground.em]


def is_over_picture(heading: Heading, leg: Leg, ground: Ground) -> bool:
    """Say whether the picture of a caption stands between a heading and the caption."""
    return heading.bottom <= ground.pictures[leg.picture].top + ground.em


def filled(upper: Area, lower: Area, plates: Sequence[Box]) -> float:
    """Return how much of the height between two boxes the largest plate fills."""
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    gap = Box(left, upper.bottom, right, lower.top)
    return max((down(gap, plate) for plate in plates if across(gap, plate) > 0), default=0.0)
