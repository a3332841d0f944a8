"""An engine as the contract uses it: how an index of it is written to and read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import hzsearch
from hzsearch.analysis import active_cutter, document
from hzsearch.engines.base import Reader, Writer
from hzsearch.engines.location import Location
from hzsearch.engines.registry import open_reader, open_writer, write_aside
from hzsearch.model import Article


@dataclass(frozen=True)
class Engine:
    """One engine; a folder names each index of it.

    ``older`` is how many states before the newest one readers of it must still see.
    """

    name: str
    older: int = 1

    def place(self, folder: Path) -> Location:
        """Return where the index lies that ``folder`` names."""
        return folder

    def __call__(self, folder: Path, batches: Sequence[Sequence[Article]]) -> Reader:
        """Write articles in batches, each a commit, and open the result."""
        for batch in batches or [[]]:
            with self.writer(folder) as writer:
                self.adopt(writer, batch)
                writer.commit({})
        return self.reader(folder)

    def reader(self, folder: Path) -> Reader:
        """Return a reader of the newest state."""
        reader = open_reader(self.place(folder))
        assert reader.engine == self.name
        return reader

    def writer(self, folder: Path, *, rebuild: bool = False) -> Writer:
        """Return the writer; with ``rebuild`` the index starts empty."""
        return open_writer(self.place(folder), self.name, rebuild=rebuild)

    def adopt(self, writer: Writer, articles: Sequence[Article]) -> None:
        """Write articles aside and have the writer take them over."""
        documents = (document(article, active_cutter()) for article in articles)
        for name in write_aside(self.name, writer.folder, documents):
            writer.adopt(name)

    def index(self, folder: Path) -> hzsearch.Index:
        """Return the index as a user opens it."""
        return hzsearch.open(str(self.place(folder)))
