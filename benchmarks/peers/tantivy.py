"""Tantivy through tantivy-py, given cut words with their places, zones and days."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher

#: Bytes that the writer may use before it writes a segment: as hzsearch's own writer has.
_HEAP = 128_000_000


class Tantivy(Peer):
    """tantivy-py with words."""

    key = "tantivy"
    name = "Tantivy (tantivy-py), words"
    package = "tantivy"
    module = "tantivy"

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Index words with places; threads are Tantivy's own choice."""
        import tantivy  # noqa: PLC0415  optional

        from benchmarks.peers.words import words  # noqa: PLC0415  the cutter

        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(_HEAP)
        for facts in articles:
            document = tantivy.Document(
                id=facts["id"],
                words=" ".join(words(facts)),
                date=_day(facts["date"]),
                zone=facts["zones"][0],
                article=json.dumps(dict(facts), ensure_ascii=False).encode(),
            )
            for zone in facts["zones"]:
                document.add_text("zones", zone)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def searcher(self, folder: Path) -> Searcher:
        """Open the index."""
        return _Searcher(folder)


def _schema() -> Any:
    import tantivy  # noqa: PLC0415  optional

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("zones", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("zone", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_bytes_field("article", stored=True)
    return builder.build()


def _day(text: str | None) -> int:
    return int(text[:10].replace("-", "")) if text else 0


class _Searcher(Searcher):
    def __init__(self, folder: Path) -> None:
        import tantivy  # noqa: PLC0415  optional

        self._query: Any = tantivy.Query
        self._occur = tantivy.Occur
        self._type = tantivy.FieldType.Integer
        index = tantivy.Index.open(str(folder))
        self._schema, self._searcher = index.schema, index.searcher()

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        query = self._tree(asked)
        order: dict[str, Any] = {"order_by_field": "date"} if asked.newest else {}
        most = self._searcher.num_docs if limit is None else limit
        found: Any = self._searcher.search(query, limit=max(1, most), **order)
        documents: list[Any] = [self._searcher.doc(address) for _, address in found.hits]
        if limit:
            _ = [json.loads(one.get_first("article")) for one in documents]
        counts = self._counts(query) if asked.counted else {}
        return Found([one.get_first("id") for one in documents], found.count, counts)

    def _tree(self, asked: Asked) -> Any:
        words = [(self._join(asked), self._phrase(word)) for word in asked.words]
        must = [self._query.boolean_query(words)]
        if asked.zone:
            term = self._query.term_query(self._schema, "zones", asked.zone)
            must.append(self._query.const_score_query(term, 0.0))
        if asked.since:
            days = _day(asked.since), _day(asked.until)
            between = self._query.range_query(self._schema, "date", self._type, *days)
            must.append(self._query.const_score_query(between, 0.0))
        return self._query.boolean_query([(self._occur.Must, one) for one in must])

    def _join(self, asked: Asked) -> Any:
        return self._occur.Should if asked.either else self._occur.Must

    def _phrase(self, text: str) -> Any:
        from benchmarks.peers.words import cut  # noqa: PLC0415  the cutter

        words = cut(text)
        if len(words) == 1:
            return self._query.term_query(self._schema, "words", words[0], index_option="freq")
        return self._query.phrase_query(self._schema, "words", words)

    def _counts(self, query: Any) -> dict[str, int]:
        by_zone = {"zones": {"terms": {"field": "zone", "size": 1000}}}
        found: Any = self._searcher.aggregate(query, by_zone)
        return {one["key"]: one["doc_count"] for one in found["zones"]["buckets"]}


PEERS = (Tantivy(),)
