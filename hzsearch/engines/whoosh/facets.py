"""How many of the articles that match have each value of a field."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hzsearch.engines.columns import KEYWORDS, NO_DAY, date_width
from hzsearch.engines.whoosh.segment import Segment


def facet(segment: Segment, found: set[int], field: str) -> Counter[str]:
    """Return how many of the articles ``found`` have each value of ``field``.

    Raises UsageError where it is neither a keyword field nor year, month or day.
    """
    if field in KEYWORDS:
        terms = segment.terms(field)
        sizes = ((terms.key(i), len(found.intersection(terms.docs(i)))) for i in range(len(terms)))
        return Counter({str(key, "utf-8"): size for key, size in sizes if size})
    width = date_width(field)
    days = (segment.days[number] for number in found)
    return Counter(date.fromordinal(day).isoformat()[:width] for day in days if day != NO_DAY)
