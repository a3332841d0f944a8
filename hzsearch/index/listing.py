"""All articles that a request means, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from hzsearch.engines.base import Reader, Sort
from hzsearch.errors import StoppedError
from hzsearch.highlight import finders
from hzsearch.index.answer import shown
from hzsearch.index.request import Request, understand
from hzsearch.model import Article, Hit
from hzsearch.query import Node

# So many are fetched first, then twice as many each time, up to the most.
_FIRST, _MOST = 1000, 16_000


def listing(
    reader: Reader, request: Request, sort: Sort, limit: int | None = None
) -> Iterator[Article]:
    """Yield the articles that ``request`` means, best or newest first, ``limit`` at most.

    All are of one state of the index, whatever is written meanwhile; StoppedError where a
    server sweeps that state away. Each part is a search, so parts grow; no more than
    16,000 articles are in memory at a time.
    """
    yield from _listed(reader, understand(request, reader).tree, sort, limit)


def chosen(
    reader: Reader, request: Request, sort: Sort, wanted: Callable[[Article], bool]
) -> Iterator[Hit]:
    """Yield those of the articles that ``request`` means that are ``wanted``, as hits."""
    tree = understand(request, reader).tree
    looking = finders(tree)
    for article in _listed(reader, tree, sort, None):
        if wanted(article):
            yield shown(article, looking)


def _listed(reader: Reader, tree: Node, sort: Sort, limit: int | None) -> Iterator[Article]:
    total = reader.total(tree)
    end = total if limit is None else min(limit, total)
    for start, size in _parts(end):
        # A call of its own, after which nothing holds the part any more.
        read = start + (yield from _part(reader, tree, sort, start, size))
        if read != start + size:
            raise StoppedError(
                f"Only {read:,} of {end:,} articles could be read, as the index was changed "
                "meanwhile; ask again."
            )


def _part(
    reader: Reader, tree: Node, sort: Sort, start: int, size: int
) -> Generator[Article, None, int]:
    matches = reader.search(tree, sort=sort, limit=size, offset=start).matches
    yield from (Article.from_dict(match.article) for match in matches)
    return len(matches)


def _parts(end: int) -> Iterator[tuple[int, int]]:
    start, size = 0, _FIRST
    while start < end:
        yield start, min(size, end - start)
        start, size = start + size, min(2 * size, _MOST)
