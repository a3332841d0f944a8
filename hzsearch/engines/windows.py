"""The order of matches by relevance, in windows, for engines that rank by a score of their own.

Such an engine puts all matches in the order of its own score. Each fifty of them are then put
in the order of ``hzsearch.ranking``, by the same formula as in every other engine. So where no
more than fifty match, which is most queries, the order is that of the other engines; where more
do, the first fifty are the likeliest, and what stands on a page never depends on how pages are
cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

#: So many matches are put in order at a time.
WINDOW = 50


class Scored(Protocol):
    """A match and what it is worth."""

    @property
    def score(self) -> float:
        """What it is worth by the formula."""

    @property
    def id(self) -> str:
        """The article's id."""


S = TypeVar("S", bound=Scored)

#: Scores are equal whose first nine digits behind the point are.
DIGITS = 9


def windows(offset: int, limit: int, total: int) -> Iterator[tuple[int, int]]:
    """Yield the windows, from the first match to behind the last, that a page reaches into."""
    for start in range(offset // WINDOW * WINDOW, min(offset + limit, total), WINDOW):
        yield start, min(start + WINDOW, total)


def in_order(window: list[S]) -> list[S]:
    """Return the matches of a window, best first; equal ones in the order of their ids."""
    return sorted(window, key=lambda one: (-round(one.score, DIGITS), one.id))
