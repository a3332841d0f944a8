"""All articles that a request means, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import cached_property

from hzsearch.engines.base import Reader, Sort
from hzsearch.errors import StoppedError
from hzsearch.highlight import finders
from hzsearch.index.answer import shown
from hzsearch.index.request import Request, Understood, understand
from hzsearch.model import Article, Hit
from hzsearch.query import Node

# So many are fetched first, then twice as many each time, up to the most.
_FIRST, _MOST = 1000, 16_000


class Listing(Iterator[Article]):
    """The articles that a request means, best or newest first, ``limit`` at most.

    All are of one state of the index, whatever is written meanwhile; StoppedError where a
    server sweeps that state away. Each part is a search, so parts grow; no more than
    16,000 articles are in memory at a time.
    """

    def __init__(
        self, reader: Reader, request: Request, sort: Sort, limit: int | None = None
    ) -> None:
        """Nothing is searched yet."""
        self._asked = _Asked(reader, request)
        # Does not hold the listing, so that both go, and what they read, at once.
        self._articles = self._asked.articles(sort, limit)

    @property
    def notes(self) -> tuple[str, ...]:
        """In sentences, where the query was not taken as written; UsageError as for articles."""
        return self._asked.understood.notes

    def __next__(self) -> Article:
        return next(self._articles)


class _Asked:
    """A request of a reader, understood when that is needed first."""

    def __init__(self, reader: Reader, request: Request) -> None:
        self._reader, self._request = reader, request

    @cached_property
    def understood(self) -> Understood:
        return understand(self._request, self._reader)

    def articles(self, sort: Sort, limit: int | None) -> Iterator[Article]:
        yield from _listed(self._reader, self.understood.tree, sort, limit)


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
