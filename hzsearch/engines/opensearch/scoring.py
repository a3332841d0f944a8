"""The order of matches by relevance: the server's own within windows of ours (engines.windows).

The server weighs by its BM25, over all shards alike (``dfs_query_then_fetch``), what was asked
for in each group of units, and ages it itself where newer articles shall stand higher.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from hzsearch.analysis import FIELDS
from hzsearch.engines.base import Match
from hzsearch.engines.opensearch.matching import literal
from hzsearch.engines.opensearch.schema import LETTERS
from hzsearch.engines.opensearch.view import EVERYTHING, Hit, Query, View
from hzsearch.engines.windows import WINDOW, in_order, windows
from hzsearch.ranking import WEIGHTS, Corpus, Scorer, Wanted, freshness, nearness


class _Scored(NamedTuple):
    score: float
    id: str
    article: str


class Scoring:
    """Ranks the matches of one query; with ``fresh``, newer ones higher (ranking.freshness)."""

    def __init__(self, view: View, corpus: Corpus, wanted: Wanted, fresh: float | None) -> None:
        self._view, self._scorer = view, Scorer(corpus, wanted)
        self._wanted, self._fresh, self._newest = wanted, fresh, 0
        self._texts = [needle.decode() for needle in wanted.needles]

    def page(self, query: Query, total: int, offset: int, limit: int) -> list[Match]:
        """Return the matches of ``query``, of which there are ``total``, from ``offset`` on."""
        if self._fresh:
            self._newest = int(self._view.measure("max", "day", query) or 0)
        parts = list(windows(offset, limit, total))
        first, end = parts[0][0], parts[-1][1]
        ranking = query if total <= WINDOW else self._ranking(query)
        hits = self._view.best(ranking, first, end)
        found: list[_Scored] = []
        for start in range(0, len(hits), WINDOW):
            found += in_order([self._scored(hit) for hit in hits[start : start + WINDOW]])
        asked = found[offset - first :][:limit]
        return [Match(json.loads(one.article), one.score) for one in asked]

    def _ranking(self, query: Query) -> Query:
        clauses = [_boosted(text, field) for text in self._texts for field in FIELDS]
        ranked: Query = {"bool": {"filter": [query], "should": clauses}}
        return self._aged(ranked) if self._fresh and self._newest else ranked

    def _aged(self, ranked: Query) -> Query:
        """Return the query with scores multiplied by freshness, as ranking.freshness has it."""
        dated = {"range": {"day": {"gte": 1}}}
        half = {"origin": self._newest, "scale": self._fresh, "decay": 0.5}
        functions = [
            {"filter": EVERYTHING, "weight": 0.5},
            {"filter": dated, "exp": {"day": half}, "weight": 0.5},
        ]
        told = {"query": ranked, "functions": functions, "score_mode": "sum"}
        return {"function_score": {**told, "boost_mode": "multiply"}}

    def _scored(self, hit: Hit) -> _Scored:
        kept = hit["_source"]
        text, times = kept["plain"].encode(), json.loads(kept["times"])
        words = [_frequency(times, word) for word in self._texts]
        worth = self._scorer.score(text, kept["length"], words)
        worth += nearness(self._wanted, text)
        return _Scored(worth * self._age(kept.get("day")), kept["id"], kept["article"])

    def _age(self, day: int | None) -> float:
        if not self._fresh:
            return 1.0
        return freshness(self._newest - day if day else None, self._fresh)


def _frequency(times: Mapping[str, Mapping[str, int]], word: str) -> float:
    """Return how often, weighed by group, a text is a word of an article."""
    return sum(
        weight * times.get(LETTERS[group], {}).get(word, 0) for group, weight in WEIGHTS.items()
    )


def _boosted(text: str, field: str) -> Query:
    (kind, told), *_ = literal(text, field).items()
    inner: dict[str, Any] = {**told[field], "boost": WEIGHTS[field]}
    return {kind: {field: inner}}
