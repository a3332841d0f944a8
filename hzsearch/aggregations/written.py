"""A condensed term as articles print it: CPU and not cpu, 產業 where the archive has that."""

from __future__ import annotations

from collections.abc import Iterable

from hzsearch.aggregations.runs import units
from hzsearch.analysis import condense_with_offsets
from hzsearch.model import Article


def as_written(text: str, articles: Iterable[Article]) -> str:
    """Return ``text`` as it first stands in ``articles``; itself where it stands in none."""
    for article in articles:
        for unit in units(article):
            condensed, offsets = condense_with_offsets(unit)
            place = condensed.find(text)
            if place >= 0:
                return unit[offsets[place] : offsets[place + len(text) - 1] + 1]
    return text
