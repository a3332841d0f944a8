"""How well a headline fits a body, and which goes with which.

In: the titles and the stories of a page. Out: scores, and the pairs that make the
greatest sum of them. A dump puts headlines anywhere, so the page is read as a whole
(the assignment problem, solved by the Hungarian method). Signs, strongest first:
the same zone named; words shared, the rarer on the page the weightier, those of
the lead most; standing side by side; bylines that agree.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hzsearch.layout.assignment import assign
from hzsearch.layout.echoes import prints
from hzsearch.layout.story import Story
from hzsearch.layout.title import Title
from hzsearch.layout.words import grams
from hzsearch.layout.zones import zone_keys

# A pair that scores less has nothing in common but the page.
_LEAST = 0.75
_LEAD = 2.0
_WORDS = 6.0
_SAME_ZONE = 4.0
_NAMED_ZONE = 2.0
_OTHER_ZONE = -2.0
_TWO_BYLINES = -3.0
_ONE_BYLINE = 1.5
_CAPTION = -2.0
# Headlines that were printed over are dumped anywhere, plain ones before their bodies.
_BEFORE = 2.0
_PLAIN_BEFORE = 4.0
_BEHIND = 1.0


Table = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """How well each title (row) fits each story (column)."""

    table: Table

    def margin(self, title: int, story: int) -> float:
        """Return how far the next best story is behind ``story`` for this title."""
        others = [s for k, s in enumerate(self.table[title]) if k != story]
        return self.table[title][story] - max(others, default=-math.inf)


class Fit(NamedTuple):
    """What a title and a story have in common, and what speaks against them; the sum counts."""

    zone: float
    words: float
    byline: float
    caption: float


@dataclass(frozen=True, slots=True)
class _Words:
    """The character pairs and zone keys of a story and of its opening."""

    lead: frozenset[str]
    body: frozenset[str]
    zones: frozenset[str]
    lead_zones: frozenset[str]


def score(titles: Sequence[Title], stories: Sequence[Story]) -> Scores:
    """Return the scores of every title with every story, their places counted."""
    table = fits(titles, stories).table
    ways = [_add(table, neighbours(titles, stories, behind)) for behind in (False, True)]
    return max(ways, key=lambda scores: total(scores, match(scores)))


def _add(table: Table, near: dict[tuple[int, int], float]) -> Scores:
    return Scores(
        tuple(
            tuple(value + near.get((row, column), 0.0) for column, value in enumerate(values))
            for row, values in enumerate(table)
        )
    )


def total(scores: Scores, pairs: dict[int, int]) -> float:
    """Return what all pairs are worth together."""
    return sum(scores.table[row][column] for row, column in pairs.items())


def fits(titles: Sequence[Title], stories: Sequence[Story], photos: bool = False) -> Scores:
    """Return the scores by zone, words and byline alone, wherever titles and stories stand.

    ``photos`` says that a caption may as well have a headline.
    """
    table = fit_table(titles, stories)
    return Scores(tuple(tuple(sum(f) - f.caption * photos for f in row) for row in table))


def fit_table(titles: Sequence[Title], stories: Sequence[Story]) -> Iterator[list[Fit]]:
    """Yield for each title how it fits each story, sign by sign."""
    words, spread = _vocabulary(stories)
    known = list(zip(stories, words, strict=True))
    for title in titles:
        yield [_fit(title, story, w, spread) for story, w in known]


def shares(title: Title, stories: Sequence[Story]) -> list[float]:
    """Return how much of a title's words each story has."""
    words, spread = _vocabulary(stories)
    return [_fit_words(title, known, spread) for known in words]


def match(scores: Scores) -> dict[int, int]:
    """Return the story of each title that has one, the sum of their scores being greatest."""
    rows, columns = len(scores.table), len(scores.table[0]) if scores.table else 0
    if not rows or not columns:
        return {}
    # Columns of their own stand for "no story", so that a bad pair is never forced.
    costs = [[-max(s, 0.0) for s in row] + [-_LEAST] * rows for row in scores.table]
    pairs = dict(enumerate(assign(costs)))
    return {r: c for r, c in pairs.items() if c < columns and scores.table[r][c] > _LEAST}


def neighbours(
    titles: Sequence[Title], stories: Sequence[Story], behind: bool = False
) -> dict[tuple[int, int], float]:
    """Return what standing side by side is worth, for the pairs that do.

    ``behind`` is for dumps that write each title behind its body.
    """
    order = sorted(
        [(place, row, True) for row, title in enumerate(titles) for place in prints(title)]
        + [(story.begin, column, False) for column, story in enumerate(stories)]
    )
    worth: dict[tuple[int, int], float] = {}
    for (_, a, is_title), (_, b, next_is_title) in pairwise(order):
        if is_title == next_is_title:
            continue
        title, story = (a, b) if is_title else (b, a)
        close = _BEFORE if titles[title].bold else _PLAIN_BEFORE
        near = close if is_title != behind else _BEHIND
        worth[title, story] = max(near, worth.get((title, story), 0.0))
    return worth


def _vocabulary(stories: Sequence[Story]) -> tuple[list[_Words], Counter[str]]:
    """Return the words of each story, and in how many stories each stands."""
    words = [_words(story) for story in stories]
    return words, Counter(gram for known in words for gram in known.body)


def _words(story: Story) -> _Words:
    opening = "".join(unit.text for unit in story.units[:2])
    zones = frozenset(story.zones), frozenset(zone_keys(opening))
    return _Words(grams(story.lead), grams(story.text), *zones)


def _fit(title: Title, story: Story, known: _Words, spread: Counter[str]) -> Fit:
    """Return how well a title's words, zone and byline fit a story."""
    byline = 0.0
    if title.bylines and story.credited:
        byline = _TWO_BYLINES
    elif title.bylines and not story.is_news:
        byline = _ONE_BYLINE
    caption = _CAPTION if story.is_photo else 0.0
    return Fit(_fit_zone(title, known), _fit_words(title, known, spread), byline, caption)


def _fit_zone(title: Title, known: _Words) -> float:
    named = set(zone_keys(f"{title.kicker}|{title.headline}|{title.subheadline}"))
    if not named or not known.zones:
        return 0.0
    if named & known.lead_zones:
        return _SAME_ZONE
    return _NAMED_ZONE if named & known.zones else _OTHER_ZONE


def _fit_words(title: Title, known: _Words, spread: Counter[str]) -> float:
    """Return the share of a headline's words that a body has, rare ones weighing more."""
    wanted = grams(title.headline) | grams(title.kicker) | grams(title.subheadline)
    weights = {gram: 1 / (1 + spread[gram]) for gram in wanted}
    total = sum(weights.values())
    shared = sum(weights[g] * (_LEAD if g in known.lead else 1.0) for g in wanted & known.body)
    return _WORDS * shared / total if total else 0.0
