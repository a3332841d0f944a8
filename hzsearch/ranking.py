"""How much a match is worth: BM25F over the groups of an article's text.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond
(2009), equations 3.14 to 3.16. Every engine that lets us count uses this one;
match sets never depend on it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from hzsearch.analysis import FIELDS, GROUP, UNIT

#: What one occurrence counts for in each group of units (analysis.FIELDS). A
#: headline is the editor's own summary; a byline is a name asked for by name.
WEIGHTS = {"headline": 5.0, "byline": 4.0, "subhead": 2.0, "body": 1.0}

#: What an occurrence in the lead counts for: the first paragraph of the body, where news tells
#: who, what, when and where; of a long one the first 200 characters of three bytes.
LEAD = 1.5
LEAD_BYTES = 600

#: How much it adds that jieba too sees the words there, and not only the
#: characters: 林可 as a name ranks before the 林可 in 林可欣.
WORD_SHARE = 0.5

#: What two neighbouring words of a question add that stand side by side in an article,
#: as a share of their mean weight (the sequential dependence of Metzler and Croft, 2005),
#: in how many bytes of text the half of it is lost, and from where on all of it.
NEAR = 1.5
HALF = 80.0
FAR = 240

#: The same for the words that a user chose, all of which are there.
NEAR_CHOSEN = 0.75

# So many places of a word in an article are looked at: a bound on time.
_MOST_PLACES = 50

_GROUP, _UNIT = GROUP.encode(), UNIT.encode()
_WEIGHTS = [WEIGHTS[field] for field in FIELDS]


@dataclass(frozen=True, slots=True)
class Saturation:
    """Term-frequency saturation ``k1``, length normalisation ``b``, the share of jieba's words."""

    k1: float
    b: float
    word_share: float


#: The usual values, for the words that a user chose to search for.
CHOSEN = Saturation(1.5, 0.75, WORD_SHARE)
#: For questions: how many of its words an article has tells more than how often; the more
#: so, the more words there are. ``k1`` is that of one word, shared out, and never below LEAST_K1.
ASKED = Saturation(1.5, 0.4, 0.2)
LEAST_K1 = 0.2


@dataclass(frozen=True, slots=True)
class Corpus:
    """What ranking needs to know of the whole index: live articles, mean length in characters."""

    articles: int
    mean_length: float


@dataclass(frozen=True)
class Wanted:
    """The condensed texts that are ranked by, UTF-8, in the order asked; what each is worth.

    ``asked`` says that they are the words of a question, ``chain`` which of them should stand
    near each other, in order. ``own`` are words that were added to jieba's since the
    articles were cut: wherever one of them stands, it is a word.
    """

    needles: tuple[bytes, ...]
    rarities: tuple[float, ...]
    asked: bool = False
    chain: tuple[bytes, ...] = ()
    own: frozenset[bytes] = frozenset()

    @cached_property
    def whole(self) -> tuple[tuple[bytes, float], ...]:
        """Return the texts of the chain that are no part of another one, with their weights."""
        weights = dict(zip(self.needles, self.rarities, strict=True))
        texts = dict.fromkeys(self.chain)
        return tuple(
            (text, weights[text])
            for text in texts
            if not any(text in other and text != other for other in texts)
        )

    @cached_property
    def pairs(self) -> tuple[tuple[bytes, bytes, float], ...]:
        """Return the neighbours in ``whole``, and what they add that stand side by side."""
        near = NEAR if self.asked else NEAR_CHOSEN
        return tuple(
            (one, other, near * (weight + its_weight) / 2)
            for (one, weight), (other, its_weight) in pairwise(self.whole)
        )

    @cached_property
    def saturation(self) -> Saturation:
        """Return how the occurrences of one text are weighed against each other."""
        if not self.asked:
            return CHOSEN
        return replace(ASKED, k1=max(LEAST_K1, ASKED.k1 / max(1, len(self.whole))))


def freshness(age: int | None, days: float) -> float:
    """Return what a score is multiplied by for an article's age, from 1 down to a half.

    ``age`` is in days, counted from the newest article that matches; half of what age can take
    is lost every ``days``. None, an article without a date, is as old as can be. So a fresh
    article passes what is worth up to twice as much, and never anything better than that.
    """
    return 0.5 if age is None else 0.5 + 0.5 * 2.0 ** (-age / days)


