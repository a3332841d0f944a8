"""What every engine keeps of an article beside its text: days as numbers, keywords as terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hzsearch.errors import UsageError
from hzsearch.model import Article

#: Fields with one term per value of an article, for filters and facets.
KEYWORDS = (
    "id",
    "path",
    "published",
    "zone",
    "zones",
    "province",
    "topics",
    "kind",
    "bylines",
)

#: Those of which an article has one value at most.
SINGLE = ("published", "zone", "province", "kind")

# How much of an ISO day each of the facets of its date shows.
_WIDTHS = {"year": 4, "month": 7, "day": 10}

#: The column's value where an article has no date; before every day.
NO_DAY = 0


def day_number(day: str | None) -> int:
    """Return the ordinal of an ISO day (1 is 0001-01-01), ``NO_DAY`` for None."""
    return date.fromisoformat(day).toordinal() if day else NO_DAY


def by_period(days: Iterable[tuple[int, int]], field: str) -> Counter[str]:
    """Return how many articles each period has, of the ordinals of ``days`` and their articles.

    ``field`` is "year", "month" or "day"; UsageError for any other. ``NO_DAY`` is in none.
    """
    if field not in _WIDTHS:
        countable = ", ".join(sorted([*_WIDTHS, *KEYWORDS]))
        raise UsageError(f"“{field}” is nothing to count by; use one of {countable}.")
    width, found = _WIDTHS[field], Counter[str]()
    for day, articles in days:
        if day != NO_DAY:
            found[date.fromordinal(day).isoformat()[:width]] += articles
    return found


def utf8(values: Iterable[str]) -> list[str]:
    """Return values to look for in which half a character, which no article has, is a "?"."""
    return [value.encode(errors="replace").decode() for value in values]


def keyword_values(article: Article, field: str) -> tuple[str, ...]:
    """Return the terms of ``article`` in a keyword field, none of them empty."""
    value = article.source.path if field == "path" else getattr(article, field)
    values = value if isinstance(value, tuple) else (value,)
    return tuple(dict.fromkeys(filter(None, values)))
