"""How many of the articles that match have each value of a field."""

from __future__ import annotations

from collections import Counter

from hzsearch.engines.columns import KEYWORDS, SINGLE, by_period
from hzsearch.engines.whoosh.segment import NO_VALUE, Segment


def facet(segment: Segment, found: set[int], field: str) -> Counter[str]:
    """Return how many of the articles ``found`` have each value of ``field``.

    Raises UsageError where it is neither a keyword field nor year, month or day.
    """
    if field in SINGLE:
        return _single(segment, found, field)
    if field in KEYWORDS:
        terms = segment.terms(field)
        sizes = ((terms.key(i), len(found.intersection(terms.docs(i)))) for i in range(len(terms)))
        return Counter({str(key, "utf-8"): size for key, size in sizes if size})
    return by_period(Counter(map(segment.days.__getitem__, found)).items(), field)


def _single(segment: Segment, found: set[int], field: str) -> Counter[str]:
    terms = segment.terms(field)
    places = Counter(map(segment.values(field).__getitem__, found))
    sizes = {place: size for place, size in places.items() if place != NO_VALUE}
    return Counter({str(terms.key(place), "utf-8"): size for place, size in sizes.items()})
