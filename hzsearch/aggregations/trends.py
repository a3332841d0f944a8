"""How often something is written of over time: words beside each other, or zones.

Every period between the first and the last is there, also those without an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from hzsearch.aggregations.counts import tally
from hzsearch.aggregations.periods import periods, place_of
from hzsearch.engines.base import Reader
from hzsearch.errors import UsageError
from hzsearch.query import Node

#: So many series at most; more lines in one drawing can not be told apart.
MOST_SERIES = 5
#: More months than these are told by year, unless months are asked for.
MANY_MONTHS = 120
#: More months than these are refused: those of a hundred years. Years are never too many.
MOST_MONTHS = 1200

Whole = Literal["archive", "zone"]


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be counted: ``node``, called ``name``, of the articles that ``whole`` means."""

    name: str
    node: Node
    whole: Node


@dataclass(frozen=True, slots=True)
class Series:
    """How many articles match in each period; ``of`` counts all those that they are a share of.

    ``total`` counts all that match, ``without`` those of them without a date.
    """

    name: str
    total: int
    counts: Mapping[str, int] = field(hash=False)
    of: Mapping[str, int] = field(hash=False)
    without: int = 0

    def share(self, period: str) -> float | None:
        """Return the part of the articles of ``period`` that match; None where there is none."""
        of = self.of.get(period, 0)
        return self.counts.get(period, 0) / of if of else None


@dataclass(frozen=True, slots=True)
class Trend:
    """Up to five series over the same ``periods``, each a year or a month (``by``).

    Shares are of the articles of the period in the whole archive or, where zones are
    compared, in that zone (``whole``). ``filters`` says in words what else was asked for,
    ``notes`` in sentences where a text was not taken as written.
    """

    by: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    whole: Whole = "archive"
    filters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def rows(self) -> Iterator[list[str | int | float | None]]:
        """Yield a table: its header, then a row a period, with counts, wholes and shares."""
        names = ([one.name, f"{one.name} / of", f"{one.name} / share"] for one in self.series)
        yield [self.by, *(name for three in names for name in three)]
        for period in self.periods:
            yield [period, *(cell for one in self.series for cell in _cells(one, period))]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"by", "whole", "periods", "series": […]}``.

        Each series has "name", "total", "without" and, in the order of the periods,
        "counts", "of" and "shares" (0 to 1; null where the period has no article). With
        "filters" and "notes", if any.
        """
        facts: dict[str, Any] = {
            "by": self.by,
            "whole": self.whole,
            "periods": list(self.periods),
            "series": [_plain(one, self.periods) for one in self.series],
        }
        told = {"filters": list(self.filters), "notes": list(self.notes)}
        return facts | {name: value for name, value in told.items() if value}


def trend(reader: Reader, lines: Sequence[Line], by: str | None, whole: Whole) -> Trend:
    """Return the counts of ``lines`` over time; filters and notes are left open.

    ``by`` is year or month; by default month, unless these were many. Raises UsageError
    for anything else, for too many lines, and for too many months.
    """
    if by not in (None, "year", "month"):
        raise UsageError(f"“{by}” is no step of a trend; use year or month.")
    if len(lines) > MOST_SERIES:
        raise UsageError(f"{len(lines)} series are too many to compare; use {MOST_SERIES} at most.")
    # Words are all shares of one whole, the archive.
    wholes = {node: tally(reader, node, "month") for node in {line.whole for line in lines}}
    found = [_series(reader, line, wholes[line.whole]) for line in lines]
    months = [month for one in found for month in one.counts]
    if by == "year" or (by is None and _number(months) > MANY_MONTHS):
        return Trend("year", _periods([m[:4] for m in months]), tuple(map(_by_year, found)), whole)
    if (number := _number(months)) > MOST_MONTHS:
        raise UsageError(
            f"From {min(months)} to {max(months)} are {number:,} months, too many for a trend; "
            "leave out what is misdated by since or until, or count by year."
        )
    return Trend("month", _periods(months), tuple(found), whole)


def _series(reader: Reader, line: Line, of: Mapping[str, int]) -> Series:
    counts, total = tally(reader, line.node, "month"), reader.total(line.node)
    return Series(line.name, total, counts, of, total - sum(counts.values()))


def _by_year(one: Series) -> Series:
    return Series(one.name, one.total, _years(one.counts), _years(one.of), one.without)


def _years(months: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for month, count in months.items():
        found[month[:4]] = found.get(month[:4], 0) + count
    return found


def _number(found: Sequence[str]) -> int:
    return place_of(max(found)) - place_of(min(found)) + 1 if found else 0


def _periods(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(periods(min(found), max(found))) if found else ()


def _cells(one: Series, period: str) -> tuple[int, int, float | None]:
    share = one.share(period)
    rounded = None if share is None else round(share, 6)
    return one.counts.get(period, 0), one.of.get(period, 0), rounded


def _plain(one: Series, names: Sequence[str]) -> dict[str, Any]:
    cells = [_cells(one, period) for period in names]
    return {
        "name": one.name,
        "total": one.total,
        "without": one.without,
        "counts": [count for count, _, _ in cells],
        "of": [of for _, of, _ in cells],
        "shares": [share for _, _, share in cells],
    }
