"""The order of matches by relevance, in windows.

Tantivy ranks all matches by its own BM25 of what was asked for, headlines above the rest.
Each fifty of them in that order are then put in the order of ``hzsearch.ranking``, by the
same formula as in every other engine. So where no more than fifty match, which is most
queries, the order is that of the other engines; where more do, the first fifty are the
likeliest, and what stands on a page never depends on how pages are cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hzsearch.engines.base import Match
from hzsearch.engines.columns import NO_DAY
from hzsearch.engines.tantivy.matching import Matching
from hzsearch.engines.tantivy.package import tantivy
from hzsearch.engines.tantivy.schema import LETTERS, TIMES
from hzsearch.engines.tantivy.view import Address, View, key
from hzsearch.ranking import WEIGHTS, Corpus, Wanted, freshness, nearness, score

Query = tantivy.Query
Occur = tantivy.Occur

#: So many matches are put in order at a time.
WINDOW = 50

# What a phrase in a headline adds in Tantivy's own order, beside its place in the text.
_HEADLINE = WEIGHTS["headline"] - WEIGHTS["body"]

# What a word counts for, by the letter of the group where it stands.
_WEIGHTS = {LETTERS[group]: weight for group, weight in WEIGHTS.items()}


class _Scored(NamedTuple):
    score: float
    id: str
    address: Address


class Scoring:
    """Ranks the matches of one query; with ``fresh``, newer ones higher (ranking.freshness)."""

    def __init__(
        self, view: View, matching: Matching, corpus: Corpus, wanted: Wanted, fresh: float | None
    ) -> None:
        self._view, self._matching, self._corpus = view, matching, corpus
        self._wanted, self._fresh, self._newest = wanted, fresh, NO_DAY
        self._texts = [needle.decode() for needle in wanted.needles]

    def page(self, query: Query, total: int, offset: int, limit: int) -> list[Match]:
        """Return the matches of ``query``, of which there are ``total``, from ``offset`` on."""
        self._newest = self._view.newest(query, 1)[0][0] if self._fresh else NO_DAY
        first, end = offset // WINDOW * WINDOW, -(-(offset + limit) // WINDOW) * WINDOW
        hits = self._likeliest(query, total, min(end, total))
        found: list[_Scored] = []
        for start in range(first, len(hits), WINDOW):
            found += self._ordered(hits[start : start + WINDOW])
        asked = found[offset - first :][:limit]
        return [Match(self._view.article(one.address), one.score) for one in asked]

    def _likeliest(self, query: Query, total: int, most: int) -> list[Address]:
        if total <= WINDOW:
            return self._view.all(query)
        ranked = self._view.best(self._ranking(query), total if self._fresh else most)
        if not self._fresh:
            return [address for _, address in ranked]
        addresses = [address for _, address in ranked]
        rows = zip(ranked, self._ages(addresses), strict=True)
        aged = [(-score * age, key(address), address) for (score, address), age in rows]
        return [address for *_, address in sorted(aged, key=lambda row: row[:2])[:most]]

    def _ranking(self, query: Query) -> Query:
        clauses = [(Occur.Must, Query.const_score_query(query, 0.0))]
        for text in self._texts:
            clauses.append((Occur.Should, self._matching.literal(text)))
            titled = self._matching.literal(text, "headline")
            clauses.append((Occur.Should, Query.boost_query(titled, _HEADLINE)))
        return Query.boolean_query(clauses)

    def _ordered(self, window: Sequence[Address]) -> list[_Scored]:
        texts = [self._view.text(address) for address in window]
        words = self._words(window, [one for one, _ in texts])
        lengths, ages = self._view.numbers("length", window), self._ages(window)
        rows = zip(window, texts, lengths, words, ages, strict=True)
        found = [
            _Scored(self._score(text, length, own) * age, one, address)
            for address, (one, text), length, own, age in rows
        ]
        return sorted(found, key=lambda row: (-round(row.score, 9), row.id))

    def _score(self, text: bytes, length: int, words: Sequence[float]) -> float:
        worth = score(self._corpus, self._wanted, text, length, words)
        return worth + nearness(self._wanted, text)

    def _ages(self, addresses: Sequence[Address]) -> list[float]:
        if not self._fresh:
            return [1.0] * len(addresses)
        days, newest = self._view.numbers("day", addresses), self._newest
        return [freshness(newest - d if d != NO_DAY else None, self._fresh) for d in days]

    def _words(self, window: Sequence[Address], ids: list[str]) -> list[list[float]]:
        """Return for each article how often, weighed by group, each text is a word there."""
        within = Query.term_set_query(self._view.schema, "id", ids)
        tables = [self._frequencies(text, within) for text in self._texts]
        return [[table.get(key(address), 0.0) for table in tables] for address in window]

    def _frequencies(self, word: str, within: Query) -> dict[tuple[int, int], float]:
        # Each term adds a whole number to the score, which the few bits of Tantivy's keep exactly.
        clauses = [
            (Occur.Should, Query.const_score_query(self._term(term), _worth(term)))
            for term, _ in self._view.terms("words", word + TIMES)
        ]
        if not clauses:
            return {}
        clauses.append((Occur.Must, Query.const_score_query(within, 0.0)))
        hits = self._view.best(Query.boolean_query(clauses), WINDOW)
        return {key(address): frequency for frequency, address in hits}

    def _term(self, term: str) -> Query:
        return Query.term_query(self._view.schema, "words", term, index_option="basic")


def _worth(term: str) -> float:
    """Return how often, weighed by its group, a term says that its word stands there."""
    told = term.rpartition(TIMES)[2]
    return _WEIGHTS[told[0]] * int(told[1:])
