"""What the matches of a query add up to."""

from hzsearch.aggregations.amounts import Amounts, stated_amounts
from hzsearch.aggregations.counts import COUNTABLE, FACETS, TIMES, Counts, Rest, counts, tally
from hzsearch.aggregations.extent import Extent, extent

__all__ = [
    "COUNTABLE",
    "FACETS",
    "TIMES",
    "Amounts",
    "Counts",
    "Extent",
    "Rest",
    "counts",
    "extent",
    "stated_amounts",
    "tally",
]
