"""One state of an index as the other modules ask it: matches, numbers, columns, articles.

No answer is taken that lacks a part of the index: the server says where one did not answer,
and is asked again. Each copy of a shard weighs words a little differently, so one state is
always asked of the same copies while they are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.state import State

Query = dict[str, Any]
Hit = dict[str, Any]

#: Hits in an answer at most, without their text and with it; a server gives up to 10,000.
PAGE, TEXTS = 5000, 500

#: Groups in an answer; a server gives up to 65,535.
_GROUPS = 10_000

EVERYTHING: Query = {"match_all": {}}
NOTHING: Query = {"match_none": {}}


class View:
    """Asks about one state; every query is within it."""

    def __init__(self, cluster: Cluster, state: State) -> None:
        self._cluster, self._state = cluster, state

    def count(self, query: Query) -> int:
        """Return how many articles match."""
        found = self.ask(query, size=0, track_total_hits=True)
        return int(found["hits"]["total"]["value"])

    def best(self, query: Query, start: int, end: int) -> list[Hit]:
        """Return the matches from ``start`` to ``end`` by the server's own scores, whole."""
        order = [{"_score": "desc"}, {"id": "asc"}]
        return self._between(query, order, start, end, track_scores=True)

    def newest(self, query: Query, start: int, end: int) -> list[Hit]:
        """Return the matches from ``start`` to ``end``, newest first, undated ones last, whole."""
        order: list[Any] = [{"day": {"order": "desc", "missing": "_last"}}, {"id": "asc"}]
        return self._between(query, order, start, end)

    def all(self, query: Query, fields: Sequence[str] | None = None) -> Iterator[Hit]:
        """Yield all matches in the order of ids, with ``fields`` of their sources, or all.

        Without fields, each has its place in the order of changes too.
        """
        size = PAGE if fields == [] else TEXTS
        body = {"sort": [{"id": "asc"}], "size": size, "track_total_hits": False}
        kept = True if fields is None else fields or False
        yield from self._pages(
            query, {**body, "_source": kept, "seq_no_primary_term": fields is None}
        )

    def measure(self, kind: str, field: str, query: Query = EVERYTHING) -> float | None:
        """Return the "sum" or the "max" of a number of matches, None where there is none."""
        aggregation = {"all": {kind: {"field": field}}}
        found = self.ask(query, size=0, track_total_hits=False, aggs=aggregation)
        value: float | None = found["aggregations"]["all"]["value"]
        return value

    def groups(self, field: str, query: Query = EVERYTHING) -> Iterator[tuple[Any, int]]:
        """Yield each value of a column, and how many matches have it, exactly."""
        after: dict[str, Any] = {}
        while True:
            groups = {"size": _GROUPS, "sources": [{"value": {"terms": {"field": field}}}], **after}
            aggregation = {"all": {"composite": groups}}
            found = self.ask(query, size=0, track_total_hits=False, aggs=aggregation)
            told = found["aggregations"]["all"]
            for bucket in told["buckets"]:
                yield bucket["key"]["value"], bucket["doc_count"]
            if not told["buckets"]:
                return
            after = {"after": told["after_key"]}

    def beginning(self, field: str, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield the values of a column that begin with ``prefix``, and their articles."""
        # One character of the sort that a regular expression takes for itself is escaped.
        form = "".join(f"\\{char}" if not char.isalnum() else char for char in prefix) + ".*"
        values = {"field": field, "include": form, "size": _GROUPS}
        aggregation = {"all": {"terms": values}}
        found = self.ask(EVERYTHING, size=0, track_total_hits=False, aggs=aggregation)
        for bucket in found["aggregations"]["all"]["buckets"]:
            yield bucket["key"], bucket["doc_count"]

    def ask(self, query: Query, **body: Any) -> dict[str, Any]:
        """Return the answer to a search within the state."""
        inner = {"bool": {"must": [query], "filter": [self._state.filter]}}
        answer = self._cluster.call(
            "POST",
            f"{self._state.index}/_search",
            {"query": inner, **body},
            search_type="dfs_query_then_fetch",
            allow_partial_search_results="false",
            preference=f"hzsearch-{self._state.generation}",
        )
        return answer.facts

    def _between(
        self, query: Query, order: list[Any], start: int, end: int, **more: Any
    ) -> list[Hit]:
        """Return a part of the matches in some order; those before it are passed without a look."""
        found: list[Hit] = []
        after: dict[str, Any] = {}
        at = 0
        while at < end:
            size = min((start if at < start else end) - at, PAGE if at < start else TEXTS)
            body = {"sort": order, "size": size, "track_total_hits": False, **more, **after}
            hits = self.ask(query, **body, _source=WHOLE if at >= start else False)["hits"]["hits"]
            found += hits if at >= start else []
            at += len(hits)
            if len(hits) < size:
                break
            after = {"search_after": hits[-1]["sort"]}
        return found

    def _pages(self, query: Query, body: dict[str, Any]) -> Iterator[Hit]:
        after: dict[str, Any] = {}
        while True:
            hits = self.ask(query, **body, **after)["hits"]["hits"]
            yield from hits
            if len(hits) < body["size"]:
                return
            after = {"search_after": hits[-1]["sort"]}


#: What is needed of an article to weigh it and to hand it back.
WHOLE = ["id", "day", "length", "plain", "times", "article"]
