"""How much a match is worth: BM25F over the groups of an article's text.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond
(2009), equations 3.14 to 3.16. Every engine that lets us count uses this one;
match sets never depend on it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

#: Term-frequency saturation and length normalisation, the usual values.
K1 = 1.5
B = 0.75

#: What one occurrence counts for in each group of units (analysis.FIELDS). A
#: headline is the editor's own summary; a byline is a name asked for by name.
WEIGHTS = {"headline": 5.0, "byline": 4.0, "subhead": 2.0, "body": 1.0}

#: How much it adds that jieba too sees the words there, and not only the
#: characters: 林可 as a name ranks before the 林可 in 林可欣.
WORD_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Corpus:
    """What ranking needs to know of the whole index: live articles, mean length in characters."""

    articles: int
    mean_length: float


def rarity(corpus: Corpus, matches: int) -> float:
    """Return the weight of a word that ``matches`` articles have (BM25's idf, never negative)."""
    return math.log(1 + (corpus.articles - matches + 0.5) / (matches + 0.5))


def saturate(corpus: Corpus, frequency: float, length: int) -> float:
    """Return what a weighted ``frequency`` is worth in an article of ``length`` characters."""
    norm = 1 - B + B * length / (corpus.mean_length or 1.0)
    return frequency * (K1 + 1) / (frequency + K1 * norm)
