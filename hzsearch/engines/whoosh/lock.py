"""One writer at a time.

A POSIX record lock (``lockf``) and not ``flock``: it is not inherited by the
worker processes of a build, so it is gone the moment the builder is, however it
died, and a killed build never blocks the next.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from hzsearch.errors import LockedIndexError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriteLock:
    """The right to write to the index in ``folder``; LockedIndexError after ``wait`` seconds."""

    def __init__(self, folder: Path, wait: float) -> None:
        self._file = (folder / "WRITELOCK").open("a+", encoding="utf-8")
        end = time.monotonic() + wait
        while not self._try():
            if time.monotonic() >= end:
                self._file.close()
                raise LockedIndexError(
                    f"Another build is writing to the index in {folder}; "
                    "wait until it has finished, then run the command again."
                )
            time.sleep(0.05)

    def _try(self) -> bool:
        try:
            _take(self._file)
        except OSError:
            return False
        return True

    def __enter__(self) -> WriteLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
