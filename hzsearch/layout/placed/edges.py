"""Furniture by its place: the head and the foot of a page, and what lies among them.

In: the slugs of a page. Out: the places of those that are furniture. The wording decides
(:mod:`hzsearch.layout.furniture`) as on pages of plain text, but not of a line within a
column of text; the place adds what stands on one line with furniture at the page's head
or foot, such as a section's name, and what a rule as wide as the page sets apart there.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.furniture import edge_rule, furniture_rule
from hzsearch.layout.placed.slugs import Slug, measure_em
from hzsearch.model import Sheet
from hzsearch.model.boxes import across, down

# The share of the sheet's height that its head and its foot may take.
_HEAD = 0.2
_FOOT = 0.06
# In ems: a line beside furniture is longer than this only if it is text.
_LONGEST = 30
# In ems of the text: a line as large may be a headline.
_LARGE = 1.5
# A rule across so much of the sheet's width sets off its head or foot; at the foot no more
# lines stand below it.
_ACROSS, _FEW_LINES = 0.75, 4
# Lines of one column: sizes that differ by less, tops that are less far apart in ems, and
# how much of a line the one above or below it covers.
_ALIKE, _PITCH, _COVERED = 0.06, 2.0, 0.8


def find_edges(slugs: Sequence[Slug], sheet: Sheet) -> frozenset[int]:
    """Return the places of the furniture among ``slugs``, which are all lines of a sheet."""
    heads = [slug for slug in slugs if slug.bottom < _HEAD * sheet.height]
    feet = [slug for slug in slugs if slug.top > (1 - _FOOT) * sheet.height]
    worded = [slug for slug in slugs if furniture_rule(slug.text)]
    worded += [slug for slug in (*heads, *feet) if _opens_with_staff(slug.text)]
    sure = {slug.at for slug in worded if not _is_in_column(slug, slugs)}
    found = sure | _band(heads, sure, top=True) | _band(feet, sure, top=False)
    return frozenset(found | _ruled_off(slugs, found, sheet))


def _opens_with_staff(text: str) -> bool:
    """Say whether a short line opens with who edited the page, whatever it says behind a blank."""
    first, *rest = text.split()
    return bool(rest) and len(text) <= _LONGEST and furniture_rule(first) == "furniture.editors"


def _is_in_column(slug: Slug, slugs: Sequence[Slug]) -> bool:
    """Say whether text of the same type stands right above or below a line, as wide as it."""
    return any(
        other is not slug
        and abs(other.size - slug.size) < _ALIKE * slug.size
        and other.font == slug.font
        and 0.5 * slug.size < abs(other.top - slug.top) < _PITCH * slug.size
        and across(other, slug) > _COVERED * (slug.right - slug.left)
        and not furniture_rule(other.text)
        for other in slugs
    )


def _ruled_off(slugs: Sequence[Slug], found: set[int], sheet: Sheet) -> set[int]:
    """Return the lines between the page's edge and the outermost rule across the page.

    They are few and short, and no headline; at the head, one of them is furniture by its wording.
    """
    wide = [r for r in sheet.rules if r.width > _ACROSS * sheet.width and r.width > r.height]
    head = min((r.top for r in wide if r.bottom < _HEAD * sheet.height), default=0.0)
    low = (r.top for r in wide if r.top > (1 - 2 * _FOOT) * sheet.height)
    foot = max(low, default=sheet.height)
    upper = [slug for slug in slugs if slug.bottom <= head + 0.3 * slug.size]
    lower = [slug for slug in slugs if slug.top >= foot]
    headed = upper if any(slug.at in found for slug in upper) else []
    groups = (headed, lower if len(lower) <= _FEW_LINES else [])
    em = measure_em(slugs)
    return {
        slug.at
        for group in groups
        if all(len(other.text) <= _LONGEST for other in group)
        for slug in group
        if slug.size < _LARGE * em
    }


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
