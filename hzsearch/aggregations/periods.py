"""Years, months and days in a row, without gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date


def periods(first: str, last: str) -> Iterator[str]:
    """Yield the years (YYYY), months (YYYY-MM) or days (ISO) from ``first`` to ``last``."""
    for place in range(place_of(first), place_of(last) + 1):
        yield period_at(place, first)


def place_of(period: str) -> int:
    """Return the number of ``period`` among all years, months or days; the next has one more."""
    if len(period) == len("2024"):
        return int(period)
    if len(period) == len("2024-03"):
        return int(period[:4]) * 12 + int(period[5:]) - 1
    return date.fromisoformat(period).toordinal()


def period_at(place: int, like: str) -> str:
    """Return the year, month or day, as ``like`` is one, that has the number ``place``."""
    if len(like) == len("2024"):
        return f"{place:04}"
    if len(like) == len("2024-03"):
        return f"{place // 12:04}-{place % 12 + 1:02}"
    return date.fromordinal(place).isoformat()
