"""Saving what a build did so far, now and then: one that is stopped goes on from there."""

from __future__ import annotations

import time

from hzsearch.building.ledger import Ledger
from hzsearch.engines.base import Writer

#: Seconds after which what is done so far is committed.
COMMIT_SECONDS = 60.0

#: The same of a rebuild, where it is kept aside: the old index serves until the end.
KEEP_SECONDS = 60.0

#: What takes more seconds than this is done less often: it takes a twentieth of the time at most.
QUICK_SECONDS = 3.0


class Saving:
    """When to commit, or to keep a rebuild; the first time is after a pause."""

    def __init__(self, writer: Writer, *, rebuild: bool) -> None:
        self._save = writer.keep if rebuild else writer.commit
        self._pause = KEEP_SECONDS if rebuild else COMMIT_SECONDS
        self._wait(0.0)

    def __call__(self, ledger: Ledger) -> None:
        """Save what ``ledger`` tells, if it is time to."""
        if time.monotonic() > self._due:
            began = time.monotonic()
            self._save(ledger.to_dict())
            self._wait(time.monotonic() - began)

    def _wait(self, took: float) -> None:
        self._due = time.monotonic() + self._pause * max(1.0, took / QUICK_SECONDS)
