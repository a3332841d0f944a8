"""The articles that match, as terms are counted in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise

from hzsearch.engines.base import Reader
from hzsearch.engines.remembering import remembered
from hzsearch.model import Article
from hzsearch.query import And, Everything, Literal, Node

#: So many matching articles at most are cut into words.
SAMPLE = 500

#: In so many stretches, each of articles that follow each other in time.
PAGES = 10

#: The later part is as near to this share of the dated articles as whole days allow.
LATER = 0.25

#: Either part has so many articles at least, or there are no parts.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many articles a term stands literally.

    ``articles`` of those that match, ``archive`` of all; ``later`` and ``earlier`` of
    those that match and are dated from the split day on, or before it.
    """

    text: str
    articles: int
    archive: int
    later: int
    earlier: int


class Matched:
    """The articles of ``reader`` that ``tree`` means: how many, how dated, with which terms.

    ``split`` is the day that the later part begins with, None where there are no two parts.
    """

    def __init__(self, reader: Reader, tree: Node) -> None:
        self.reader, self.tree = reader, tree
        self.total, self.archive = reader.total(tree), reader.total(Everything())
        days = reader.facets(tree, "day")
        self.split = split_day(days)
        self.later, self.earlier = self._parts(days) if self.split else (0, 0)
        self._all_parted = self.later + self.earlier == self.total
        # A term that is both related and rising is counted once.
        self.tally = remembered(self._tally, None)

    def _parts(self, days: Counter[str]) -> tuple[int, int]:
        later = sum(count for day, count in days.items() if day >= (self.split or ""))
        return later, days.total() - later

    def _tally(self, text: str) -> Tally:
        """Return how often the term ``text`` stands in these articles and in all."""
        both = And((self.tree, Literal(text)))
        later, earlier = self._parts(self.reader.facets(both, "day")) if self.split else (0, 0)
        articles = later + earlier if self._all_parted else self.reader.total(both)
        return Tally(text, articles, self.reader.total(Literal(text)), later, earlier)

    def at_most(self, text: str) -> int:
        """Return a number of articles that those with ``text`` do not exceed; quick to tell.

        Its rarest pair of characters stands wherever the whole does. A pair is answered
        by its posting list, a longer text by looking into articles.
        """
        return min(self.reader.total(Literal(a + b)) for a, b in pairwise(text))

    def sample(self) -> list[Article]:
        """Return all articles that match or, of more than ``SAMPLE``, as many evenly over time.

        The best ranked would be quicker to get, but are no fair sample: articles that name
        a word often are of other kinds than those that name it once.
        """
        if self.total <= SAMPLE:
            return self._page(0, SAMPLE)
        size = SAMPLE // PAGES
        places = [page * (self.total - size) // (PAGES - 1) for page in range(PAGES)]
        return [article for place in places for article in self._page(place, size)]

    def _page(self, offset: int, limit: int) -> list[Article]:
        found = self.reader.search(self.tree, sort="date", limit=limit, offset=offset)
        return [Article.from_dict(match.article) for match in found.matches]


def split_day(days: Counter[str]) -> str | None:
    """Return the day from which on the later quarter of articles is dated, as near as can be.

    ``days`` counts articles by ISO day. None where no day leaves three articles at
    least on either side.
    """
    newest_first = sorted(days, reverse=True)
    later = dict(zip(newest_first, accumulate(days[day] for day in newest_first), strict=True))
    whole = days.total()
    possible = [day for day, n in later.items() if FEWEST <= n <= whole - FEWEST]
    return min(possible, key=lambda day: abs(later[day] - LATER * whole), default=None)
