"""What the matches of a query add up to."""

from hzsearch.aggregations.counts import COUNTABLE, FACETS, TIMES, Counts, Rest, counts, tally
from hzsearch.aggregations.extent import Extent, extent

__all__ = [
    "COUNTABLE",
    "FACETS",
    "TIMES",
    "Counts",
    "Extent",
    "Rest",
    "counts",
    "extent",
    "tally",
]
