"""Years, months and days in a row, without gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta


def periods(first: str, last: str) -> Iterator[str]:
    """Yield the years (YYYY), months (YYYY-MM) or days (ISO) from ``first`` to ``last``."""
    if len(first) == len("2024"):
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
    elif len(first) == len("2024-03"):
        for month in range(_month(first), _month(last) + 1):
            yield f"{month // 12:04}-{month % 12 + 1:02}"
    else:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        for day in range((end - start).days + 1):
            yield (start + timedelta(day)).isoformat()


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:]) - 1
