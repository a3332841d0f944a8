"""One state of a Tantivy index as the other modules ask it: matches, terms, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from hzsearch.engines.tantivy import packing
from hzsearch.engines.tantivy.package import tantivy

# Tantivy tells no more different values of a field than this at a time, 178 years of days.
_MOST_VALUES = 65_000

Query = tantivy.Query
Address = tantivy.DocAddress


class View:
    """A searcher of one state, with the schema that its queries are made by."""

    def __init__(self, index: tantivy.Index) -> None:
        self.schema = index.schema
        self._searcher = index.searcher()

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return int(self._searcher.num_docs)

    def count(self, query: Query) -> int:
        """Return how many articles match."""
        found: Any = self._searcher.search(query, limit=1)
        return int(found.count)

    def best(self, query: Query, most: int, skipped: int = 0) -> list[tuple[float, Address]]:
        """Return the ``most`` best matches after so many, with Tantivy's own scores."""
        if most <= 0:
            return []
        return self._searcher.search(query, limit=most, count=False, offset=skipped).hits

    def newest(self, query: Query, most: int) -> list[tuple[int, Address]]:
        """Return the ``most`` newest matches with their days' numbers."""
        if not most:
            return []
        return self._searcher.search(query, limit=most, count=False, order_by_field="day").hits

    def all(self, query: Query) -> list[Address]:
        """Return all matches."""
        return [address for _, address in self.best(query, self.articles)]

    def numbers(self, field: str, addresses: Sequence[Address]) -> list[int]:
        """Return the values of "day" or "length" of articles."""
        found: list[Any] = self._searcher.fast_field_values(field, list(addresses))
        return found

    def tally(self, query: Query, field: str) -> Mapping[int, int]:
        """Return how many matches have each value of "day"."""
        asked = {"all": {"terms": {"field": field, "size": _MOST_VALUES}}}
        found = self._searcher.aggregate(query, asked)["all"]
        if found["sum_other_doc_count"]:
            return Counter(self.numbers(field, self.all(query)))
        return {int(one["key"]): int(one["doc_count"]) for one in found["buckets"]}

    def measure(self, kind: str, field: str) -> float:
        """Return the "sum" or the "max" of a field of all articles, 0.0 where there is none."""
        query = Query.all_query()
        found = self._searcher.aggregate(query, {"all": {kind: {"field": field}}})
        return float(found["all"]["value"] or 0.0)

    def terms(
        self,
        field: str,
        prefix: str = "",
        within: Query | None = None,
        most: int | None = None,
    ) -> Terms:
        """Return the terms that begin with ``prefix``, with the articles (``within``) of each.

        At ``most`` so many, those that most articles have. Without ``within``, deleted articles
        count until Tantivy merges them away.
        """
        return self._searcher.terms_with_prefix(field, prefix, filter_query=within, limit=most)

    def id(self, address: Address) -> str:
        """Return an article's id."""
        return str(self._searcher.doc(address).get_first("id"))

    def article(self, address: Address) -> dict[str, Any]:
        """Return an article's JSON form."""
        return packing.article(self.kept(address)[1])

    def kept(self, address: Address) -> tuple[str, bytes]:
        """Return an article's id and its pack (packing.packed)."""
        stored: Any = self._searcher.doc(address)
        return stored.get_first("id"), stored.get_first("kept")

    def text(self, address: Address) -> tuple[str, bytes]:
        """Return an article's id and its condensed text (analysis.Document.text), UTF-8."""
        one, pack = self.kept(address)
        return one, packing.text(pack)


Terms = list[tuple[str, int]]


def key(address: Address) -> tuple[int, int]:
    """Return what is the same for the same article of one state."""
    return address.segment_ord, address.doc
