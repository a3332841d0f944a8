"""The facets beside the results: what is chosen, what could be, and what a click asks for.

Zones stand below their provinces and months below their years. Every number is what the
click finds: a value takes the place of one of the same facet that is chosen already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from hzsearch.gazetteer import load_gazetteer
from hzsearch.index.fields import meaning
from hzsearch.web.asked import Asked

#: What is counted for the facets, as ``Index.query`` takes it.
COUNTED = ("zone", "province", "topic", "kind", "month")

#: So many values of a facet are shown at once; the others are a click away.
SHOWN = 12

_NAMES = {"zone": "zones", "province": "provinces", "topic": "topics", "kind": "kinds"}

Counted = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; ``count`` is None where it is chosen, or nothing is found by it."""

    name: str
    count: int | None
    link: str
    facet: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Values below a wider one, ``whole``, which has no link where nothing is found by it."""

    whole: Value
    values: tuple[Value, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """All that stands beside the results; ``chosen`` has a link that takes each one off."""

    chosen: tuple[Value, ...]
    provinces: tuple[Group, ...]
    topics: tuple[Value, ...]
    kinds: tuple[Value, ...]
    years: tuple[Group, ...]


def facets(asked: Asked, counted: Counted) -> Facets:
    """Return the facets of an answer that was ``counted`` by ``COUNTED``."""
    return Facets(
        tuple(_chosen(asked, counted)),
        tuple(_provinces(asked, counted)),
        tuple(_others(asked, "topic", counted)),
        tuple(_others(asked, "kind", counted)),
        tuple(_years(asked, counted.get("month", {}))),
    )


def _meant(facet: str, name: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the values that ``name`` means, as the index writes them: 天津 means one, 江苏 many.

    The query was answered, so every name has a meaning: its own, where no list knows it. Where
    articles have the name itself (``counts``) it is one of them.
    """
    values = meaning(facet, name).values
    return tuple(value for value in values if value != name or value in counts) or (name,)


def _names(asked: Asked, facet: str, counted: Counted) -> dict[str, tuple[str, ...]]:
    """Return the names that are chosen, each with the values that it means."""
    counts = _counts(counted, facet)
    return {one: _meant(facet, one, counts) for one in getattr(asked, _NAMES[facet])}


def _counts(counted: Counted, facet: str) -> Mapping[str, int]:
    return counted.get(facet, {})


def _chosen(asked: Asked, counted: Counted) -> Iterator[Value]:
    for facet, field in _NAMES.items():
        chosen = _names(asked, facet, counted)
        for name, values in chosen.items():
            link = asked.link(**{field: tuple(one for one in chosen if one != name)})
            yield Value(values[0] if len(values) == 1 else name, None, link, facet)
    if days := _days(asked):
        yield Value(days, None, asked.link(since="", until=""), "days")
    if asked.amount:
        yield Value(asked.amount, None, asked.link(amount=""), "amount")
    if asked.exact:
        yield Value("", None, asked.link(exact=False), "exact")


def _days(asked: Asked) -> str:
    if asked.since == asked.until:
        return asked.since
    return f"{asked.since} … {asked.until}".strip()


def counted_anew(asked: Asked) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what is to be counted by itself, and how: a facet of which something is chosen.

    Its values are counted as if nothing of it were.
    """
    for facet, field in _NAMES.items():
        if getattr(asked, field):
            none: dict[str, Any] = {field: ()}
            yield facet, replace(asked, **none).filters


def _others(asked: Asked, facet: str, counted: Counted) -> Iterator[Value]:
    """Yield what is not chosen by itself; a click asks for it instead of what is."""
    chosen = _names(asked, facet, counted)
    on = {*chosen, *(values[0] for values in chosen.values() if len(values) == 1)}
    for value, count in _counts(counted, facet).items():
        if value not in on:
            yield Value(value, count, asked.link(**{_NAMES[facet]: (value,)}), facet)


def _provinces(asked: Asked, counted: Counted) -> Iterator[Group]:
    """Yield the provinces with their zones, the one with most articles first."""
    whole = {value.name: value for value in _others(asked, "province", counted)}
    zones: dict[str, list[Value]] = {name: [] for name in whole}
    for zone in _others(asked, "zone", counted):
        name = load_gazetteer().province_of(zone.name) or ""
        zones.setdefault(name, []).append(zone)
    is_open = sum(map(len, zones.values())) <= SHOWN // 2
    for name, values in zones.items():
        yield Group(whole.get(name, Value(name, None, "")), tuple(values), is_open)


def _years(asked: Asked, counts: Mapping[str, int]) -> Iterator[Group]:
    """Yield the years with their months, the newest first; a chosen month is no choice again."""
    months = sorted(counts, reverse=True)
    for year, group in groupby(months, key=lambda month: month[:4]):
        names = list(group)
        values = tuple(_period(asked, name, counts[name]) for name in names)
        whole = _period(asked, year, sum(counts[name] for name in names))
        yield Group(whole, values, is_open=year == months[0][:4])


def _period(asked: Asked, name: str, count: int) -> Value:
    return Value(name, count, asked.link(**asked.days(name)), "days")
