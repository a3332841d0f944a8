"""Whoosh and jieba as their own documentation shows them: ``benchmarks.plain``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher

_NEVER = "0001-01-01"


class PlainWhoosh(Peer):
    """Whoosh with ``jieba.analyse.ChineseAnalyzer``."""

    key = "whoosh"
    name = "Whoosh, ChineseAnalyzer"
    package = "whoosh3"
    module = "whoosh"

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Index title and body as text, the first zone and the day as such."""
        from benchmarks import plain  # noqa: PLC0415  jieba and Whoosh

        # An article without a day would be the newest of all.
        plain.build(({**facts, "date": facts["date"] or _NEVER} for facts in articles), folder)

    def searcher(self, folder: Path) -> Searcher:
        """Open the index."""
        return _Searcher(folder)


class _Searcher(Searcher):
    def __init__(self, folder: Path) -> None:
        from benchmarks import plain  # noqa: PLC0415  as above

        self._searcher = plain.searcher(folder)
        self._parse = plain.parse

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        # In quotes nothing is found: the analyzer's places of words are those of characters.
        text = (" OR " if asked.either else " ").join(asked.words)
        results = self._searcher.search(
            _filtered(self._parse(self._searcher, text), asked),
            limit=limit,
            sortedby=_newest() if asked.newest else None,
            groupedby="zone" if asked.counted else None,
        )
        # Grouped results are as many as match, whatever the limit.
        hits = [results[place] for place in range(results.scored_length())][:limit]
        ids = [hit["id"] for hit in hits]
        if limit:
            _ = [(hit["title"], hit["body"]) for hit in hits]
        groups = results.groups("zone") if asked.counted else {}
        return Found(ids, len(results), {zone: len(numbers) for zone, numbers in groups.items()})

    def close(self) -> None:
        self._searcher.close()


def _newest() -> Any:
    from whoosh.sorting import FieldFacet  # noqa: PLC0415  as above

    return FieldFacet("date", reverse=True)


def _filtered(query: Any, asked: Asked) -> Any:
    """Return ``query`` with the filters in it: beside it, they are left out of the total."""
    from whoosh.query import And, ConstantScoreQuery, DateRange, Term  # noqa: PLC0415  as above

    narrow = [Term("zone", asked.zone)] if asked.zone else []
    if asked.since:
        days = datetime.fromisoformat(asked.since), datetime.fromisoformat(asked.until)
        narrow.append(DateRange("date", *days))
    return And([query, *(ConstantScoreQuery(one, 0.0) for one in narrow)]) if narrow else query


PEERS = (PlainWhoosh(),)
