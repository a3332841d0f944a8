"""Days as text, ISO 8601's YYYY-MM-DD and nothing else; and the time that it is."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timezone

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def iso_day(text: str) -> date:
    """Return the day that ``text`` names; ValueError unless it is one, as YYYY-MM-DD.

    Stricter than ``date.fromisoformat``, which takes 20240328 too since Python
    3.11 and not before: an index must mean the same on every Python.
    """
    with suppress(ValueError):
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
    raise ValueError(f"“{text}” is no day; write it as 2024-04-01.")


def now() -> str:
    """Return the time, ISO 8601 in UTC, to the second."""
    return datetime.now(timezone.utc).replace(microsecond=0).isoformat()
