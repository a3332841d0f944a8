"""The engines that the contract is run on: how each is written to and read.

An engine to come adds a line to ``each_engine`` and gets every test in this folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import hzsearch
from hzsearch.analysis import active_cutter, document
from hzsearch.building import add
from hzsearch.engines.base import Reader, Writer
from hzsearch.engines.registry import open_reader, open_writer, write_aside
from hzsearch.model import Article
from hzsearch.query import Node


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine; each index of it lies in a folder."""

    name: str

    def __call__(self, folder: Path, batches: Sequence[Sequence[Article]]) -> Reader:
        """Write articles in batches, each a commit, and open the result."""
        for batch in [[], *batches]:
            add(folder, batch, jobs=1, engine=self.name)
        return self.reader(folder)

    def reader(self, folder: Path) -> Reader:
        """Return a reader of the newest state."""
        reader = open_reader(folder)
        assert reader.engine == self.name
        return reader

    def writer(self, folder: Path, *, rebuild: bool = False) -> Writer:
        """Return the writer; with ``rebuild`` the index starts empty."""
        return open_writer(folder, self.name, rebuild=rebuild)

    def adopt(self, writer: Writer, articles: Sequence[Article]) -> None:
        """Write articles aside and have the writer take them over."""
        documents = (document(article, active_cutter()) for article in articles)
        for name in write_aside(self.name, writer.folder, documents):
            writer.adopt(name)

    def index(self, folder: Path) -> hzsearch.Index:
        """Return the index as a user opens it."""
        return hzsearch.open(folder)


has_tantivy = pytest.mark.skipif(
    find_spec("tantivy") is None, reason="the extra “fast” is not installed"
)

each_engine = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(Engine("whoosh"), id="whoosh"),
        pytest.param(Engine("tantivy"), id="tantivy", marks=has_tantivy),
    ],
)
often = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def found(reader: Reader, node: Node) -> list[str]:
    """Return the ids of the matches, best first; what counts them agrees."""
    matches = reader.search(node, sort="relevance", limit=1000, offset=0)
    assert matches.total == len(matches.matches) == reader.total(node)
    return [match.article["id"] for match in matches.matches]
