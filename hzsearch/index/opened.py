"""What an open index holds: for each thread a reader, and for all of them what completes queries.

Whoever asks holds it meanwhile, and no reader holds itself. So the files are closed with the
last answer that is still being made once the index lets go of it.
"""

from __future__ import annotations

from functools import partial
from threading import local
from typing import TYPE_CHECKING

from hzsearch.engines.base import Reader
from hzsearch.engines.location import Location
from hzsearch.engines.registry import open_reader

if TYPE_CHECKING:
    from hzsearch.index.suggesting import Suggester


class Opened:
    """The open files of an index in a folder, or on a server; none before they are needed."""

    def __init__(self, folder: Location) -> None:
        self._folder, self._own = folder, local()
        self._suggester: Suggester | None = None

    def reader(self) -> Reader:
        """Return this thread's reader, of the newest state; raises the index errors."""
        reader: Reader | None = getattr(self._own, "reader", None)
        if reader is None or not reader.is_current():
            reader = self._own.reader = open_reader(self._folder)
        return reader

    def suggester(self) -> Suggester:
        """Return what knows the words of the index."""
        from hzsearch.index.suggesting import Suggester  # noqa: PLC0415  a query completes nothing

        if self._suggester is None:
            self._suggester = Suggester(partial(open_reader, self._folder))
        return self._suggester
