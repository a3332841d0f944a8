"""``[--die N] build …``: the command line, on its way to be killed.

Files are batches of their own, so that a small archive keeps several workers
busy, and few segments are many, so that the commit merges some; a rebuild is kept after each
batch. With ``--die N``
the process kills itself, as the system would, just before its ``N``-th call that
touches the file system within the index folder; without, it says at the end on
stderr how many there were.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any

from hzsearch.cli import main

_EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "os.link", "os.rmdir")

SMALL = (
    ("hzsearch.building.build", "BATCH_BYTES", 1),
    ("hzsearch.building.saving", "KEEP_SECONDS", 0.0),
    ("hzsearch.engines.whoosh.merge", "MOST_SEGMENTS", 2),
)


class Fuse:
    """Counts calls, and kills the process before one of them."""

    def __init__(self, folder: str, last: int | None) -> None:
        self.calls = 0
        self._folder, self._last = folder, last
        self._sync = os.fsync

    def install(self) -> None:
        """Begin to count: what Python audits, and ``os.fsync``, which it does not."""
        sys.addaudithook(self._audited)
        os.fsync = self._synced

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS and str(arguments[0]).startswith(self._folder):
            self._count()

    def _synced(self, fd: Any) -> None:
        self._count()
        self._sync(fd)

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def load(archive: Path, folder: Path) -> None:
    """Build ``archive`` in ``folder``, so that what any build loads is there, and make it small."""
    for module, name, value in SMALL:
        # By its name, as a package may hold a function that is called as its module.
        vars(importlib.import_module(module))[name] = value
    with suppress(ImportError):
        importlib.import_module("hzsearch.engines.tantivy.writer")
    with redirect_stdout(None), suppress(SystemExit):
        main(["build", str(archive), "--index", str(folder), "--jobs", "1"])


def run(arguments: list[str]) -> None:
    """Run the command line with the fuse that ``arguments`` ask for."""
    last = int(arguments.pop(1)) if arguments[0] == "--die" else None
    arguments = arguments[1:] if last is not None else arguments
    fuse = Fuse(arguments[arguments.index("--index") + 1], last)
    fuse.install()
    try:
        main(arguments)
    finally:
        print(fuse.calls, file=sys.stderr)
