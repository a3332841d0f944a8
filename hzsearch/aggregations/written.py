"""A condensed term as articles print it: CPU and not cpu, 產業 where the archive has that."""

from __future__ import annotations

from collections.abc import Iterable

from hzsearch.aggregations.runs import units
from hzsearch.analysis import condense, offsets
from hzsearch.model import Article


def as_written(text: str, articles: Iterable[Article]) -> str:
    """Return ``text`` as it first stands in ``articles`` in one piece; else as it is given.

    In one piece: without white space or a mark within, which condensing leaves out.
    """
    for article in articles:
        for unit in units(article):
            place = condense(unit).find(text)
            if place < 0:
                continue
            at, last = offsets(unit), place + len(text) - 1
            if at[last] - at[place] == last - place:
                return unit[at[place] : at[last] + 1]
    return text
