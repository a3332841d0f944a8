"""What a user gives as a zone, a topic or a day, into nodes of the query tree."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from hzsearch.analysis import fold
from hzsearch.errors import UsageError
from hzsearch.gazetteer import load_gazetteer
from hzsearch.query import Dates, Field, Node
from hzsearch.taxonomy import load_taxonomy

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?[年月]?")


def filters(
    zones: Sequence[str],
    topics: Sequence[str],
    since: str | None,
    until: str | None,
    is_used: Callable[[str, str], bool],
) -> Iterator[Node]:
    """Yield the nodes that the filters mean: one of the zones, one of the topics, the days.

    ``is_used(field, value)`` says whether the index has such a value: a zone that
    no list knows but the archive does is a zone. Raises UsageError for an
    unknown zone or topic, with the nearest names, and for what is no day.
    """
    if zones:
        yield Field("zones", tuple(name for zone in zones for name in _zones(zone, is_used)))
    if topics:
        yield Field("topics", tuple(_topic(topic, is_used) for topic in topics))
    if since or until:
        yield _dates(since, until)


def _zones(name: str, is_used: Callable[[str, str], bool]) -> Sequence[str]:
    gazetteer = load_gazetteer()
    found = [zone.short_name for zone in gazetteer.resolve(fold(name))]
    # What the archive itself calls a zone is one, also where a list knows it otherwise.
    if is_used("zones", name):
        found.append(name)
    if found:
        return found
    raise UsageError(f"No zone is called “{name}”{_hint(gazetteer.nearest(fold(name)))}")


def _topic(name: str, is_used: Callable[[str, str], bool]) -> str:
    taxonomy = load_taxonomy()
    topic = taxonomy.find(fold(name)) or taxonomy.find(name)
    if topic or is_used("topics", name):
        return topic.name if topic else name
    raise UsageError(f"No topic is called “{name}”{_hint(taxonomy.nearest(fold(name)))}")


def _hint(names: Sequence[str]) -> str:
    return f"; did you mean {'、'.join(names)}?" if names else "; see 'hzsearch stats'."


def _dates(since: str | None, until: str | None) -> Dates:
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
        year, month, number = (int(part) if part else 0 for part in found.groups())
        month = month or (12 if last else 1)
        try:
            end = calendar.monthrange(year, month)[1] if last else 1
            return date(year, month, number or end).isoformat()
        except (ValueError, calendar.IllegalMonthError):
            pass
    raise UsageError(f"“{text}” is no day; write it as 2024-03-28, 2024-03 or 2024.")
