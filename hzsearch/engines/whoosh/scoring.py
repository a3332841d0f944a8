"""Scores of matching articles: literal occurrences by BM25F, and jieba's words on top."""

from __future__ import annotations

from collections.abc import Iterable

from hzsearch.engines.whoosh.segment import Segment
from hzsearch.ranking import WEIGHTS, Corpus, Wanted, score


def scores(
    segment: Segment, numbers: Iterable[int], wanted: Wanted, corpus: Corpus
) -> dict[int, float]:
    """Return the score of each article in ``numbers``."""
    words = [word_frequencies(segment, needle) for needle in wanted.needles]
    return {
        n: score(
            corpus,
            wanted,
            segment.text(n),
            segment.lengths[n],
            [by_number.get(n, 0.0) for by_number in words],
        )
        for n in numbers
    }


def word_frequencies(segment: Segment, word: bytes) -> dict[int, float]:
    """Return how often, weighed by group, each article has ``word`` as a word of its own."""
    found: dict[int, float] = {}
    for field, weight in WEIGHTS.items():
        terms = segment.terms(field)
        place = terms.find(word)
        if place is None:
            continue
        for number, count in zip(terms.docs(place), terms.counts(place), strict=True):
            found[number] = found.get(number, 0.0) + weight * count
    return found
