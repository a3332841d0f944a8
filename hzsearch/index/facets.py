"""Counts beside the hits: of each value how many matches its filter finds, no fewer and no more.

So a zone counts wherever an article names it, as its filter does; ``aggregations.counts`` has
each article under its main zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hzsearch.aggregations.counts import FACETS, tally
from hzsearch.engines.base import Reader
from hzsearch.index.fields import MEANINGS
from hzsearch.query import And, Field, Node

#: The filters by names, of which a value may mean more than itself: a city's name, all its zones.
_NAMED = ("zone", "topic", "province", "kind")


def facets(
    reader: Reader, tree: Node, names: Literal[True] | Sequence[str]
) -> dict[str, dict[str, int]]:
    """Return the counts of each of ``names``, by default those of ``FACETS``.

    UsageError for what nothing is counted by.
    """
    return {by: _facet(reader, tree, by) for by in (FACETS if names is True else names)}


def _facet(reader: Reader, tree: Node, by: str) -> dict[str, int]:
    counts = tally(reader, tree, "zones" if by == "zone" else by)
    if by not in _NAMED:
        return counts
    meant = ((value, _meant(by, value)) for value in counts)
    more = {value: reader.total(And((tree, field))) for value, field in meant if field}
    if not more:
        return counts
    counts |= more
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _meant(by: str, value: str) -> Field | None:
    """Return what the filter means by ``value``, None where that is the value alone."""
    field = MEANINGS[by](value, lambda _field, _value: True)
    assert isinstance(field, Field)
    return field if set(field.values) != {value} else None
