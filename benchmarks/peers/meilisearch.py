"""Meilisearch, which is a server that no package index has; listed so that its row says so."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers.base import Facts, Peer, Searcher


class Meilisearch(Peer):
    """Not measured."""

    key = "meilisearch"
    name = "Meilisearch"
    kinds = ()

    def version(self) -> str:
        """Return nothing, as none runs."""
        return ""

    def missing(self) -> str:
        """Return why it is not measured."""
        return "not obtainable: no package of the server in PyPI, npm or Debian, only clients"

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Raise NotImplementedError."""
        raise NotImplementedError(self.missing())

    def searcher(self, folder: Path) -> Searcher:
        """Raise NotImplementedError."""
        raise NotImplementedError(self.missing())


PEERS = (Meilisearch(),)