def rarity(corpus: Corpus, matches: int) -> float:
    """Return the weight of a word that ``matches`` articles have (BM25's idf, never negative)."""
    return math.log(1 + (corpus.articles - matches + 0.5) / (matches + 0.5))


def ceilings(wanted: Wanted, holders: Sequence[Set[int]]) -> dict[int, float]:
    """Return what each article that has one of the texts can be worth at most.

    ``holders`` are the articles that have each wanted text, in the same order. An engine
    that looks at the likeliest articles first may stop where nothing better can come.
    """
    how = wanted.saturation
    most: dict[int, float] = defaultdict(float)
    for weight, numbers in zip(wanted.rarities, holders, strict=True):
        worth = weight * (how.k1 + 1) * (1 + how.word_share)
        for number in numbers:
            most[number] += worth
    having = dict(zip(wanted.needles, holders, strict=True))
    for one, other, worth in wanted.pairs:
        for number in having[one] & having[other]:
            most[number] += worth
    return most


class Scorer:
    """The formula for one query: what it needs of the corpus and the texts is worked out once.

    Common words are scored in every article that has them, so this is the inner loop of a query.
    """

    def __init__(self, corpus: Corpus, wanted: Wanted) -> None:
        how = wanted.saturation
        self._top, self._flat = how.k1 + 1, how.k1 * (1 - how.b)
        self._slope = how.k1 * how.b / (corpus.mean_length or 1.0)
        self._led = not wanted.asked
        self._rows = [
            (needle, weight, how.word_share * weight, needle in wanted.own)
            for needle, weight in zip(wanted.needles, wanted.rarities, strict=True)
        ]

    def score(self, text: bytes, length: int, words: Sequence[float]) -> float:
        """Return what an article is worth; ``nearness`` comes on top.

        ``text`` is its condensed text (analysis.Document.text, UTF-8), ``words`` how often,
        weighed by group, each wanted text is a word of its own there.
        """
        body = _body(text)
        lead = _lead(text, body) if self._led else body
        norm, total = self._flat + self._slope * length, 0.0
        for (needle, weight, share, is_new), own in zip(self._rows, words, strict=True):
            literal = _weighed(text, needle, body)
            word = literal if is_new else own
            if literal:
                led = literal + (LEAD - 1) * text.count(needle, body, lead)
                total += weight * led * self._top / (led + norm)
            if word:
                total += share * word * self._top / (word + norm)
        return total


def _body(text: bytes) -> int:
    """Return where the last group of a text begins, its body."""
    return text.rindex(_GROUP, 0, -1) + 1


def _lead(text: bytes, body: int) -> int:
    """Return where the lead ends that begins with the body."""
    end = text.find(_UNIT, body)
    return min(end, body + LEAD_BYTES) if end >= 0 else body


def _weighed(text: bytes, needle: bytes, body: int) -> float:
    """Return how often ``needle`` stands in a text, weighed by group."""
    often = text.count(needle)
    if not often or text.find(needle, 0, body) < 0:
        return float(often)
    groups = zip(_WEIGHTS, text.split(_GROUP), strict=False)
    return sum(weight * group.count(needle) for weight, group in groups)


def nearness(wanted: Wanted, text: bytes) -> float:
    """Return what it adds that neighbouring words of the chain stand near each other."""
    if not wanted.pairs:
        return 0.0
    total = 0.0
    places = {one: _places(one, text) for one, _ in wanted.whole}
    for one, other, worth in wanted.pairs:
        if places[one] and places[other]:
            gap = _gap(places[one], places[other], (len(one), len(other)))
            total += worth / (1 + gap / HALF) if gap <= FAR else 0.0
    return total


def _places(needle: bytes, text: bytes) -> list[int]:
    found: list[int] = []
    at = text.find(needle)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found


def _gap(first: Sequence[int], second: Sequence[int], sizes: tuple[int, int]) -> int:
    """Return how many bytes lie between two words where they stand closest, in either order.

    Both have their places in order; ``sizes`` are those of the two words.
    """
    least = FAR + 1
    for a in first:
        at = bisect_left(second, a)
        if at < len(second):
            least = min(least, abs(second[at] - a - sizes[0]))
        if at:
            least = min(least, abs(a - second[at - 1] - sizes[1]))
    return least
