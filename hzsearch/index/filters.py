"""What a user gives as a zone, a topic or a day, into nodes of the query tree."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from hzsearch.analysis import fold
from hzsearch.errors import UsageError
from hzsearch.gazetteer import load_gazetteer
from hzsearch.query import Dates, Field, Node
from hzsearch.taxonomy import load_taxonomy

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?")


#: Says whether the index has an article with this value in this keyword field.
IsUsed = Callable[[str, str], bool]


def filters(
    zones: Sequence[str],
    topics: Sequence[str],
    since: str | None,
    until: str | None,
    is_used: IsUsed,
) -> Iterator[Node]:
    """Yield the nodes that the filters mean: one of the zones, one of the topics, the days.

    A zone that no list knows but the archive does is a zone. Raises UsageError for an
    unknown zone or topic, with the nearest names, and for what is no day.
    """
    if zones:
        yield _united(zone_field(zone, is_used) for zone in zones)
    if topics:
        yield _united(topic_field(topic, is_used) for topic in topics)
    if since or until:
        yield dates(since, until)


def _united(fields: Iterable[Field]) -> Field:
    one, *more = fields
    return Field(one.name, (*one.values, *(value for field in more for value in field.values)))


def zone_field(name: str, is_used: IsUsed) -> Field:
    """Return the zones that a name, a city or a province means; UsageError where none."""
    gazetteer = load_gazetteer()
    found = [zone.short_name for zone in gazetteer.resolve(fold(name))]
    # What the archive itself calls a zone is one, also where a list knows it otherwise.
    if is_used("zones", name):
        found.append(name)
    if found:
        return Field("zones", tuple(found))
    raise UsageError(f"No zone is called “{name}”{_hint(gazetteer.nearest(fold(name)))}")


def topic_field(name: str, is_used: IsUsed) -> Field:
    """Return the topic of that name or id; UsageError where there is none."""
    taxonomy = load_taxonomy()
    topic = taxonomy.find(fold(name)) or taxonomy.find(name)
    if topic or is_used("topics", name):
        return Field("topics", (topic.name if topic else name,))
    raise UsageError(f"No topic is called “{name}”{_hint(taxonomy.nearest(fold(name)))}")


def _hint(names: Sequence[str]) -> str:
    return f"; did you mean {'、'.join(names)}?" if names else "; see 'hzsearch stats'."


def dates(since: str | None, until: str | None) -> Dates:
    """Return the days from ``since`` to ``until``, both included; UsageError for none."""
    first = day(since, last=False) if since else None
    last = day(until, last=True) if until else None
    if first and last and first > last:
        raise UsageError(f"The days run backwards: since {first} is after until {last}.")
    return Dates(first, last)


def day(text: str, *, last: bool) -> str:
    """Return the ISO day that ``text`` (YYYY-MM-DD, YYYY-MM or YYYY) begins or, ``last``, ends.

    Raises UsageError where there is no such day.
    """
    found = _DAY.fullmatch(text.strip())
    if found:
        year, month, number = (int(part) if part else None for part in found.groups())
        month = (12 if last else 1) if month is None else month
        try:
            end = calendar.monthrange(year or 0, month)[1] if last else 1
            return date(year or 0, month, end if number is None else number).isoformat()
        except (ValueError, calendar.IllegalMonthError):
            pass
    raise UsageError(f"“{text}” is no day; write it as 2024-03-28, 2024-03 or 2024.")
