"""Bodies that ran together: a headline without a body tells where to part them.

In: titles, stories and their pairs. Out: the stories, some cut in two. Where a
story bears no byline and the next no dateline, nothing in the text need part them;
but then a headline is left over, and the paragraph it fits begins its story.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.match import fits, match, score, shares
from hzsearch.layout.story import Story
from hzsearch.layout.title import Title

# A headline must fit the paragraph this well (a zone in it and some words), and
# this much better than the body as a whole fits it.
_WELL = 3.5
_BETTER = 1.0
# Where a body goes on behind something else, it need fit only so well.
_FAIRLY = 1.5
# Bounds the work on a file that is no newspaper page.
_MOST = 400
_LONGEST = 60


def part_stories(titles: Sequence[Title], stories: list[Story]) -> list[Story]:
    """Return ``stories``, cut where headlines without a body say so."""
    for _ in range(min(len(titles), _MOST)):
        pairs = match(score(titles, stories))
        cuts = (
            _best_cut(titles, row, stories, pairs) for row in range(len(titles)) if row not in pairs
        )
        cut = next((found for found in cuts if found), None)
        if cut is None or len(titles) > _MOST:
            return stories
        column, at = cut
        stories = [*stories[:column], *stories[column].cut(at), *stories[column + 1 :]]
    return stories


def _best_cut(
    titles: Sequence[Title], row: int, stories: Sequence[Story], pairs: dict[int, int]
) -> tuple[int, int] | None:
    """Return the story and the paragraph that the title in ``row`` heads, if one is clear."""
    owners = {column: titles[owner] for owner, column in pairs.items()}
    best: tuple[float, int, int] | None = None
    for column, story in enumerate(stories):
        found = _cut(titles[row], story, owners.get(column)) if len(story.units) > 1 else None
        if found and (best is None or found[0] > best[0]):
            best = (found[0], column, found[1])
    return best[1:] if best else None


def _cut(title: Title, story: Story, owner: Title | None) -> tuple[float, int] | None:
    """Return how much better ``story`` is as two, one of them headed by ``title``, and where."""
    if len(story.units) > _LONGEST:
        return None
    halves = [half for at in range(1, len(story.units)) for half in story.cut(at)]
    own = fits([title], halves).table[0]
    other = fits([owner], halves).table[0] if owner else (0.0,) * len(halves)
    words = shares(title, halves), shares(owner or Title(), halves)
    for at in (2 * (joint - 1) for joint in story.joints if joint < len(story.units)):
        gain = _gain(own, other, at)
        if _parts(own, other, at, at + (gain > 0), _FAIRLY):
            return abs(gain), at // 2 + 1
    best = max(range(0, len(halves), 2), key=lambda k: abs(_gain(*words, k)))
    parts = _parts(own, other, best, best + (_gain(*words, best) > 0), _WELL)
    return (abs(_gain(own, other, best)), best // 2 + 1) if parts else None


def _parts(
    own: Sequence[float], other: Sequence[float], first: int, mine: int, least: float
) -> bool:
    """Say whether one title clearly heads one half and the other title the other half.

    ``first`` is the place of the halves, ``mine`` that of the half that is the title's.
    """
    theirs = 2 * first + 1 - mine
    better = own[mine] >= own[theirs] + min(_BETTER, least / 2)
    return own[mine] >= least and better and other[theirs] >= other[mine]


def _gain(own: Sequence[float], other: Sequence[float], first: int) -> float:
    """Return how much more one headline fits the tail, the other the head; or the reverse."""
    return (own[first + 1] - own[first]) - (other[first + 1] - other[first])
