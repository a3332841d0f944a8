"""Which terms tell one part of the articles from another: related ones, rising ones.

Both are found in two steps: the likeliest by what a sample of articles says, then
the best of these by exact counts.
"""

from __future__ import annotations

import heapq
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from hzsearch.aggregations.likelihood import SIGNIFICANT, Contrast
from hzsearch.aggregations.matched import Matched, Tally
from hzsearch.model import Article

#: A term stands in so many articles at least.
FEWEST = 3

#: So many candidates are counted for each term that is asked for, and never fewer than that.
SPARE, LEAST = 3, 60

#: A guess may be so much under what the counts must reach.
SLACK = 0.75

#: Of two terms one of which is within the other, the shorter is left out if so much of its
#: articles have the longer one.
WITHIN = 0.9

#: Sampled articles, each with its terms.
Found = Sequence[tuple[Article, set[str]]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A term's counts, and how two parts of the articles differ in it."""

    tally: Tally
    contrast: Contrast


class Comparison(ABC):
    """Two parts of the articles; ``times`` is how much larger a share must be here."""

    times: float

    def __init__(self, matched: Matched, found: Found) -> None:
        self.matched, self.found = matched, found

    @abstractmethod
    def often(self) -> Counter[str]:
        """Return in how many sampled articles of the part here each term stands."""

    @abstractmethod
    def guess(self, text: str, count: int) -> Contrast:
        """Return what ``count`` sampled articles with ``text`` let expect."""

    @abstractmethod
    def best_possible(self, count: int) -> Contrast:
        """Return what no term can exceed that ``count`` sampled articles have."""

    @abstractmethod
    def exact(self, tally: Tally) -> Contrast:
        """Return what the counts say."""

    def best(self, limit: int) -> list[Scored]:
        """Return the terms with a larger share here, those that tell most first."""
        # Nothing tells two sides apart one of which is empty.
        if not self.found or self.best_possible(1).score <= 0:
            return []
        tallies = map(self.matched.tally, self._likely(max(SPARE * limit, LEAST)))
        scored = [Scored(tally, self.exact(tally)) for tally in tallies]
        kept = [one for one in scored if self._tells(one.contrast)]
        return _longest(sorted(kept, key=_order))[:limit]

    def _tells(self, contrast: Contrast) -> bool:
        is_enough = contrast.here >= FEWEST and contrast.times >= self.times
        return is_enough and contrast.score >= SIGNIFICANT

    def _likely(self, most: int) -> list[str]:
        """Return the likeliest terms, looking no further than any can be among them."""
        best: list[tuple[float, str]] = []
        for text, count in sorted(self.often().items(), key=lambda item: (-item[1], item[0])):
            full = len(best) >= most
            if count < FEWEST or (full and self.best_possible(count).score < best[0][0]):
                break
            guess = self.guess(text, count)
            # Words count less than characters; what is no chance is for the counts to tell.
            if guess.times >= SLACK * self.times:
                (heapq.heappushpop if full else heapq.heappush)(best, (guess.score, text))
        return [text for _, text in best]


class Related(Comparison):
    """The matching articles, and all others.

    ``times``: long articles have more of every word; that makes differences which are no
    chance, but smaller than this.
    """

    times = 3.0

    def often(self) -> Counter[str]:
        """Return in how many sampled articles each term stands."""
        return Counter(chain.from_iterable(terms for _, terms in self.found))

    def guess(self, text: str, count: int) -> Contrast:
        """Return what is to be expected, with the archive's count as high as it can be."""
        here = self._here(count)
        return self._contrast(here, self.matched.at_most(text) - here)

    def best_possible(self, count: int) -> Contrast:
        """Return what there would be if no other article had the term."""
        return self._contrast(self._here(count), 0)

    def exact(self, tally: Tally) -> Contrast:
        """Return what the counts say."""
        return self._contrast(tally.articles, tally.archive - tally.articles)

    def _here(self, count: int) -> float:
        return count * self.matched.total / len(self.found)

    def _contrast(self, here: float, there: float) -> Contrast:
        others = self.matched.archive - self.matched.total
        return Contrast(here, self.matched.total, min(max(there, 0), others), others)


class Rising(Comparison):
    """The later of the matching articles that have a date, and the earlier ones."""

    times = 2.0

    def __init__(self, matched: Matched, found: Found) -> None:
        super().__init__(matched, found)
        split = matched.split
        dated = [(article.date, terms) for article, terms in found if article.date and split]
        self._later = [terms for day, terms in dated if split and day >= split]
        self._earlier = [terms for day, terms in dated if split and day < split]
        self._before = Counter(chain.from_iterable(self._earlier))

    def often(self) -> Counter[str]:
        """Return in how many sampled later articles each term stands."""
        return Counter(chain.from_iterable(self._later))

    def guess(self, text: str, count: int) -> Contrast:
        """Return what the sample says."""
        return self._contrast(count, self._before[text])

    def best_possible(self, count: int) -> Contrast:
        """Return what there would be if no earlier article had the term."""
        return self._contrast(count, 0)

    def exact(self, tally: Tally) -> Contrast:
        """Return what the counts say."""
        return Contrast(tally.later, self.matched.later, tally.earlier, self.matched.earlier)

    def _contrast(self, later: int, earlier: int) -> Contrast:
        return Contrast(later, len(self._later), earlier, len(self._earlier))


def _order(one: Scored) -> tuple[float, str]:
    return -one.contrast.score, one.tally.text


def _longest(scored: Sequence[Scored]) -> list[Scored]:
    """Leave out what hardly stands but within a longer term: the 创谷 of 信创谷."""
    return [
        one for one in scored if not any(_is_within(one.tally, other.tally) for other in scored)
    ]


def _is_within(one: Tally, other: Tally) -> bool:
    return (
        one.text != other.text
        and one.text in other.text
        and other.articles >= WITHIN * one.articles
    )
