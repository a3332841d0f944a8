"""How many articles match, in all and per zone, topic, month and the like; exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hzsearch.engines.base import Reader
from hzsearch.errors import UsageError
from hzsearch.query import And, Dates, Field, Node, dated

#: What can be counted by, and the field that holds it. An article has at most one
#: zone here, its main one, and any number of topics, bylines, and zones that it names.
COUNTABLE = {
    "zone": "zone",
    "zones": "zones",
    "topic": "topics",
    "province": "province",
    "kind": "kind",
    "byline": "bylines",
    "year": "year",
    "month": "month",
    "day": "day",
}
#: Those that run in time.
TIMES = ("year", "month", "day")
#: Those that are counted beside the hits of a query.
FACETS = ("zone", "topic", "month")


@dataclass(frozen=True, slots=True)
class Rest:
    """The values that are not shown one by one: how many they are, and their counts' sum."""

    values: int
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles match a query, ``total``, and per value of ``by``.

    ``counts`` holds the values that occur, most frequent first, or in order of time; it is
    empty where ``by`` is None. ``without`` is how many matches have no value.
    ``archive`` is, where shares were asked for, how many articles of the whole archive have each
    value, in the days that were asked for. ``rest`` is what ``most`` left out. ``filters`` says
    in words what else was asked for, ``notes`` in sentences where the query was not taken as
    written.
    """

    query: str
    by: str | None
    total: int
    counts: Mapping[str, int] = field(default_factory=dict, hash=False)
    without: int = 0
    archive: Mapping[str, int] | None = field(default=None, hash=False)
    rest: Rest | None = None
    filters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def overlap(self) -> bool:
        """Whether some article counts in several values, so that the counts exceed the total."""
        rest = self.rest.count if self.rest else 0
        return sum(self.counts.values()) + rest + self.without > self.total

    def share(self, value: str) -> float | None:
        """Return the part of the archive's articles with ``value`` that match, 0 to 1.

        None where shares were not asked for, or the archive has no such article.
        """
        of = (self.archive or {}).get(value, 0)
        return self.counts.get(value, 0) / of if of else None

    def most(self, number: int) -> Counts:
        """Return the ``number`` most frequent values and the rest in one.

        Raises UsageError for years, months and days, of which a gap would tell a lie.
        """
        if self.by in TIMES:
            raise UsageError(
                f"A row of {self.by}s can not leave the rare ones out; use --since and --until."
            )
        items = list(self.counts.items())
        kept, others = dict(items[:number]), [count for _, count in items[number:]]
        rest = Rest(len(others), sum(others)) if others else None
        return replace(self, counts=kept, rest=rest)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"query", "by", "total", "counts", "without"}``.

        With "others" (of ``rest``), "archive" and "shares", and "notes", if any; only
        "query", "total" and "notes" where nothing was counted by.
        """
        facts: dict[str, Any] = {"query": self.query, "total": self.total}
        if self.by:
            facts = {"query": self.query, "by": self.by, "total": self.total}
            facts |= {"counts": dict(self.counts), "without": self.without, **self._extras()}
        return {**facts, "notes": list(self.notes)} if self.notes else facts

    def _extras(self) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        if self.rest:
            facts["others"] = {"values": self.rest.values, "count": self.rest.count}
        if self.archive is not None:
            facts["archive"] = {value: self.archive.get(value, 0) for value in self.counts}
            facts["shares"] = {value: round(self.share(value) or 0.0, 6) for value in self.counts}
        return facts


def counts(reader: Reader, node: Node, by: str | None, *, share: bool = False) -> Counts:
    """Return the counts of the matches of ``node``; query, filters and notes are left open.

    Raises UsageError where ``by`` is nothing to count by, or shares are asked for of nothing.
    """
    total = reader.total(node)
    if by is None:
        if share:
            raise UsageError("A share is one of a value; say what to count by.")
        return Counts("", None, total)
    found = tally(reader, node, by)
    valued = reader.total(And((node, _has(by, found))))
    archive = tally(reader, dated(node), by) if share else None
    return Counts("", by, total, found, total - valued, archive)


def tally(reader: Reader, node: Node, by: str) -> dict[str, int]:
    """Return how many matches of ``node`` have each value of ``by``.

    Most frequent first, equal ones in the order of their names; years, months and
    days in order of time. Raises UsageError where ``by`` is nothing to count by.
    """
    if by not in COUNTABLE:
        raise UsageError(f"“{by}” is nothing to count by; use one of {', '.join(COUNTABLE)}.")
    found = reader.facets(node, COUNTABLE[by])
    in_time = by in TIMES
    return dict(sorted(found.items(), key=lambda item: (0 if in_time else -item[1], item[0])))


def _has(by: str, values: Iterable[str]) -> Node:
    """Return the node that means the articles with any value of ``by``."""
    return Dates(None, None) if by in TIMES else Field(COUNTABLE[by], tuple(values))
