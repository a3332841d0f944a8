"""Scores of matching articles: literal occurrences by BM25F, and jieba's words on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hzsearch.analysis import FIELDS, GROUP
from hzsearch.engines.whoosh.segment import Segment
from hzsearch.ranking import WEIGHTS, WORD_SHARE, Corpus, rarity, saturate

_GROUP = GROUP.encode()
_WEIGHTS = [WEIGHTS[field] for field in FIELDS]


def scores(
    segment: Segment, numbers: Iterable[int], texts: Sequence[tuple[str, int]], corpus: Corpus
) -> dict[int, float]:
    """Return the score of each article in ``numbers``.

    ``texts`` holds the literals that are ranked by, each with the number of
    articles in the whole index that have it.
    """
    weighed = [(text.encode(), rarity(corpus, matches)) for text, matches in texts]
    words = [word_frequencies(segment, needle) for needle, _ in weighed]
    return {n: _score(segment, n, weighed, words, corpus) for n in numbers}


def _score(
    segment: Segment,
    number: int,
    weighed: list[tuple[bytes, float]],
    words: list[dict[int, float]],
    corpus: Corpus,
) -> float:
    groups = [
        (w, g) for w, g in zip(_WEIGHTS, segment.text(number).split(_GROUP), strict=False) if g
    ]
    length = segment.lengths[number]
    score = 0.0
    for (needle, weight), by_number in zip(weighed, words, strict=True):
        literal = 0.0
        for group_weight, group in groups:
            literal += group_weight * group.count(needle)
        score += weight * saturate(corpus, literal, length)
        if number in by_number:
            score += WORD_SHARE * weight * saturate(corpus, by_number[number], length)
    return score


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
