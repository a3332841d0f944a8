"""Headlines left over: for a photo without one, or as a subhead amid another story.

In: titles, stories and their pairs. Out: more pairs, and titles made of subheads. A
caption needs no headline, so one is matched only where nothing else is left for it; and a
row amid a story that names a zone the story does not name is no subhead of it, if a
body without headline is about that zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hzsearch.layout.match import fit_table, fits
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display, Title
from hzsearch.layout.zones import zone_keys

# How well what is left must fit, and how much worse anything else.
_LEAST = 2.0
_CLEAR = 1.0
# How well a subhead of another zone must fit the body that it heads.
_HEADS = 5.0


def match_photos(
    titles: Sequence[Title], stories: Sequence[Story], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Return the pairs with those of headlines and photos that are left over."""
    found = dict(pairs)
    photos = [k for k, s in enumerate(stories) if s.is_photo and k not in pairs.values()]
    table = list(fit_table(titles, stories)) if photos else []
    for row in (row for row in range(len(table)) if row not in pairs):
        worth = {k: sum(table[row][k]) - table[row][k].caption for k in photos}
        best = sorted(worth, key=worth.__getitem__, reverse=True)[:2]
        clear = best and (len(best) < 2 or worth[best[0]] - worth[best[1]] >= _CLEAR)
        if clear and worth[best[0]] >= _LEAST and best[0] not in found.values():
            found[row] = best[0]
    return found


def promote_subheads(stories: Sequence[Story], pairs: Mapping[int, int]) -> list[Title]:
    """Return headlines that were taken for subheads of stories of another zone; these lose them."""
    lonely = [story for k, story in enumerate(stories) if k not in pairs.values()]
    found = []
    for host, at, display in list(_strangers(stories)) if lonely else ():
        title = Title()
        title.add(display.text, display.rows, "headline.alone")
        if max(fits([title], lonely).table[0]) >= _HEADS:
            host.subheads.remove((at, display))
            found.append(title)
    return found


def _strangers(stories: Sequence[Story]) -> Iterator[tuple[Story, int, Display]]:
    """Yield the subheads that name a zone which their story does not name."""
    for story in stories:
        for at, display in story.subheads:
            named = set(zone_keys(display.text))
            if named and story.zones and not named & story.zones:
                yield story, at, display
