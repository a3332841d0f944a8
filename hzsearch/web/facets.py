"""The facets beside the results: what is chosen, what could be, and what a click asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from hzsearch.index.filters import topic_field, zone_field
from hzsearch.web.asked import Asked

#: So many values of a facet are shown, beside those that are chosen.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; ``count`` is None where a chosen name means several values."""

    name: str
    count: int | None
    is_on: bool
    link: str


def facets(
    asked: Asked, counted: Mapping[str, Mapping[str, int]]
) -> Iterator[tuple[str, list[Value]]]:
    """Yield the name of each facet that has values, with these: what is chosen comes first."""
    for name in ("zone", "topic"):
        counts = counted.get(name, {})
        chosen = {one: _meant(name, one) for one in getattr(asked, f"{name}s")}
        values = [*_chosen(asked, name, chosen, counts), *_others(asked, name, chosen, counts)]
        if values:
            yield name, values
    if months := list(_months(asked, counted.get("month", {}))):
        yield "month", months


def _meant(facet: str, name: str) -> tuple[str, ...]:
    """Return the values that ``name`` means, as the index writes them: 天津 means one, 江苏 many.

    The query was answered, so every name has a meaning: its own, where no list knows it.
    """
    resolve = zone_field if facet == "zone" else topic_field
    values = resolve(name, lambda _field, _value: True).values
    return tuple(value for value in values if value != name) or (name,)


def _chosen(
    asked: Asked, facet: str, chosen: Mapping[str, tuple[str, ...]], counts: Mapping[str, int]
) -> Iterator[Value]:
    for name, values in chosen.items():
        is_one = len(values) == 1
        count = counts.get(values[0], 0) if is_one else None
        link = asked.link(**{f"{facet}s": tuple(one for one in chosen if one != name)})
        yield Value(values[0] if is_one else name, count, is_on=True, link=link)


def _others(
    asked: Asked, facet: str, chosen: Mapping[str, tuple[str, ...]], counts: Mapping[str, int]
) -> Iterator[Value]:
    """Yield what is not chosen by itself; a click asks for it, too, or for it of a wider name."""
    on = {values[0] for values in chosen.values() if len(values) == 1}
    others = ((value, count) for value, count in counts.items() if value not in on)
    for value, count in islice(others, SHOWN):
        kept = tuple(name for name, values in chosen.items() if value not in values)
        yield Value(value, count, is_on=False, link=asked.link(**{f"{facet}s": (*kept, value)}))


def _months(asked: Asked, counts: Mapping[str, int]) -> Iterator[Value]:
    """Yield the newest months; the one that the days are set to comes also without hits."""
    chosen = asked.since if asked.since == asked.until and len(asked.since) == 7 else ""
    known = {**counts, chosen: counts.get(chosen, 0)} if chosen else counts
    for month in sorted(known, reverse=True)[:SHOWN]:
        to = "" if month == chosen else month
        yield Value(month, known[month], month == chosen, asked.link(since=to, until=to))
