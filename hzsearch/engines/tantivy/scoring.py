"""The order of matches by relevance, in windows.

Tantivy ranks all matches by its own BM25 of what was asked for, headlines above the rest.
Each fifty of them in that order (twenty, where more match words that the user chose) are
then put in the order of ``hzsearch.ranking``, by the same formula as in every other engine.
So where no more than fifty match, which is most queries, the order is that of the other
engines; where more do, the first are the likeliest, and what stands on a page never depends
on how pages are cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hzsearch.engines.base import Match
from hzsearch.engines.columns import NO_DAY
from hzsearch.engines.tantivy import packing
from hzsearch.engines.tantivy.frequencies import Frequencies
from hzsearch.engines.tantivy.matching import Matching, is_plain, ranks
from hzsearch.engines.tantivy.package import tantivy
from hzsearch.engines.tantivy.view import Address, View, key
from hzsearch.engines.windows import WINDOW, in_order
from hzsearch.query import Node
from hzsearch.ranking import WEIGHTS, Corpus, Scorer, Wanted, freshness, nearness

Query = tantivy.Query
Occur = tantivy.Occur

#: The window where more than WINDOW match words that the user chose: then Tantivy's own order
#: differs little from ours, and reading an article takes longer than finding it.
NARROW = 20

# What a phrase in a headline adds in Tantivy's own order, beside its place in the text.
_HEADLINE = WEIGHTS["headline"] - WEIGHTS["body"]


# So many times as many matches are read each time for the best by age.
_MORE = 16


class _Scored(NamedTuple):
    score: float
    id: str
    pack: bytes


class Scoring:
    """Ranks the matches of one query; with ``fresh``, newer ones higher (ranking.freshness)."""

    def __init__(
        self,
        view: View,
        matching: Matching,
        frequencies: Frequencies,
        corpus: Corpus,
        wanted: Wanted,
        fresh: float | None,
    ) -> None:
        self._view, self._matching, self._scorer = view, matching, Scorer(corpus, wanted)
        self._frequencies = frequencies
        self._wanted, self._fresh, self._newest = wanted, fresh, NO_DAY
        self._texts = [needle.decode() for needle in wanted.needles]

    def page(self, node: Node, total: int, offset: int, limit: int) -> list[Match]:
        """Return the matches of ``node``, of which there are ``total``, from ``offset`` on."""
        query = self._matching.query(node)
        self._newest = self._view.newest(query, 1)[0][0] if self._fresh else NO_DAY
        size = WINDOW if total <= WINDOW or self._wanted.asked else NARROW
        first, end = offset // size * size, -(-(offset + limit) // size) * size
        if total <= size:
            hits = self._view.all(query)
        else:
            ranking = self._ranking(node, query)
            hits = self._likeliest(ranking, total, first, min(end, total))
        found: list[_Scored] = []
        for start in range(0, len(hits), size):
            found += self._ordered(hits[start : start + size])
        asked = found[offset - first :][:limit]
        return [Match(packing.article(one.pack), one.score) for one in asked]

    def _likeliest(self, ranking: Query, total: int, first: int, end: int) -> list[Address]:
        if not self._fresh:
            return [address for _, address in self._view.best(ranking, end - first, first)]
        return self._aged(ranking, total, end)[first:end]

    def _aged(self, ranking: Query, total: int, end: int) -> list[Address]:
        """Return the first ``end`` matches by score and age, from no more than may be there.

        No age raises a score. So where what was read last is worth less than the worst of
        these, all that follows is, too.
        """
        read = end
        while True:
            read = min(_MORE * read, total)
            ranked = self._view.best(ranking, read)
            rows = zip(ranked, self._ages([address for _, address in ranked]), strict=True)
            aged = [(-score * age, key(address), address) for (score, address), age in rows]
            best = sorted(aged, key=lambda row: row[:2])[:end]
            if read == total or ranked[-1][0] < -best[-1][0]:
                return [address for *_, address in best]

    def _ranking(self, node: Node, query: Query) -> Query:
        titled = list(map(self._titled, self._texts))
        if ranks(node):
            # What stands in a headline stands in the text too. Where nothing must be there,
            # Tantivy leaves aside what can not be among the best. Of more than two parts the
            # sum would depend on how many are asked for, in its last digit.
            occur = Occur.Should if is_plain(node) else Occur.Must
            return Query.boolean_query([(occur, query), *titled])
        clauses = [(Occur.Must, Query.const_score_query(query, 0.0))]
        for text in self._texts:
            clauses += [(Occur.Should, self._matching.literal(text)), self._titled(text)]
        return Query.boolean_query(clauses)

    def _titled(self, text: str) -> tuple[Occur, Query]:
        titled = self._matching.literal(text, "headline")
        return Occur.Should, Query.boost_query(titled, _HEADLINE)

    def _ordered(self, window: Sequence[Address]) -> list[_Scored]:
        kept = [self._view.kept(address) for address in window]
        words = self._words(window, [one for one, _ in kept])
        lengths, ages = self._view.numbers("length", window), self._ages(window)
        rows = zip(kept, lengths, words, ages, strict=True)
        found = [
            _Scored(self._score(packing.text(pack), length, own) * age, one, pack)
            for (one, pack), length, own, age in rows
        ]
        return in_order(found)

    def _score(self, text: bytes, length: int, words: Sequence[float]) -> float:
        worth = self._scorer.score(text, length, words)
        return worth + nearness(self._wanted, text)

    def _ages(self, addresses: Sequence[Address]) -> list[float]:
        if not self._fresh:
            return [1.0] * len(addresses)
        days, newest = self._view.numbers("day", addresses), self._newest
        return [freshness(newest - d if d != NO_DAY else None, self._fresh) for d in days]

    def _words(self, window: Sequence[Address], ids: Sequence[str]) -> list[list[float]]:
        """Return for each article how often, weighed by group, each text is a word there."""
        tables = self._frequencies.tables(self._texts, ids)
        return [[table.get(key(address), 0.0) for table in tables] for address in window]
