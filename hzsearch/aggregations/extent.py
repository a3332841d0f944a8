"""How much an archive holds, and of which days."""

from __future__ import annotations

from dataclasses import dataclass

from hzsearch.engines.base import Reader
from hzsearch.query import Everything


@dataclass(frozen=True, slots=True)
class Extent:
    """The number of articles, and the first and the last ISO day of one (None: no dates)."""

    articles: int
    first: str | None = None
    last: str | None = None


def extent(reader: Reader) -> Extent:
    """Return the extent of the whole archive of ``reader``."""
    articles, days = reader.total(Everything()), reader.facets(Everything(), "day")
    return Extent(articles, min(days), max(days)) if days else Extent(articles)
