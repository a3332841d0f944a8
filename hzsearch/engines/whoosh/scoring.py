"""Scores of matching articles: literal occurrences by BM25F, and jieba's words on top.

Every match of chosen words is scored. Of a question's matches, of which there are many
more, those that can be worth most come first, until no other can be among the best.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from heapq import nlargest
from operator import itemgetter

from hzsearch.engines.columns import NO_DAY
from hzsearch.engines.whoosh.matching import match
from hzsearch.engines.whoosh.segment import Segment
from hzsearch.query import Literal
from hzsearch.ranking import WEIGHTS, Corpus, Scorer, Wanted, ceilings, freshness, nearness

#: An article's segment, its number there, and its score.
Scored = tuple[int, int, float]

#: What the score of an article, by its segment and its number, is multiplied by; at most 1.
Age = Callable[[int, int], float]

#: Of so many times as many postings as articles each article is looked up, not all are read.
SPARSE = 4

# Sums of the same numbers differ in their last digits by the order of adding.
_SLACK = 1e-6


def ages(segments: Sequence[Segment], found: Sequence[set[int]], days: float) -> Age:
    """Return what freshness of so many ``days`` multiplies the scores of ``found`` by."""
    each = zip(segments, found, strict=True)
    newest = max((_newest(segment, numbers) for segment, numbers in each), default=NO_DAY)

    def of(segment: int, number: int) -> float:
        day = segments[segment].days[number]
        return freshness(newest - day if day != NO_DAY else None, days)

    return of


def _newest(segment: Segment, numbers: set[int]) -> int:
    return max(map(segment.days.__getitem__, numbers), default=NO_DAY)


def newest(segments: Sequence[Segment], found: Sequence[set[int]], most: int) -> Iterator[Scored]:
    """Yield the ``most`` newest of the articles ``found`` and all of the same day as the last.

    Their days stand for scores, less than zero, so that they are never shown as one.
    """
    top = date.max.toordinal()
    for i, (segment, numbers) in enumerate(zip(segments, found, strict=True)):
        for number in _newest_of(segment, numbers, most):
            yield i, number, float(segment.days[number] - top)


def _newest_of(segment: Segment, numbers: set[int], most: int) -> Iterable[int]:
    if len(numbers) <= most:
        return numbers
    if len(numbers) * most < segment.total:
        last = nlargest(most, map(segment.days.__getitem__, numbers))[-1:]
        return (n for n in numbers if last and segment.days[n] >= last[0])
    return _walked(segment, numbers, most)


def _walked(segment: Segment, numbers: set[int], most: int) -> Iterator[int]:
    """Yield the newest of ``numbers`` from the newest article of all on: soon done where many."""
    seen, last = 0, NO_DAY
    for number in filter(numbers.__contains__, reversed(segment.by_day)):
        if seen >= most and segment.days[number] < last:
            return
        yield number
        seen, last = seen + 1, segment.days[number]


def scored(
    segments: Sequence[Segment],
    found: Sequence[set[int]],
    wanted: Wanted,
    corpus: Corpus,
    most: int,
    age: Age | None = None,
) -> Iterator[Scored]:
    """Yield the scores of matching articles: of the ``most`` best, and of all equal to those.

    ``found`` are the numbers of the articles that match in each of ``segments``.
    """
    if wanted.asked:
        return _asked(segments, found, wanted, corpus, most, age)
    scorer = Scorer(corpus, wanted)
    rows = (
        (i, number, value * age(i, number) if age else value)
        for i, (segment, numbers) in enumerate(zip(segments, found, strict=True))
        for number, value in _every(segment, numbers, wanted, scorer)
    )
    return _with_nearness(segments, rows, wanted, most, age) if wanted.pairs else rows


def _every(
    segment: Segment, numbers: set[int], wanted: Wanted, scorer: Scorer
) -> Iterator[tuple[int, float]]:
    words = [_Word(segment, needle).frequencies(len(numbers)) for needle in wanted.needles]
    score, text, lengths = scorer.score, segment.text, segment.lengths
    for n in numbers:
        yield n, score(text(n), lengths[n], [frequency(n) for frequency in words])


def _with_nearness(
    segments: Sequence[Segment],
    rows: Iterable[Scored],
    wanted: Wanted,
    most: int,
    age: Age | None,
) -> Iterator[Scored]:
    scores = {(i, n): value for i, n, value in rows}
    more = sum(worth for _, _, worth in wanted.pairs) + _SLACK
    bounds = sorted(((value + more, i, n) for (i, n), value in scores.items()), reverse=True)

    def worth(i: int, n: int) -> float:
        return scores[i, n] + nearness(wanted, segments[i].text(n)) * (age(i, n) if age else 1.0)

    return _likeliest_first(bounds, worth, most)


def _asked(
    segments: Sequence[Segment],
    found: Sequence[set[int]],
    wanted: Wanted,
    corpus: Corpus,
    most: int,
    age: Age | None,
) -> Iterator[Scored]:
    words = [[_Word(segment, needle) for needle in wanted.needles] for segment in segments]
    score = Scorer(corpus, wanted).score

    def worth(i: int, n: int) -> float:
        text, length = segments[i].text(n), segments[i].lengths[n]
        value = score(text, length, [word.frequency(n) for word in words[i]])
        return (value + nearness(wanted, text)) * (age(i, n) if age else 1.0)

    return _likeliest_first(_by_bound(segments, found, wanted), worth, most)


def _likeliest_first(
    bounds: Iterable[tuple[float, int, int]], worth: Callable[[int, int], float], most: int
) -> Iterator[Scored]:
    """Yield scores, the articles that can be worth most first, as long as one may be among them."""
    best: list[float] = []
    for bound, i, n in bounds:
        if len(best) >= most and (not best or bound < best[0]):
            return
        value = worth(i, n)
        yield i, n, value
        (heapq.heappushpop if len(best) >= most else heapq.heappush)(best, value)


def _by_bound(
    segments: Sequence[Segment], found: Sequence[set[int]], wanted: Wanted
) -> list[tuple[float, int, int]]:
    """Return what each matching article can be worth at most, its segment and number."""
    rows: list[tuple[float, int, int]] = []
    for i, (segment, numbers) in enumerate(zip(segments, found, strict=True)):
        holders = [match(segment, Literal(needle.decode())) & numbers for needle in wanted.needles]
        bounds = ceilings(wanted, holders)
        rows += [(bounds.get(n, 0.0) + _SLACK, i, n) for n in numbers]
    return sorted(rows, key=itemgetter(0), reverse=True)


class _Word:
    """The postings of one word, looked up article by article."""

    def __init__(self, segment: Segment, word: bytes) -> None:
        fields = ((segment.terms(field), weight) for field, weight in WEIGHTS.items())
        places = ((terms, terms.find(word), weight) for terms, weight in fields)
        self._postings = [
            (terms.docs(place), terms.counts(place), weight)
            for terms, place, weight in places
            if place is not None
        ]

    def frequency(self, number: int) -> float:
        """Return how often, weighed by group, article ``number`` has the word as its own."""
        total = 0.0
        for docs, counts, weight in self._postings:
            at = bisect_left(docs, number)
            if at < len(docs) and docs[at] == number:
                total += weight * counts[at]
        return total

    def frequencies(self, articles: int) -> Callable[[int], float]:
        """Return what ``frequency`` does, the quickest way for so many articles."""
        if articles * SPARSE < sum(len(docs) for docs, _, _ in self._postings):
            return self.frequency
        found: defaultdict[int, float] = defaultdict(float)
        for docs, counts, weight in self._postings:
            for number, count in zip(docs, counts, strict=True):
                found[number] += weight * count
        return lambda number: found.get(number, 0.0)
