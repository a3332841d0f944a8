"""Flows: how well a leg of text goes on from another.

In: a scene. Out: scores. Two kinds of signs are added up. Those of the page: right below
in the column, or the next column at the same height under the same heading, no rule
between. Those of the text: a leg that ends within a sentence goes on with a line that is
not set in, and the other way round.
"""

from __future__ import annotations

from hzsearch.layout.placed.legs import Leg
from hzsearch.layout.placed.scene import (
    BLANK,
    NEVER,
    OTHER_FRAME,
    RULED,
    USUAL_BLANK,
    Scene,
    looks,
)
from hzsearch.layout.signs import starts_story
from hzsearch.layout.story import DATE
from hzsearch.model import Box
from hzsearch.model.boxes import Area, across, down

# A leg below another in its column, right of it, and further down again to the left.
_BELOW = 4.0
_TIGHT = 4.0
_RIGHT = 3.0
_BAND = 0.5
_SAME_ROOF = 2.5
_OTHER_ROOF = -3.0
_LEVEL = 1.0
_SKIPPED = -2.0
# From the middle of a column, or into it, where there is text right below or above.
_AMID = -3.0
_WIDTH = 0.5
_FACE = -2.0
_SIZE = -5.0
# The text: broken off and going on; both whole; broken off against a new paragraph.
_GOES_ON = 3.0
_WHOLE = 1.0
_TORN = -5.0
_OVER = -6.0
_DATED = -1.0
_PICTURE = -1.0


def flows(scene: Scene, source: int, target: int) -> float:
    """Return how well leg ``target`` goes on from leg ``source``."""
    upper, lower = scene.legs[source], scene.legs[target]
    if upper.over or _pictures_part(upper, lower):
        return NEVER
    if lower.cap and scene.roofs[target] in scene.bands:  # an item of a round-up begins
        return NEVER
    place = _place(scene, source, target)
    if place <= NEVER:
        return NEVER
    return place + _reads_on(upper, lower) + _alike(scene, upper, lower)


def _alike(scene: Scene, upper: Leg, lower: Leg) -> float:
    """Return what type, frame, picture, subhead and opening say against a link, or for it."""
    weight = 0.0 if upper.run.place[0] == lower.run.place[0] else OTHER_FRAME
    if abs(upper.run.size - lower.run.size) > 0.06 * scene.em:
        weight += _SIZE
    elif upper.run.face != lower.run.face:
        weight += _FACE
    if lower.picture >= 0 and upper.picture != lower.picture:
        weight += _PICTURE if lower.top > scene.ground.pictures[lower.picture].bottom else 0.0
    if lower.cap:
        weight += (0.0 if upper.closed else _TORN) - looks(lower.cap, lower.run.size)
    if starts_story(lower.opening):
        return weight + _OVER
    return weight + (_DATED if upper.closed and DATE.match(lower.opening) else 0.0)


def _pictures_part(upper: Leg, lower: Leg) -> bool:
    """Say whether one leg is the caption of a picture that the other has no part in."""
    if upper.caption != lower.caption:
        return upper.picture != lower.picture or upper.run.face != lower.run.face
    return upper.caption and upper.picture != lower.picture


def _reads_on(upper: Leg, lower: Leg) -> float:
    """Return what the end of one leg and the beginning of another say."""
    if lower.note:
        return 0.0
    if upper.closed:
        if lower.indented:
            return _WHOLE
        return 0.0 if upper.full else _TORN
    if lower.indented:
        return _TORN
    return _GOES_ON if upper.full else 0.0


def _place(scene: Scene, source: int, target: int) -> float:
    """Return what the places of two legs say."""
    upper, lower = scene.legs[source], scene.legs[target]
    em = scene.em
    if lower.top >= upper.bottom - 0.5 * em and across(upper, lower) > 0.3 * min(
        upper.right - upper.left, lower.right - lower.left
    ):
        return _below(scene, upper, lower)
    if lower.left >= upper.right - 0.5 * em and lower.top < upper.bottom + 3 * em:
        return _right(scene, source, target)
    if lower.top >= upper.bottom - 0.5 * em and lower.right <= upper.left + em:
        return _next_band(scene, source, target)
    return NEVER


def _below(scene: Scene, upper: Leg, lower: Leg) -> float:
    """Return how well a leg goes on right below another."""
    em, ground = scene.em, scene.ground
    # Only below both: a float beside the upper leg, that the lower one runs under, is no wall.
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    gap = Box(left, upper.bottom, right, lower.start)
    frame = lower.run.place[0]
    walls: list[Area] = [
        heading
        for heading in (*scene.headings, *scene.bands)
        if heading is not lower.cap and heading.frame == frame and heading not in scene.heads
    ]
    walls += [
        o.run
        for o in scene.legs
        if o not in (upper, lower) and not o.caption and o.run.place[0] == frame
    ]
    if any(_fills(gap, wall, em) for wall in walls):
        return NEVER
    blank = (lower.start - upper.bottom - scene.filled(upper, lower)) / em
    weight = _BELOW - BLANK * max(0.0, blank - USUAL_BLANK)
    weight += _TIGHT if blank < 1.2 and upper.run.face == lower.run.face else 0.0
    weight += RULED if ground.ruled(upper, lower.cap or lower) else 0.0
    return weight + _even(upper, lower, em)


def _fills(gap: Box, box: Area, em: float) -> bool:
    """Say whether ``box`` stands in ``gap``."""
    return down(gap, box) > 0.5 * em and across(gap, box) > 0.5 * em


def _even(upper: Leg, lower: Leg, em: float) -> float:
    wide = abs((upper.right - upper.left) - (lower.right - lower.left)) <= 1.5 * em
    return _WIDTH if wide else -_WIDTH


def _right(scene: Scene, source: int, target: int) -> float:
    """Return how well a leg goes on in the next column."""
    upper, lower = scene.legs[source], scene.legs[target]
    em = scene.em
    weight = _RIGHT + _even(upper, lower, em)
    # A column rule begins where the columns do; one that parts stories, beside their headings.
    column = min(scene.tops[source], scene.tops[target])
    if scene.ground.fenced(upper, lower, above=column - em):
        weight += RULED
    roof, other = scene.roofs[source], scene.roofs[target]
    weight += _SAME_ROOF if roof is other else _OTHER_ROOF
    weight += _LEVEL if abs(scene.tops[source] - lower.start) <= em else 0.0
    first, last = scene.piles[target].top, scene.piles[source].bottom
    weight += _AMID * ((lower.start > first + em) + (upper.bottom < last - em))
    return weight + _SKIPPED * _skipped(scene, upper, lower)


def _skipped(scene: Scene, upper: Leg, lower: Leg) -> int:
    """Count the columns between two legs."""
    gap = Box(upper.right, lower.top, lower.left, lower.bottom)
    return sum(
        across(gap, o.run) > 3 * scene.em and down(gap, o.run) > 0.5 * scene.em
        for o in scene.legs
        if o is not upper and o is not lower
    )


def _next_band(scene: Scene, source: int, target: int) -> float:
    """Return how well a leg goes on further down, at the left again."""
    upper, lower = scene.legs[source], scene.legs[target]
    same = scene.roofs[source] is scene.roofs[target]
    blank = max(0.0, (lower.start - upper.bottom) / scene.em - USUAL_BLANK)
    return _BAND + (_SAME_ROOF if same else _OTHER_ROOF) - BLANK * blank
