"""One writer at a time.

A POSIX record lock (``lockf``) and not ``flock``: it is not inherited by the
worker processes of a build, so it is gone the moment the builder is, however it
died, and a killed build never blocks the next.
"""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO

from hzsearch.errors import LockedIndexError, StoppedError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


# A record lock belongs to a process, so its threads must take turns here; and
# closing any handle of the file would give the lock up, so none is opened twice.
_HELD: set[Path] = set()
_TURN = threading.Lock()


class WriteLock:
    """The right to write to the index in ``folder``; LockedIndexError after ``wait`` seconds."""

    def __init__(self, folder: Path, wait: float) -> None:
        self._path = folder.resolve() / "WRITELOCK"
        self._file: IO[str] | None = None
        end = time.monotonic() + wait
        while not self._try():
            if time.monotonic() >= end:
                raise LockedIndexError(
                    f"Another build is writing to the index in {folder}; "
                    "wait until it has finished, then run the command again."
                )
            time.sleep(0.05)

    def _try(self) -> bool:
        with _TURN:
            if self._path in _HELD:
                return False
            file = self._open()
            try:
                _take(file)
            except OSError:
                file.close()
                return False
            self._file = file
            _HELD.add(self._path)
            return True

    def _open(self) -> IO[str]:
        try:
            return self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise StoppedError(
                f"The lock file {self._path} can not be opened ({error.strerror}); "
                "remove what is in its place or name another folder with --index."
            ) from error

    def __enter__(self) -> WriteLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with _TURN:
            if self._file:
                self._file.close()
                _HELD.discard(self._path)
