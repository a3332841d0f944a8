"""Upright: the vertical lines of a page that are of one headline.

In: the slugs of a page and its ground. Out: those that run downwards, in sets: side by side
in one size, or one below the other with the blank between that parts two halves of a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.slugs import Slug
from hzsearch.model.boxes import across, down, hull

# Sizes that differ by less are one.
_JITTER = 0.06
# How far apart, in ems beyond the room between characters, two pieces of one vertical line
# may stand: an ideographic space.
_BLANK_DOWN = 1.1
# How far apart, in ems, vertical lines of one headline stand side by side.
_NEXT = 1.2


def upright_parts(slugs: Sequence[Slug], ground: Ground) -> list[list[Slug]]:
    """Return the sets of vertical lines of one size side by side, in one frame."""
    parts: list[list[Slug]] = []
    upright = sorted((s for s in slugs if s.vertical), key=lambda s: (-s.right, s.top))
    for slug in upright:
        place = ground.place(slug)
        alone = not any(_is_abreast(slug, other) for other in upright)
        near = (part for part in parts if any(_adjoins(s, slug, alone) for s in part))
        host = next((part for part in near if ground.place(hull(part)) == place), None)
        if host:
            host.append(slug)
        else:
            parts.append([slug])
    return parts


def _is_abreast(slug: Slug, other: Slug) -> bool:
    """Say whether another line in the same type begins beside a vertical one, level with it."""
    level = abs(slug.top - other.top) < 0.5 * slug.size
    alike = abs(slug.size - other.size) <= _JITTER * slug.size
    return other is not slug and level and alike and -across(slug, other) < _NEXT * slug.size


def _adjoins(right: Slug, left: Slug, alone: bool) -> bool:
    """Say whether a vertical line stands beside another, or, alone there, right below it."""
    size = max(right.size, left.size)
    if abs(right.size - left.size) > _JITTER * size:
        return False
    if across(right, left) > 0.5 * size:
        room = max(0.0, _pitch(right) - size, _pitch(left) - size)
        return alone and -down(right, left) < _BLANK_DOWN * size + 2 * room
    near = right.left - left.right < _NEXT * size
    high = min(right.bottom - right.top, left.bottom - left.top)
    return near and down(right, left) > high / 3


def _pitch(slug: Slug) -> float:
    """Return how far apart the characters of a vertical line begin, in points."""
    return (slug.bottom - slug.top - slug.size) / max(1, len(slug.text) - 1)
