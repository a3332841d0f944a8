"""A query node as a query of Tantivy's, exactly.

Literals are phrases of pairs of characters. What else is asked of a text (stands alone, in
one group, near another, has a form) is looked at in the articles that have the strings
needed, and those where it stands are then meant by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from math import inf
from typing import TypeGuard

from hzsearch.engines.columns import NO_DAY, day_number, utf8
from hzsearch.engines.remembering import remembered
from hzsearch.engines.tantivy.package import tantivy
from hzsearch.engines.tantivy.schema import amount_of
from hzsearch.engines.tantivy.view import View
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
    Textual,
    Word,
    needed,
    stands,
)

Query = tantivy.Query
Occur = tantivy.Occur

_FILTERS = (Field, Dates, AmountRange, Everything)

# So many nodes that were looked into are remembered.
_REMEMBERED = 256


class Matching:
    """Makes queries for one state of an index."""

    def __init__(self, view: View) -> None:
        self._view, self._schema = view, view.schema
        self._ids = remembered(self._find_ids, _REMEMBERED)

    def query(self, node: Node) -> Query:
        """Return the query that means the articles that ``node`` means."""
        if is_plain(node):
            return self.literal(node.text)
        if isinstance(node, Textual):
            return Query.term_set_query(self._schema, "id", self._ids(node))
        if isinstance(node, Field):
            return Query.term_set_query(self._schema, node.name, utf8(node.values))
        if isinstance(node, Dates | AmountRange):
            return self._within(node)
        return self._logic(node)

    def literal(self, text: str, field: str = "text") -> Query:
        """Return the query for a condensed string in "text" or "headline"."""
        if len(text) == 1:
            pairs = [pair for pair, _ in self._view.terms(field, text)]
            return Query.term_set_query(self._schema, field, pairs)
        if len(text) == 2:
            return Query.term_query(self._schema, field, text, index_option="freq")
        return Query.phrase_query(self._schema, field, _phrase(text))

    def _find_ids(self, node: Textual) -> list[str]:
        candidates = _all_of(
            _any_of(map(self.literal, strings)) for strings in needed(node) if strings
        )
        found = map(self._view.text, self._view.all(candidates))
        return [one for one, text in found if stands(node, text.decode())]

    def _within(self, node: Dates | AmountRange) -> Query:
        if isinstance(node, AmountRange):
            terms = [term for amount, term in self._amounts if _reaches(amount, node)]
            return Query.term_set_query(self._schema, "amounts", terms)
        first = day_number(node.since) if node.since else NO_DAY + 1
        last = day_number(node.until) if node.until else date.max.toordinal()
        if first > last:
            return Query.empty_query()
        return Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last)

    @cached_property
    def _amounts(self) -> list[tuple[tuple[str, float, float], str]]:
        return [(amount_of(term), term) for term, _ in self._view.terms("amounts")]

    def _logic(self, node: Node) -> Query:
        if isinstance(node, And):
            return _all_of(map(self.query, node.nodes))
        if isinstance(node, Or):
            return _any_of(map(self.query, node.nodes))
        if isinstance(node, Best):
            return self._at_least(node)
        if isinstance(node, Not):
            return _but(self.query(node.node))
        assert isinstance(node, Everything)
        return Query.all_query()

    def _at_least(self, node: Best) -> Query:
        if node.least <= 0:
            return Query.all_query()
        if node.least > len(node.nodes):
            return Query.empty_query()
        clauses = [(Occur.Should, self.query(child)) for child in node.nodes]
        return Query.boolean_query(clauses, minimum_number_should_match=node.least)


def is_plain(node: Node) -> TypeGuard[Literal | Word]:
    """Say whether a node is met wherever its text stands."""
    return isinstance(node, Literal | Word) and not _is_conditional(node)


def ranks(node: Node) -> bool:
    """Say whether what Tantivy makes of a node's query ranks by all of its texts, and only them.

    A filter that all must pass adds the same to each.
    """
    if isinstance(node, And):
        return all(isinstance(child, _FILTERS) or ranks(child) for child in node.nodes)
    if isinstance(node, Or):
        return all(map(ranks, node.nodes))
    return is_plain(node)


def _is_conditional(node: Literal | Word) -> bool:
    return isinstance(node, Literal) and (node.alone or bool(node.fields))


def _phrase(text: str) -> list[str | tuple[int, str]]:
    """Return pairs, with their places, that cover ``text``: every second one, and the last."""
    last = len(text) - 2
    places = [*range(0, last, 2), last]
    return [(place, text[place : place + 2]) for place in places]


def _all_of(queries: Iterable[Query]) -> Query:
    clauses = [(Occur.Must, query) for query in queries]
    return Query.boolean_query(clauses) if clauses else Query.all_query()


def _any_of(queries: Iterable[Query]) -> Query:
    clauses = [(Occur.Should, query) for query in queries]
    return Query.boolean_query(clauses) if clauses else Query.empty_query()


def _but(query: Query) -> Query:
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, query)])


def _reaches(amount: tuple[str, float, float], wanted: AmountRange) -> bool:
    currency, low, high = amount
    least = -inf if wanted.least is None else wanted.least
    most = inf if wanted.most is None else wanted.most
    return wanted.currency in {None, currency} and low <= most and high >= least
