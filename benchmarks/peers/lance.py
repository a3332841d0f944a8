"""LanceDB's full-text index: cut words with their places, or its own pairs of characters.

Its jieba needs a model that must be fetched, so it is not measured. Places of n-grams are not
those of a text (a phrase of pairs finds too much and too little alike), so a literal is all of
its pairs, anywhere. It does not tell how many articles
match, and orders by date only the page that it chose by score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers.base import KINDS, Asked, Facts, Found, Peer, Searcher

_BATCH = 1000
_PLAIN = {"stem": False, "remove_stop_words": False, "ascii_folding": False}


class LanceDb(Peer):
    """A LanceDB table with a full-text index on one column."""

    package = "lancedb"
    module = "lancedb"
    kinds = tuple(kind for kind in KINDS if kind not in ("newest first", "by zone"))

    def __init__(self, key: str, name: str, *, cuts: bool) -> None:
        self.key, self.name, self.cuts = key, name, cuts

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Write the table in batches, then the indexes on text, zones and days."""
        import lancedb  # noqa: PLC0415  optional
        from lancedb.index import BTree, LabelList  # noqa: PLC0415  as above

        database: Any = lancedb.connect(str(folder))
        table = database.create_table("articles", self._batches(articles), schema=_schema())
        table.create_index("text", config=self._index())
        table.create_index("zones", config=LabelList())
        table.create_index("date", config=BTree())

    def _index(self) -> Any:
        from lancedb.index import FTS  # noqa: PLC0415  as above

        options: dict[str, Any] = dict(_PLAIN)
        if self.cuts:
            return FTS(base_tokenizer="whitespace", with_position=True, **options)
        sizes = {"ngram_min_length": 2, "ngram_max_length": 2}
        return FTS(base_tokenizer="ngram", **sizes, **options)

    def _batches(self, articles: Iterable[Facts]) -> Iterator[Any]:
        import pyarrow  # noqa: PLC0415  comes with lancedb

        rows: list[dict[str, Any]] = []
        for facts in articles:
            names = ("id", "title", "body", "date", "zones")
            rows.append({**{name: facts[name] for name in names}, "text": self._text(facts)})
            if len(rows) == _BATCH:
                yield pyarrow.RecordBatch.from_pylist(rows, schema=_schema())
                rows = []
        yield pyarrow.RecordBatch.from_pylist(rows, schema=_schema())

    def _text(self, facts: Facts) -> str:
        if not self.cuts:
            return f"{facts['title']}\n{facts['body']}"
        from benchmarks.peers.words import words  # noqa: PLC0415  the cutter

        return " ".join(words(facts))

    def searcher(self, folder: Path) -> Searcher:
        """Open the table."""
        return _Searcher(folder, cuts=self.cuts)


def _schema() -> Any:
    import pyarrow  # noqa: PLC0415  comes with lancedb

    text = pyarrow.string()
    columns = dict.fromkeys(("id", "title", "body", "date", "text"), text)
    return pyarrow.schema({**columns, "zones": pyarrow.list_(text)})


class _Searcher(Searcher):
    def __init__(self, folder: Path, *, cuts: bool) -> None:
        import lancedb  # noqa: PLC0415  optional

        database: Any = lancedb.connect(str(folder))
        self._table = database.open_table("articles")
        self._cuts = cuts

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        query = self._table.search(self._tree(asked), query_type="fts")
        query = query.limit(self._table.count_rows() if limit is None else limit)
        if where := _where(asked):
            query = query.where(where, prefilter=True)
        names = ["id", "title", "body", "_score"] if limit else ["id", "_score"]
        return Found([row["id"] for row in query.select(names).to_list()], None)

    def _tree(self, asked: Asked) -> Any:
        from lancedb.query import BooleanQuery, Occur  # noqa: PLC0415  as above

        occur = Occur.SHOULD if asked.either else Occur.MUST
        each = [(occur, self._phrase(word)) for word in asked.words]
        return BooleanQuery(each) if len(each) > 1 else each[0][1]

    def _phrase(self, text: str) -> Any:
        from lancedb.query import BooleanQuery, MatchQuery, Occur, PhraseQuery  # noqa: PLC0415  as above

        if not self._cuts:
            # One query for all pairs finds those that have any, whatever its operator.
            pairs = [text[place : place + 2] for place in range(len(text) - 1)]
            each = [(Occur.MUST, MatchQuery(pair, "text")) for pair in pairs]
            return BooleanQuery(each) if len(each) > 1 else each[0][1]
        from benchmarks.peers.words import cut  # noqa: PLC0415  the cutter

        words = cut(text)
        single = len(words) == 1
        return MatchQuery(words[0], "text") if single else PhraseQuery(" ".join(words), "text")


def _where(asked: Asked) -> str:
    parts = [f"array_has(zones, '{asked.zone}')"] if asked.zone else []
    if asked.since:
        parts.append(f"date >= '{asked.since}' AND date <= '{asked.until}'")
    return " AND ".join(parts)


PEERS = (
    LanceDb("lancedb-words", "LanceDB, words", cuts=True),
    LanceDb("lancedb-pairs", "LanceDB, pairs of characters", cuts=False),
)
