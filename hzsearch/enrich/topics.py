"""Which topics an article is about.

In: an Article and a Taxonomy. Out: names of topics, the strongest first, as many
as the text bears out. Each distinct term of a topic gives evidence by its kind
(strong or weak), its place (title, lead, body) and how often it stands there;
the evidence needed grows with the length of the text, so that a long feature
that touches on everything is not about everything.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from hzsearch.enrich import prose
from hzsearch.model import Article
from hzsearch.taxonomy import Taxonomy

# A title says what a piece is about, a lead nearly so: one strong term in a
# title is enough for a short piece, as are two in its body or one in the lead of
# a caption.
TITLE, LEAD, BODY = 3.0, 1.5, 1.0
#: Three weak terms are worth less than a strong one ...
WEAK = 0.3
#: ... and all of them together no more than one, and nothing without one.
WEAK_LIMIT = 1.0
#: A term said four times or more counts double, not fourfold.
REPEATED_LIMIT = 2.0
#: What stands in a list (电子信息、智能网联汽车等领域) counts less.
IN_LIST = 0.7
#: The evidence that a text of USUAL length needs. It grows with the root of the
#: length, as the distinct words of a text do (Heaps' law), down to LEAST.
NEEDED, USUAL, LEAST = 2.0, 600, 1.5

_LISTED = re.compile(r"[一-鿿]{0,4}(?:、|等)")


def find_topics(article: Article, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Return the names of the topics of ``article``, strongest first; often several or none."""
    title = "\n".join((*prose.titles(article), *article.subheads))
    lead = "\n".join(prose.lead(article).sentences)
    body = "\n".join(article.paragraphs)
    terms = _terms(taxonomy)
    times: dict[str, float] = {}
    best: dict[str, float] = {}
    for text, weight in ((body, BODY), (title, TITLE)):
        for term, count in terms.found_in(text):
            times[term] = times.get(term, 0.0) + count
            best[term] = weight
    leading = (term for term, _ in terms.found_in(lead) if term in times)
    best.update((term, LEAD) for term in leading if best[term] < LEAD)
    evidence = {term: _evidence(best[term], count) for term, count in times.items()}
    needed = max(LEAST, NEEDED * math.sqrt(len(title + body) / USUAL))
    scores = {name: score for name, score in terms.scores(evidence) if score >= needed}
    return tuple(sorted(scores, key=lambda name: -scores[name]))


def _evidence(weight: float, times: float) -> float:
    return weight - BODY + min(1 + math.log2(times) / 2, REPEATED_LIMIT)


class _Terms:
    """All terms of a taxonomy, found in one pass: the longest at each place.

    新能源汽车 is one term, not 新能源 too, even where they belong to different
    topics: the longer one says more exactly what is meant.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._strong = [(t.name, {term.lower() for term in t.strong}) for t in taxonomy.topics]
        self._weak = {t.name: {term.lower() for term in t.weak} for t in taxonomy.topics}
        every = set().union(*(terms for _, terms in self._strong), *self._weak.values())
        self._by_first: dict[str, list[str]] = {}
        for term in sorted(every, key=len, reverse=True):
            self._by_first.setdefault(term[0], []).append(term)
        self._firsts = re.compile(f"[{re.escape(''.join(self._by_first))}]")

    def found_in(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield the terms of ``text`` in order, none overlapping, and how much each counts."""
        folded, end = text.lower(), 0
        for first in self._firsts.finditer(folded):
            start = first.start()
            if start >= end:
                terms = self._by_first[first[0]]
                term = next((term for term in terms if folded.startswith(term, start)), None)
                if term and _is_word(term, folded, start):
                    end = start + len(term)
                    listed = folded[start - 1 : start] == "、" or _LISTED.match(folded, end)
                    yield term, IN_LIST if listed else 1.0

    def scores(self, evidence: dict[str, float]) -> Iterator[tuple[str, float]]:
        """Yield each topic that a strong term speaks for, with its evidence."""
        for name, terms in self._strong:
            strong = sum(value for term, value in evidence.items() if term in terms)
            weak = sum(WEAK * v for term, v in evidence.items() if term in self._weak[name])
            if strong:
                yield name, strong + min(weak, WEAK_LIMIT)


@lru_cache(maxsize=8)
def _terms(taxonomy: Taxonomy) -> _Terms:
    return _Terms(taxonomy)


def _is_word(term: str, text: str, start: int) -> bool:
    """Tell whether Latin ends of ``term`` are ends of a word: AI not in MAIN, nor 5G in 15GB."""
    before, after = text[start - 1 : start], text[start + len(term) :][:1]
    return not (_latin(before + term[0]) or _latin(term[-1] + after))


def _latin(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()
