"""A request into the results that every face shows: matches, snippets, counts, help."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hzsearch.engines.base import Match, Reader, Sort
from hzsearch.errors import UsageError
from hzsearch.highlight import Finder, finders, highlights, passages, snippet, via
from hzsearch.index.request import Request, advice, understand
from hzsearch.model import Article, Hit, Results
from hzsearch.query import Node

#: What may be asked of a server at most: characters of a query, the deepest hit, the days in
#: which an article grows old.
LONGEST, DEEPEST, MOST_DAYS = 1000, 10_000, 1_000_000

# How many articles match, and the matches of a page with what is folded into each.
_Found = tuple[int, list[tuple[Match, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the matches to return, in which order, and what to tell beside them.

    Raises UsageError for an order or a number that there is not.
    """

    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    fresh: float | None = None
    facets: bool | Sequence[str] = False
    collapse: bool = False

    def __post_init__(self) -> None:
        if self.sort not in ("relevance", "date"):
            raise UsageError(f"Results can not be sorted by “{self.sort}”; use relevance or date.")
        if self.limit < 0 or self.offset < 0:
            raise UsageError("A number of hits, or of hits to skip, is never below zero.")
        if self.fresh is not None:
            self._check_fresh(self.fresh)

    def _check_fresh(self, days: float) -> None:
        # Not written as days <= 0, which lets a NaN pass.
        if not 0 < days < math.inf:
            raise UsageError(f"Freshness is a number of days above zero, not {days}.")
        if self.sort == "date":
            raise UsageError("Sorted by date, the newest stand first anyway; leave out fresh.")

    @property
    def order(self) -> dict[str, Any]:
        """What an engine needs to know of it."""
        return {"sort": self.sort, "limit": self.limit, "offset": self.offset, "fresh": self.fresh}


def answer(reader: Reader, request: Request, page: Page) -> Results:
    """Return the results of ``request`` in the archive of ``reader``."""
    started = time.perf_counter()
    asked = understand(request, reader)
    total, found = (_collapsed if page.collapse else _single)(reader, asked.tree, page)
    wanted = finders(asked.tree)
    hits = tuple(_hit(match, wanted, similar) for match, similar in found)
    counted = _facets(reader, asked.tree, page.facets) if page.facets else None
    told = None if total else advice(request, reader)
    took = (time.perf_counter() - started) * 1000
    return Results(request.text, total, took, hits, asked.notes, counted, told, asked.meant)


def alike(reader: Reader, article: Article, page: Page) -> Results:
    """Return the articles on the same matter as ``article``, most alike first."""
    from hzsearch.similarity import related, telling_words, told  # noqa: PLC0415  few ask that

    started = time.perf_counter()
    words = telling_words(article, reader)
    tree = related(article.id, words)
    total, found = _single(reader, tree, page)
    hits = tuple(_hit(match, finders(tree)) for match, _ in found)
    took = (time.perf_counter() - started) * 1000
    return Results(f"similar:{article.id}", total, took, hits, (told(words),))


def _single(reader: Reader, tree: Node, page: Page) -> _Found:
    found = reader.search(tree, **page.order)
    return found.total, [(match, ()) for match in found.matches]


def _collapsed(reader: Reader, tree: Node, page: Page) -> _Found:
    from hzsearch.similarity import collapse  # noqa: PLC0415  few queries fold

    found = collapse(reader, tree, **page.order)
    return found.total, [(group.head, group.similar) for group in found.groups]


def _hit(match: Match, wanted: Sequence[Finder], similar: tuple[str, ...] = ()) -> Hit:
    return shown(Article.from_dict(match.article), wanted, match.score, similar)


def shown(
    article: Article,
    wanted: Sequence[Finder],
    score: float = 0.0,
    similar: tuple[str, ...] = (),
) -> Hit:
    """Return ``article`` as a hit, with what ``wanted`` finds in it."""
    units = passages(article, wanted)
    return Hit(article, score, snippet(units), highlights(units), via(units), similar)


def _facets(
    reader: Reader, tree: Node, names: Literal[True] | Sequence[str]
) -> dict[str, dict[str, int]]:
    from hzsearch.index.facets import facets  # noqa: PLC0415  few queries count

    return facets(reader, tree, names)
