"""Reading one state of an index on a server: search, count, facets, single articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from hzsearch.analysis import UNIT
from hzsearch.engines.base import Match, Matches, Sort
from hzsearch.engines.columns import KEYWORDS, by_period, utf8
from hzsearch.engines.location import Remote
from hzsearch.engines.manifest import remedy
from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.control import Control
from hzsearch.engines.opensearch.matching import Matching, one_of
from hzsearch.engines.opensearch.schema import END
from hzsearch.engines.opensearch.scoring import Scoring
from hzsearch.engines.opensearch.state import ENGINE, State
from hzsearch.engines.opensearch.view import View
from hzsearch.engines.remembering import remembered
from hzsearch.engines.wanted import wanted
from hzsearch.errors import DamagedIndexError
from hzsearch.query import Everything, Node, weights
from hzsearch.ranking import Corpus

_TOTALS = 1024


class OpenSearchReader:
    """One state of an index on a server; commits that come later do not change it."""

    engine = ENGINE

    def __init__(self, remote: Remote, *, any_rules: bool = False) -> None:
        """Open the newest state; raises one of the index errors with the way out.

        With ``any_rules`` it may be analysed by other rules; then only what it stores makes sense.
        """
        self._remote, self._cluster = remote, Cluster(remote)
        self._control = Control(self._cluster)
        self.manifest: State = self._control.committed(any_rules=any_rules)
        self._view = View(self._cluster, self.manifest)
        self._matching = Matching(self._view)
        # One query asks for the same total up to three times, as in every engine.
        self._count = remembered(self._count_matches, _TOTALS)

    @cached_property
    def corpus(self) -> Corpus:
        """What ranking needs to know; deleted articles have no part in it."""
        articles = self.manifest.articles
        length = self._view.measure("sum", "length") or 0.0
        return Corpus(articles, length / articles if articles else 0.0)

    def search(
        self, node: Node, *, sort: Sort, limit: int, offset: int, fresh: float | None = None
    ) -> Matches:
        """Return the matches of ``node`` from ``offset`` on, at most ``limit``."""
        total = self.total(node)
        limit = min(limit, total - offset)
        if limit <= 0:
            return Matches(total, ())
        query, worth = self._matching.query(node), weights(node)
        if sort == "relevance" and worth:
            asked_for = wanted(node, worth, self.corpus, self.total, self.manifest.words)
            ranked = Scoring(self._view, self.corpus, asked_for, fresh)
            return Matches(total, tuple(ranked.page(query, total, offset, limit)))
        hits = self._view.newest(query, offset, offset + limit)
        return Matches(total, tuple(Match(_article(hit), 0.0) for hit in hits))

    def total(self, node: Node) -> int:
        """Return in how many articles ``node`` is, exactly."""
        return self._count(node)

    def _count_matches(self, node: Node) -> int:
        return self._view.count(self._matching.query(node))

    def facets(self, node: Node, field: str) -> Counter[str]:
        """Return how many matches have each value of ``field``.

        ``field`` is a keyword field, or "year", "month" or "day" of the date.
        Raises UsageError for any other.
        """
        query = self._matching.query(node)
        if field in KEYWORDS:
            return Counter(dict(self._view.groups(field, query)))
        return by_period(self._view.groups("day", query), field)

    def article(self, article_id: str) -> dict[str, Any] | None:
        """Return an article's JSON form, None where there is none of that id."""
        for hit in self._view.all(one_of("id", utf8([article_id])), ["article"]):
            return _article(hit)
        return None

    def pairs(self, first: str) -> Iterator[tuple[str, int]]:
        """Yield the pairs of characters that begin with ``first``, and each one's articles."""
        for pair, articles in self._view.beginning("grams", first):
            yield pair.replace(END, UNIT), articles

    def words(self, first: Iterable[str] | None = None) -> Iterator[tuple[str, int]]:
        """Yield jieba's words in the archive, and how often: once an article and field.

        With ``first`` those that begin with one of these characters.
        """
        wanted = None if first is None else frozenset(first)
        return ((w, n) for w, n in self._words.items() if wanted is None or w[0] in wanted)

    @cached_property
    def _words(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for term, articles in self._view.groups("words"):
            found[term[1:]] += articles
        return found

    def article_ids(self) -> Iterable[str]:
        """Yield the ids of all articles, in their order."""
        query = self._matching.query(Everything())
        return (hit["sort"][0] for hit in self._view.all(query, []))

    def is_current(self) -> bool:
        """Return whether no newer state was committed since this one was opened."""
        seen = self._control.read()
        return seen is not None and seen.state.generation == self.manifest.generation

    @property
    def stamp(self) -> str:
        """What no newer state of this index is called."""
        return f"{self.manifest.index}-{self.manifest.generation}"

    def ledger(self) -> dict[str, Any]:
        """Return what was built from which files (hzsearch.building.ledger)."""
        return self._control.ledger(self.manifest)

    def ledger_json(self) -> bytes:
        """Return the same as JSON."""
        return self._control.ledger_json(self.manifest)

    def check(self) -> None:
        """Raise DamagedIndexError where not all articles are there.

        Bytes are the server's own to check: Lucene does, by checksums, as it moves them.
        """
        if self._count_matches(Everything()) != self.manifest.articles:
            what = "holds another number of articles than it says"
            raise DamagedIndexError(remedy(self._remote, what))

    def size(self) -> int:
        """Return the bytes that the articles take up on the server, all copies together."""
        answer = self._cluster.call("GET", f"{self.manifest.index}/_stats/store")
        return int(answer.facts["_all"]["total"]["store"]["size_in_bytes"])


def _article(hit: dict[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(hit["_source"]["article"])
    return facts
