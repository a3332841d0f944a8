"""Bodies that ran together: headlines without a body tell where to part them.

In: titles, stories and their pairs. Out: the stories, some cut in two. Where a story bears
no byline and the next no dateline, nothing in the text need part them; but then a headline
is left over. A cut is worth what it adds to the sum of all pairs; what it costs is less where
the page has more headlines than bodies, and where both sides of it share no words. The best
cut is made as long as it is worth its cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hzsearch.layout.match import fits, match, score, total
from hzsearch.layout.story import Story
from hzsearch.layout.title import Title
from hzsearch.layout.words import share
from hzsearch.layout.zones import zone_keys

# What one more story costs; less where the body was broken off before.
_COST = 4.0
_AT_A_JOINT = 2.0
# Where the first words name a zone that the story did not, and no more of those it did.
_AT_A_ZONE = 1.0
_HEAD = 40
# What sharing all words, zones and names with what stands before would add to the cost.
_COHESION = 20.0
# How much better a headline must fit its own half of the body than the other's.
_BETTER = 1.0
# So many cuts that look best by themselves are weighed on the whole page.
_TRIED = 6
# Bounds the work on a file that is no newspaper page.
_MOST = 400
_LONGEST = 60


class Cut(NamedTuple):
    """What a cut promises by itself, and which story it parts before which unit."""

    worth: float
    column: int
    at: int


def part_stories(titles: Sequence[Title], stories: list[Story]) -> list[Story]:
    """Return ``stories``, cut where headlines without a body say so."""
    for _ in range(min(len(titles), _MOST)):
        scores = score(titles, stories)
        pairs = match(scores)
        left = [row for row in range(len(titles)) if row not in pairs]
        if not left or len(titles) > _MOST:
            return stories
        owners = {column: titles[row] for row, column in pairs.items()}
        cuts = sorted(
            (cut for row in left for cut in _cuts(titles[row], stories, owners)), reverse=True
        )
        before = total(scores, pairs)
        tried = [(_gain(titles, stories, cut) - before, cut) for cut in cuts[:_TRIED]]
        gain, cut = max(tried, default=(0.0, Cut(0.0, 0, 0)))
        if gain <= 0:
            return stories
        stories = apart(stories, cut.column, cut.at)
    return stories


def apart(stories: Sequence[Story], column: int, at: int) -> list[Story]:
    """Return the stories, one of them cut before its unit ``at``."""
    return [*stories[:column], *stories[column].cut(at), *stories[column + 1 :]]


def _gain(titles: Sequence[Title], stories: Sequence[Story], cut: Cut) -> float:
    """Return what all pairs are worth after a cut, less what it costs."""
    scores = score(titles, apart(stories, cut.column, cut.at))
    return total(scores, match(scores)) - cost(stories[cut.column], cut.at)


def cost(story: Story, at: int) -> float:
    """Return what it costs to cut a story before a unit: more, the more both sides share."""
    if at in story.joints:
        return _AT_A_JOINT
    first, tail = story.cut(at)
    least = _AT_A_ZONE if changes_zone(first, tail) else _COST
    return least + _COHESION * share(tail.text, first.text)


def changes_zone(first: Story, tail: Story) -> bool:
    """Say whether a tail opens with another zone than the paragraphs before it have."""
    other = set(zone_keys(tail.lead[:_HEAD])) - first.zones
    return bool(other and first.zones - tail.zones)


def _cuts(title: Title, stories: Sequence[Story], owners: dict[int, Title]) -> Iterator[Cut]:
    """Yield the cuts that would give a title a body, by what each promises by itself."""
    for column, story in enumerate(stories):
        if not 1 < len(story.units) <= _LONGEST:
            continue
        halves = [half for at in range(1, len(story.units)) for half in story.cut(at)]
        own = fits([title], halves).table[0]
        other = fits([owners.get(column, Title())], halves).table[0]
        for at in range(1, len(story.units)):
            first, tail = 2 * at - 2, 2 * at - 1
            for mine, theirs in ((first, tail), (tail, first)):
                better = own[mine] - own[theirs] + min(other[theirs] - other[mine], 0.0)
                if better >= _BETTER:
                    yield Cut(own[mine] + other[theirs] - other[first], column, at)
