"""hzsearch on each engine, through its own Python interface; cold, through its command line.

A page of its hits has snippets and marked matches, which no other peer is asked for; so each
engine is also asked without them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher

if TYPE_CHECKING:
    from hzsearch.engines.base import Sort

#: A bound on the length of a page that no archive here reaches.
_ALL = 10_000_000


class Hzsearch(Peer):
    """hzsearch with one engine and so many processes for a build."""

    package = "hzsearch"
    module = "hzsearch"

    def __init__(self, engine: str, jobs: int = 1) -> None:
        several = jobs > 1
        self.engine, self.jobs = engine, jobs
        self.key = f"hzsearch-{engine}" + several * f"-{jobs}"
        self.name = f"hzsearch, {engine.title()}" + several * f", {jobs} processes"
        self.children = several * jobs
        self.is_asked = not several

    def version(self) -> str:
        """Return the version of hzsearch and of the engine's library."""
        from importlib import metadata  # noqa: PLC0415  not needed by a build

        from hzsearch import __version__  # noqa: PLC0415  as above

        library = {"whoosh": "whoosh3", "tantivy": "tantivy"}[self.engine]
        return f"{__version__} ({library} {metadata.version(library)})"

    def missing(self) -> str | None:
        """Return that the engine's extra is not installed, or None."""
        from importlib.util import find_spec  # noqa: PLC0415  as above

        return None if find_spec(self.engine) else "not installed: pip install 'hzsearch[fast]'"

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Add the articles, in one process or several."""
        from hzsearch.building import add  # noqa: PLC0415  a query has no use for it
        from hzsearch.index.records import to_article  # noqa: PLC0415  as above

        # Ready articles say themselves which zone is the main one.
        rows = ({**facts, "zone": facts["zones"][0]} for facts in articles)
        add(folder, map(to_article, rows), self.jobs, self.engine)

    def searcher(self, folder: Path) -> Searcher:
        """Open the index."""
        return _Searcher(folder)

    def cold(self, folder: Path, text: str) -> list[str]:
        """Return what a person types."""
        return ["-m", "hzsearch", "query", text, "--index", str(folder)]


class NoSnippets(Hzsearch):
    """The same index, asked for the articles of a page alone, as all others are."""

    def __init__(self, engine: str) -> None:
        super().__init__(engine)
        self.index_of = self.key
        self.key += "-no-snippets"
        self.name += ", no snippets"

    def searcher(self, folder: Path) -> Searcher:
        """Open the index."""
        return _Bare(folder)


class _Searcher(Searcher):
    def __init__(self, folder: Path) -> None:
        import hzsearch  # noqa: PLC0415  not needed to list the peers

        self._index = hzsearch.open(folder)

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        sort: Sort = "date" if asked.newest else "relevance"
        most = _ALL if limit is None else limit
        found = self._page(_text(asked), _filters(asked), sort, most)
        counts = self._index.count(_text(asked), by="zone") if asked.counted else {}
        return replace(found, counts=counts)

    def _page(self, text: str, filters: dict[str, Any], sort: Sort, limit: int) -> Found:
        found = self._index.query(text, **filters, sort=sort, limit=limit)
        return Found([hit.id for hit in found.hits], found.total)


class _Bare(_Searcher):
    def _page(self, text: str, filters: dict[str, Any], sort: Sort, limit: int) -> Found:
        from hzsearch.index.request import Request, understand  # noqa: PLC0415  as above

        reader = self._index.reader()
        tree = understand(Request(text, **filters), reader).tree
        found = reader.search(tree, sort=sort, limit=limit, offset=0)
        return Found([str(match.article["id"]) for match in found.matches], found.total)


def _text(asked: Asked) -> str:
    return (" OR " if asked.either else " ").join(f'"{word}"' for word in asked.words)


def _filters(asked: Asked) -> dict[str, str]:
    given = {"zone": asked.zone, "since": asked.since, "until": asked.until}
    return {name: value for name, value in given.items() if value}


ENGINES = ("whoosh", "tantivy")
PEERS = (
    *(Hzsearch(engine, jobs) for engine in ENGINES for jobs in (1, 2)),
    *(NoSnippets(engine) for engine in ENGINES),
)
