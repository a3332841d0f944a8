"""Who used a term first: the earliest article that has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hzsearch.engines.base import Reader
from hzsearch.query import And, Dates, Literal


@dataclass(frozen=True, slots=True)
class FirstUse:
    """The earliest article with a term: its day, its main zone (None without one), its id.

    ``articles`` counts those of that day which have the term: above 1, others share
    the first day, and the one named is the first by its id.
    """

    date: str
    zone: str | None
    id: str
    articles: int = 1

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"date", "zone", "id", "articles"}``."""
        return {"date": self.date, "zone": self.zone, "id": self.id, "articles": self.articles}


def first_use(reader: Reader, literal: Literal) -> FirstUse | None:
    """Return the first use of ``literal`` in the whole archive, by the articles' dates.

    None where no article with a date has it: what has no date is never first.
    """
    days = reader.facets(literal, "day")
    if not days:
        return None
    day = min(days)
    that_day = And((literal, Dates(day, day)))
    found = reader.search(that_day, sort="date", limit=1, offset=0)
    article = found.matches[0].article
    return FirstUse(day, article.get("zone"), article["id"], found.total)
