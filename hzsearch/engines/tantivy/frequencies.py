"""How often words stand in some articles, weighed by where, as the index keeps it (schema.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hzsearch.engines.remembering import remembered
from hzsearch.engines.tantivy.package import tantivy
from hzsearch.engines.tantivy.schema import LETTERS, TIMES
from hzsearch.engines.tantivy.view import View, key
from hzsearch.ranking import WEIGHTS

Query = tantivy.Query
Occur = tantivy.Occur

# So many words' terms are remembered.
_REMEMBERED = 1024

# What a word counts for, by the letter of the group where it stands.
_WEIGHTS = {LETTERS[group]: weight for group, weight in WEIGHTS.items()}

#: The frequencies of one word, by the articles' keys (view.key).
Table = dict[tuple[int, int], float]


class Frequencies:
    """Answers for one state of an index."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._clauses = remembered(self._find_clauses, _REMEMBERED)

    def tables(self, words: Iterable[str], ids: Sequence[str]) -> list[Table]:
        """Return for each word how often, weighed by group, it is one in the articles ``ids``."""
        # One query for each is eight times as fast as one for the set of them.
        either = Query.boolean_query([(Occur.Should, self._term("id", one)) for one in ids])
        within = (Occur.Must, Query.const_score_query(either, 0.0))
        return [self._table([within, *self._clauses(word)], len(ids)) for word in words]

    def _table(self, clauses: Sequence[tuple[tantivy.Occur, tantivy.Query]], most: int) -> Table:
        if len(clauses) == 1:
            return {}
        hits = self._view.best(Query.boolean_query(clauses), most)
        return {key(address): frequency for frequency, address in hits}

    def _find_clauses(self, word: str) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        # Each term adds a whole number to the score, which the few bits of Tantivy's keep exactly.
        return [
            (Occur.Should, Query.const_score_query(self._term("words", term), _worth(term)))
            for term, _ in self._view.terms("words", word + TIMES)
        ]

    def _term(self, field: str, term: str) -> tantivy.Query:
        return Query.term_query(self._view.schema, field, term, index_option="basic")


def _worth(term: str) -> float:
    """Return how often, weighed by its group, a term says that its word stands there."""
    told = term.rpartition(TIMES)[2]
    return _WEIGHTS[told[0]] * int(told[1:])
