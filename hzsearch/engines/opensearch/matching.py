"""A query node as a query of the server's, exactly.

Literals are phrases of pairs of characters. What else is asked of a text (stands alone, near
another, has a form) is looked at in the articles that have the strings needed, and those where
it stands are then meant by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hzsearch.analysis import FIELDS
from hzsearch.engines.columns import day_number, utf8
from hzsearch.engines.opensearch.schema import ANY_CURRENCY, END
from hzsearch.engines.opensearch.view import EVERYTHING, NOTHING, Query, View
from hzsearch.engines.remembering import remembered
from hzsearch.query import (
    AmountRange,
    And,
    Best,
    Dates,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Or,
    Pattern,
    Textual,
    Word,
    needed,
    stands,
)

# So many nodes that were looked into are remembered.
_REMEMBERED = 256

# So many values at most are in one clause (index.max_terms_count is 65,536).
_MOST_VALUES = 50_000

# No amount is so small; an open end must have a number.
_LEAST = -1e300


class Matching:
    """Makes queries for one state of an index."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._ids = remembered(self._find_ids, _REMEMBERED)

    def query(self, node: Node) -> Query:
        """Return the query that means the articles that ``node`` means."""
        if isinstance(node, Word):
            return any_group(node.text)
        if isinstance(node, Literal) and not node.alone:
            return any_group(node.text, node.fields or FIELDS)
        if isinstance(node, Textual):
            return one_of("id", self._ids(node))
        if isinstance(node, Field | Dates | AmountRange):
            return _facts(node)
        return self._logic(node)

    def _find_ids(self, node: Textual) -> list[str]:
        fields = (isinstance(node, Literal | Pattern) and node.fields) or FIELDS
        candidates = all_of(
            any_of(any_group(text, fields) for text in strings)
            for strings in needed(node)
            if strings
        )
        found = (hit["_source"] for hit in self._view.all(candidates, ["id", "plain"]))
        return [one["id"] for one in found if stands(node, one["plain"])]

    def _logic(self, node: Node) -> Query:
        if isinstance(node, And):
            return all_of(map(self.query, node.nodes))
        if isinstance(node, Or):
            return any_of(map(self.query, node.nodes))
        if isinstance(node, Best):
            return self._at_least(node)
        if isinstance(node, Not):
            return {"bool": {"must_not": [self.query(node.node)]}}
        assert isinstance(node, Everything)
        return EVERYTHING

    def _at_least(self, node: Best) -> Query:
        if node.least <= 0:
            return EVERYTHING
        if node.least > len(node.nodes):
            return NOTHING
        clauses = [self.query(child) for child in node.nodes]
        return {"bool": {"should": clauses, "minimum_should_match": node.least}}


def any_group(text: str, fields: Sequence[str] = FIELDS) -> Query:
    """Return the query for a condensed string in one of the groups of units."""
    return any_of(literal(text, field) for field in fields)


def literal(text: str, field: str) -> Query:
    """Return the query for a condensed string in one group of units."""
    if len(text) == 1:
        return {"prefix": {field: {"value": text}}}
    if len(text) == 2:
        return {"term": {field: {"value": text}}}
    return {"match_phrase": {field: {"query": _phrase(text)}}}


def one_of(field: str, values: Sequence[str]) -> Query:
    """Return the query for one of the values in a keyword field, however many they are."""
    starts = range(0, len(values), _MOST_VALUES)
    return any_of({"terms": {field: list(values[at : at + _MOST_VALUES])}} for at in starts)


def all_of(queries: Iterable[Query]) -> Query:
    """Return the query for articles that match all of ``queries``."""
    clauses = list(queries)
    return {"bool": {"filter": clauses}} if clauses else EVERYTHING


def any_of(queries: Iterable[Query]) -> Query:
    """Return the query for articles that match one of ``queries``."""
    clauses = list(queries)
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": clauses, "minimum_should_match": 1}} if clauses else NOTHING


def _phrase(text: str) -> str:
    """Return pairs that cover ``text``, at their places: every second one, and the last."""
    last = len(text) - 2
    places = {*range(0, last, 2), last}
    return " ".join(text[k : k + 2] if k in places else END for k in range(last + 1))


def _facts(node: Field | Dates | AmountRange) -> Query:
    if isinstance(node, Field):
        return one_of(node.name, utf8(node.values))
    return _days(node) if isinstance(node, Dates) else _amounts(node)


def _days(node: Dates) -> Query:
    ends = {"gte": day_number(node.since)} if node.since else {"gte": 1}
    if node.until:
        ends["lte"] = day_number(node.until)
    return {"range": {"day": ends}}


def _amounts(node: AmountRange) -> Query:
    field = f"amounts.{node.currency or ANY_CURRENCY}"
    least = _LEAST if node.least is None else node.least
    if node.most is None:
        return {"range": {field: {"gte": least}}}
    if least <= node.most:
        return {"range": {field: {"gte": least, "lte": node.most}}}
    # Ends the wrong way round: what reaches below the one and above the other has both.
    return {"range": {field: {"gte": node.most, "lte": least, "relation": "contains"}}}
