"""Watching: a build whenever files of an archive have come, changed or gone, and are at rest.

By looking at sizes and times every few seconds, which works on any disk and over any network;
what a system tells of changes by itself does not. Nothing is read that did not change in them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from hzsearch.archive import SIDECAR, find_files
from hzsearch.building.report import Report
from hzsearch.errors import LockedIndexError, UsageError

#: Seconds between two looks.
EVERY = 5.0

#: After so many looks a build is made even if files still change.
PATIENCE = 12

#: Size and times of change of each file, in bytes and nanoseconds: of its text, and of its rights,
#: for one that could not be read may be read now.
Look = Mapping[Path, tuple[int, int, int]]


def watch(
    build: Callable[[], Report], archives: Sequence[Path], every: float = EVERY
) -> Iterator[Report]:
    """Yield what ``build`` did, now and after each change of ``archives``, without end.

    While another process builds, it is waited for. Raises what ``build`` does; an archive that
    is away for a while is waited for too, but not the first time.
    """
    for _ in changes(archives, every):
        while True:
            with suppress(LockedIndexError):
                report = build()
                break
            time.sleep(every)
        yield report


def changes(archives: Sequence[Path], every: float = EVERY) -> Iterator[None]:
    """Yield once, then whenever what lies in ``archives`` is another, and came to rest.

    At rest is what two looks see the same; a file that is still being written is not. What
    changes on and on is told after twelve looks all the same.
    """
    built = before = look(archives)
    waited = 0
    yield
    while True:
        time.sleep(every)
        now = _again(archives, before)
        waited = waited + 1 if now != built else 0
        if now != built and (now == before or waited >= PATIENCE):
            built, waited = now, 0
            yield
        before = now


def _again(archives: Sequence[Path], before: Look) -> Look:
    try:
        return look(archives)
    except (UsageError, OSError):
        # A disk that is away comes back, perhaps with something new.
        return before


def look(archives: Sequence[Path]) -> Look:
    """Return the files of ``archives`` and the corrections beside them, as they are now."""
    seen = {}
    for source in find_files(archives):
        for path in (source.path, source.path.with_name(source.path.name + SIDECAR)):
            with suppress(OSError):
                told = path.stat()
                seen[path] = (told.st_size, told.st_mtime_ns, told.st_ctime_ns)
    return seen
