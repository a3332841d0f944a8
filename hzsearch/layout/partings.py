"""Title blocks that are two headlines, where the body of one of them ran into another.

In: titles and stories. Out: the same, a block of several lines parted together with a
story where only both partings make sense: each line then fits a body of its own, and the
pairs of the whole page are worth more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hzsearch.layout.match import fits, match, score, total
from hzsearch.layout.recover import apart, changes_zone, cost
from hzsearch.layout.story import Story
from hzsearch.layout.title import Title

# Each headline fits its body so well, and any other so much worse.
_LEAST = 2.5
_CLEAR = 1.0
# Bounds the work on a file that is no newspaper page.
_MOST_UNITS = 30
_MOST = 60

Parting = tuple[list[Title], list[Story]]


def part_both(titles: list[Title], stories: list[Story]) -> Parting:
    """Return titles and stories, blocks and bodies parted where both together pay."""
    if max(len(titles), len(stories)) > _MOST:
        return titles, stories
    for title in [title for title in titles if len(title.parts) > 1]:
        scores = score(titles, stories)
        before = total(scores, match(scores))
        ways = [(_worth(*way) - price, way) for way, price in _ways(title, titles, stories)]
        gain, best = max(ways, key=lambda way: way[0], default=(0.0, (titles, stories)))
        titles, stories = best if gain > before else (titles, stories)
    return titles, stories


def _worth(titles: Sequence[Title], stories: Sequence[Story]) -> float:
    scores = score(titles, stories)
    return total(scores, match(scores))


def _ways(
    title: Title, titles: Sequence[Title], stories: Sequence[Story]
) -> Iterator[tuple[Parting, float]]:
    """Yield the clear ways to part a block and one story, and what parting that story costs."""
    at = next(k for k, other in enumerate(titles) if other is title)
    for lines in title.readings():
        table = fits(lines, stories).table
        for column, story in enumerate(stories):
            if len(story.units) > _MOST_UNITS or max(row[column] for row in table) <= 0:
                continue
            for cut in range(1, len(story.units)):
                parted = apart(stories, column, cut)
                if changes_zone(*parted[column : column + 2]) and _is_clear(
                    lines, parted, column + 1
                ):
                    yield ([*titles[:at], *lines, *titles[at + 1 :]], parted), cost(story, cut)


def _is_clear(lines: Sequence[Title], stories: Sequence[Story], tail: int) -> bool:
    """Say whether each line fits a story of its own best, one of them either half of a cut."""
    scores = fits(lines, stories)
    best = [max(range(len(stories)), key=row.__getitem__) for row in scores.table]
    fit = all(
        scores.table[k][b] >= _LEAST and scores.margin(k, b) >= _CLEAR for k, b in enumerate(best)
    )
    return fit and len(set(best)) == len(best) and bool({tail - 1, tail} & set(best))
