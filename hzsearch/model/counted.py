"""A number with the English noun of what was counted."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return how many there are of what ``noun`` calls one of: 1 page, 2 pages."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
