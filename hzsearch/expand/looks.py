"""Which Han look alike: the groups of ``data/lookalikes.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "data" / "lookalikes.txt"


def looking(char: str) -> frozenset[str]:
    """Return the characters that look like ``char``, without itself."""
    return _alike().get(char, frozenset())


@lru_cache(maxsize=1)
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines():
        for char in "" if row.startswith("#") else row:
            found[char] = found.get(char, frozenset()) | (frozenset(row) - {char})
    return found
