"""Xapian, given cut words with their places; zones are boolean terms, days values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher

_DATE, _ZONE = 0, 1
#: Bytes of a term that Xapian takes at most.
_LONGEST = 245


class Xapian(Peer):
    """Xapian's own Python bindings."""

    key = "xapian"
    name = "Xapian, words"
    package = "xapian-bindings-binary"
    module = "xapian"

    def version(self) -> str:
        """Return the version of the library."""
        import xapian  # noqa: PLC0415  optional

        return str(xapian.version_string())

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Add a document each; Xapian writes to disk every 10,000 of them."""
        import xapian  # noqa: PLC0415  optional

        database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        for facts in articles:
            database.add_document(_document(facts))
        database.commit()
        database.close()

    def searcher(self, folder: Path) -> Searcher:
        """Open the database."""
        return _Searcher(folder)


def _document(facts: Facts) -> Any:
    import xapian  # noqa: PLC0415  optional

    from benchmarks.peers.words import words  # noqa: PLC0415  the cutter

    document = xapian.Document()
    for place, word in enumerate(words(facts)):
        if len(word.encode()) <= _LONGEST:
            document.add_posting(word, place)
    for zone in facts["zones"]:
        document.add_boolean_term(f"XZ{zone}")
    document.add_value(_DATE, facts["date"] or "")
    document.add_value(_ZONE, facts["zones"][0])
    document.set_data(json.dumps(dict(facts), ensure_ascii=False))
    return document


class _Searcher(Searcher):
    def __init__(self, folder: Path) -> None:
        import xapian  # noqa: PLC0415  optional

        self._xapian = xapian
        self._database = xapian.Database(str(folder))

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        enquire = self._xapian.Enquire(self._database)
        enquire.set_query(self._query(asked))
        if asked.newest:
            enquire.set_sort_by_value(_DATE, True)
        spy = self._xapian.ValueCountMatchSpy(_ZONE)
        if asked.counted:
            enquire.add_matchspy(spy)
        every = self._database.get_doccount()
        found = enquire.get_mset(0, every if limit is None else limit, every)
        ids = [json.loads(match.document.get_data())["id"] for match in found]
        return Found(ids, found.get_matches_estimated(), _counts(spy) if asked.counted else {})

    def _query(self, asked: Asked) -> Any:
        make, kinds = self._xapian.Query, self._xapian.Query
        join = kinds.OP_OR if asked.either else kinds.OP_AND
        query = make(join, [self._phrase(word) for word in asked.words])
        if asked.zone:
            query = make(kinds.OP_FILTER, query, make(f"XZ{asked.zone}"))
        if asked.since:
            days = make(kinds.OP_VALUE_RANGE, _DATE, asked.since, asked.until)
            query = make(kinds.OP_FILTER, query, days)
        return query

    def _phrase(self, text: str) -> Any:
        from benchmarks.peers.words import cut  # noqa: PLC0415  the cutter

        words = cut(text)
        make = self._xapian.Query
        return make(words[0]) if len(words) == 1 else make(make.OP_PHRASE, words, len(words))

    def close(self) -> None:
        self._database.close()


def _counts(spy: Any) -> dict[str, int]:
    return {item.term.decode(): item.termfreq for item in spy.values()}


PEERS = (Xapian(),)
