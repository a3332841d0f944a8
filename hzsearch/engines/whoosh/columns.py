"""Days as numbers: an article's date as a column that a range can be compared with."""

from __future__ import annotations

from datetime import date

#: The column's value where an article has no date; before every day.
NO_DAY = 0


def day_number(day: str | None) -> int:
    """Return the ordinal of an ISO day (1 is 0001-01-01), ``NO_DAY`` for None."""
    return date.fromisoformat(day).toordinal() if day else NO_DAY
