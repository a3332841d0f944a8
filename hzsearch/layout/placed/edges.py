"""Furniture by its place: the head and the foot of a page, and what lies among them.

In: the slugs of a page. Out: the places of those that are furniture. The wording decides
(:mod:`hzsearch.layout.furniture`) as on pages of plain text; the place adds what stands
on one line with furniture at the page's head or foot, such as a section's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.furniture import edge_rule, furniture_rule
from hzsearch.layout.placed.boxes import down
from hzsearch.layout.placed.slugs import Slug

# The share of the sheet's height that its head and its foot may take.
_HEAD = 0.2
_FOOT = 0.06
# In ems: a line beside furniture is longer than this only if it is text.
_LONGEST = 30


def find_edges(slugs: Sequence[Slug], height: float) -> frozenset[int]:
    """Return the places of the furniture among ``slugs`` on a sheet so high."""
    sure = {slug.at for slug in slugs if furniture_rule(slug.text)}
    head = _band([s for s in slugs if s.bottom < _HEAD * height], sure, top=True)
    foot = _band([s for s in slugs if s.top > (1 - _FOOT) * height], sure, top=False)
    return frozenset(sure | head | foot)


def _band(slugs: Sequence[Slug], sure: set[int], *, top: bool) -> set[int]:
    """Return what stands beside, or beyond, the furniture of one edge."""
    own = [slug for slug in slugs if slug.at in sure]
    if not own:
        return {slug.at for slug in slugs if _is_outermost(slug, slugs, top=top)}
    limit = max(s.bottom for s in own) if top else min(s.top for s in own)
    found = set()
    for slug in slugs:
        level = any(down(slug, other) > 0.4 * (other.bottom - other.top) for other in own)
        beyond = slug.bottom <= limit if top else slug.top >= limit
        if (level or beyond) and len(slug.text) <= _LONGEST:
            found.add(slug.at)
    return found


def _is_outermost(slug: Slug, slugs: Sequence[Slug], *, top: bool) -> bool:
    """Say whether an edge line with nothing beyond it is furniture there."""
    beyond = [s for s in slugs if (s.bottom <= slug.top if top else s.top >= slug.bottom)]
    return bool(edge_rule(slug.text)) and all(edge_rule(s.text) for s in beyond)
