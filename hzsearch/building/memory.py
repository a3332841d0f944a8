"""How much memory a build may take, all its processes together, and what follows from that.

In: a size and how many processes are wanted. Out: how many there are, how much text each takes on
at a time, how large the segments are that are merged. Measured on Python 3.11 with
rjieba, with room to spare (``python -m benchmarks --only memory``).

On top of it come the ledger, about half a kilobyte a file and 150 bytes an article, and
a single file that is larger than a batch, since a file is read as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hzsearch.errors import UsageError

#: What a build takes at most where nobody says so.
DEFAULT = "1G"

#: The least that a build works with: one process, and what Python itself may take besides.
LEAST = "256M"

_MEGABYTE = 1 << 20
_UNITS = {"M": _MEGABYTE, "G": 1024 * _MEGABYTE}
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([MG])(?:i?B)?", re.IGNORECASE)

# What the main process and a worker need before they have read anything, with jieba's words.
_MAIN, _WORKER = 70 * _MEGABYTE, 120 * _MEGABYTE
# Bytes for a character of news: where it is indexed, and where it waits for a worker.
_INDEXED, _WAITING = 60, 10
# Characters of a batch. Of fewer the segments are too small; with more, a worker waits too
# long for the last one of another.
_LEAST, _MOST = 300_000, 1_600_000


@dataclass(frozen=True, slots=True)
class Budget:
    """What a build may take on: processes, characters of a batch, bytes of segments to merge."""

    workers: int
    characters: int
    merged: int


def budget(memory: str | None, jobs: int) -> Budget:
    """Return what ``jobs`` processes may take on within ``memory`` (512M, 2G; else ``DEFAULT``).

    There are fewer where each would get too little. Raises UsageError for what is no size,
    and for one that is too small for a single process.
    """
    size = size_of(memory or DEFAULT)
    # A quarter is for merging: what is read and what is made of it, each half of that.
    for_text = size * 3 // 4
    for workers in range(max(jobs, 1) if size >= size_of(LEAST) else 0, 0, -1):
        characters = _characters(for_text, workers)
        if characters >= _LEAST:
            return Budget(workers, min(characters, _MOST), size // 8)
    raise UsageError(f"A build takes at least {LEAST} of memory; “{memory}” is too little.")


def size_of(text: str) -> int:
    """Return the bytes that a size (512M, 2G, 1.5G) means; UsageError where it is none."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise UsageError(f"“{text}” is no size of memory; write it as 512M or 2G.")
    return int(float(found[1]) * _UNITS[found[2].upper()])


def _characters(size: int, workers: int) -> int:
    if workers == 1:
        return (size - _WORKER) // (_INDEXED + _WAITING)
    left = size - _MAIN - workers * _WORKER
    # As many batches as there are workers are worked on, and one more waits for each.
    return left // (workers * (_INDEXED + _WAITING) + _WAITING)
