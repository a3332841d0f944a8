"""Openings: how well a leg of text begins the article of a heading.

In: a scene. Out: scores. Text begins under its heading at the left, or beside it at its
height; with an indent, best with a dateline; nothing may stand between.
"""

from __future__ import annotations

from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.legs import Leg
from hzsearch.layout.placed.notes import read_jump
from hzsearch.layout.placed.plates import is_over_picture
from hzsearch.layout.placed.scene import (
    BLANK,
    FAR,
    NEVER,
    OTHER_FRAME,
    RULED,
    USUAL_BLANK,
    Scene,
    is_amid,
    looks,
)
from hzsearch.layout.signs import starts_story
from hzsearch.model import Box
from hzsearch.model.boxes import across, down

# A leg under a heading; each column further right.
_UNDER = 6.0
_RANK = 1.5
_REACHED = -0.5
_BESIDE = 4.0
_FURTHEST = 8.0
# The text of a heading begins with an indent, best with a dateline.
_OPENS = 2.0
_DATELINE = 3.0
# A headline over a picture is its caption's only if it is no story's.
_ACROSS_PICTURE = -3.0
# The first item of a round-up, or the next.
_ITEM = 4.0


def heads(scene: Scene, heading: Heading, at: int) -> float:
    """Return how well leg ``at`` begins the text of ``heading``."""
    leg = scene.legs[at]
    if heading in scene.heads and heading is not leg.cap:
        return NEVER
    if heading.bottom > leg.top + 0.6 * scene.em:
        place = _beside(scene, heading, at)
    else:
        place = _under(scene, heading, at)
    if place <= NEVER:
        return NEVER
    weight = 0.0 if heading.frame == leg.run.place[0] else OTHER_FRAME
    if leg.caption and is_over_picture(heading, leg, scene.ground):
        return place + weight + _ACROSS_PICTURE
    resumed = any(read_jump(note.text) for note in heading.notes)
    opens = (leg.opens and not leg.note) or resumed
    weight += _OPENS if opens else -_OPENS
    if leg.cap is heading:
        weight += _ITEM if scene.roofs[at] in scene.bands else 2 * looks(heading, leg.run.size)
        weight += _DATELINE if starts_story(leg.opening) else 0.0
    return place + weight


def _under(scene: Scene, heading: Heading, at: int) -> float:
    """Return how well a leg stands under a heading, the leftmost of its legs best."""
    if not is_under(scene, heading, at):
        return NEVER
    leg = scene.legs[at]
    top = leg.top if leg.cap is heading else leg.start
    blank = top - heading.bottom - scene.filled(heading, leg)
    weight = _UNDER - BLANK * max(0.0, blank / scene.em - USUAL_BLANK)
    if across(heading, leg) <= 0:
        weight += _REACHED
    if scene.ground.ruled(heading, leg):
        weight += RULED
    further = sum(
        other.right <= leg.left + scene.em
        for k, other in enumerate(scene.legs)
        if k != at and down(other, leg) > 0 and is_under(scene, heading, k)
    )
    return weight - _RANK * further


def is_under(scene: Scene, heading: Heading, at: int) -> bool:
    """Say whether nothing stands between a heading and leg ``at`` below it."""
    leg, em = scene.legs[at], scene.em
    if heading.bottom > leg.top + 0.6 * em:
        return False
    reached = across(heading, leg) <= 0
    if reached:
        middle = (leg.left + leg.right) / 2
        near = leg.top - heading.bottom <= _FURTHEST * em
        if not near or not heading.reach[0] < middle < heading.reach[1]:
            return False
        if looks(heading, em) < 0:  # a subhead stands over its own column only
            return False
    roof = heading.top if reached else heading.bottom
    gap = Box(leg.left, roof, leg.right, leg.top)
    return not _blocked(scene, gap, leg, heading)


def _blocked(scene: Scene, gap: Box, leg: Leg, heading: Heading) -> bool:
    """Say whether text or another heading stands in ``gap``; a text goes around captions."""
    slack = 0.5 * scene.em
    for other in scene.legs:
        if other is leg or (other.caption and not leg.caption):
            continue
        if down(gap, other.run) > slack and across(gap, other.run) > slack:
            return True
    subhead = leg.cap if leg.cap and _is_subhead(leg.cap, scene.em) else None
    return any(
        other is not heading
        and other is not subhead
        and (leg.caption or other not in scene.heads)
        and down(gap, other) > slack
        and across(gap, other) > slack
        and other.bottom < leg.top + slack
        for other in (*scene.headings, *scene.bands)
    )


def _is_subhead(cap: Heading, em: float) -> bool:
    """Say whether the cap of a leg may stand between a headline and the leg."""
    return looks(cap, em) < 0 and not cap.is_whole


def _beside(scene: Scene, heading: Heading, at: int) -> float:
    """Return how well a leg stands beside a heading, at its height."""
    em, leg = scene.em, scene.legs[at]
    level = _level(heading, leg, scene.piles[at]) / em
    if level > _FURTHEST:
        return NEVER
    edges = _edges(leg, heading)
    left, right = edges[0] - heading.right, heading.left - edges[1]
    columns = min(heading.top, leg.start) - em  # a rule from there parts columns only
    if max(left, right) < -0.5 * em or scene.ground.fenced(heading, leg, columns):
        return NEVER
    if right > left and not heading.vertical:
        return NEVER
    between = _between(scene, heading, leg)
    weight = _BESIDE - 0.2 * level
    if left >= right:  # text to the right of its heading begins right there
        return weight - (3.0 * between + 0.3 * max(0.0, left / em - 3.0))
    return weight - 0.25


def _level(heading: Heading, leg: Leg, pile: Box) -> float:
    """Return how far a leg is from the height of a heading, top to top or middle to middle."""
    middle = abs(heading.top + heading.bottom - pile.top - pile.bottom) / 2
    top = abs(leg.start - heading.top) if down(heading, leg) > 0 else FAR
    first = leg.start <= pile.top and is_amid(heading, pile)
    return min(top, middle) if first else top


def _edges(leg: Leg, heading: Heading) -> tuple[float, float]:
    """Return the edges of a leg at the height of a heading: below it, it may be wider."""
    level = [slug for slug in leg.run.slugs if down(slug, heading) > 0]
    if not level:
        return leg.left, leg.right
    return min(slug.left for slug in level), max(slug.right for slug in level)


def _between(scene: Scene, heading: Heading, leg: Leg) -> int:
    """Count the legs between a heading and a leg at its height."""
    gap = Box(
        min(heading.right, leg.right),
        max(heading.top, leg.top),
        max(heading.left, leg.left),
        min(heading.bottom, leg.bottom),
    )
    return sum(
        across(gap, other.run) > scene.em and down(gap, other.run) > scene.em
        for other in scene.legs
        if other is not leg
    )
