"""Counts beside the hits: of each value how many matches its filter finds, no fewer and no more.

So a zone counts wherever an article names it, as its filter does; ``aggregations.counts`` has
each article under its main zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hzsearch.aggregations.counts import FACETS, tally
from hzsearch.engines.base import Reader
from hzsearch.index.fields import meaning
from hzsearch.query import And, Node

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
    meant = ((value, meaning(by, value)) for value in counts)
    wider = ((value, field) for value, field in meant if set(field.values) != {value})
    more = {value: reader.total(And((tree, field))) for value, field in wider}
    if not more:
        return counts
    counts |= more
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
