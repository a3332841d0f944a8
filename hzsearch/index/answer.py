"""A request into the results that every face shows: matches, snippets, counts, help."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from hzsearch.engines.base import Match, Reader, Sort
from hzsearch.errors import UsageError
from hzsearch.highlight import snippet
from hzsearch.index.request import Request, advice, understand
from hzsearch.model import Article, Hit, Results
from hzsearch.query import Node, literals

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
    facets: bool = False
    collapse: bool = False

    def __post_init__(self) -> None:
        if self.sort not in ("relevance", "date"):
            raise UsageError(f"Results can not be sorted by “{self.sort}”; use relevance or date.")
        if self.limit < 0 or self.offset < 0:
            raise UsageError("A number of hits, or of hits to skip, is never below zero.")


def answer(reader: Reader, request: Request, page: Page) -> Results:
    """Return the results of ``request`` in the archive of ``reader``."""
    started = time.perf_counter()
    asked = understand(request, reader)
    total, found = (_collapsed if page.collapse else _single)(reader, asked.tree, page)
    texts = list(dict.fromkeys(literals(asked.tree)))
    hits = tuple(_hit(match, texts, similar) for match, similar in found)
    counted = _facets(reader, asked.tree) if page.facets else None
    told = None if total else advice(request, reader)
    took = (time.perf_counter() - started) * 1000
    return Results(request.text, total, took, hits, asked.notes, counted, told)


def alike(reader: Reader, article: Article, page: Page) -> Results:
    """Return the articles on the same matter as ``article``, most alike first."""
    from hzsearch.similarity import related, telling_words, told  # noqa: PLC0415  few ask that

    started = time.perf_counter()
    words = telling_words(article, reader)
    tree = related(article.id, words)
    total, found = _single(reader, tree, page)
    hits = tuple(_hit(match, list(literals(tree))) for match, _ in found)
    took = (time.perf_counter() - started) * 1000
    return Results(f"similar:{article.id}", total, took, hits, (told(words),))


def _single(reader: Reader, tree: Node, page: Page) -> _Found:
    found = reader.search(tree, sort=page.sort, limit=page.limit, offset=page.offset)
    return found.total, [(match, ()) for match in found.matches]


def _collapsed(reader: Reader, tree: Node, page: Page) -> _Found:
    from hzsearch.similarity import collapse  # noqa: PLC0415  few queries fold

    found = collapse(reader, tree, sort=page.sort, limit=page.limit, offset=page.offset)
    return found.total, [(group.head, group.similar) for group in found.groups]


def _hit(match: Match, texts: Sequence[str], similar: tuple[str, ...] = ()) -> Hit:
    article = Article.from_dict(match.article)
    return Hit(article, match.score, snippet(article, texts), similar=similar)


def _facets(reader: Reader, tree: Node) -> dict[str, dict[str, int]]:
    from hzsearch.aggregations import FACETS, tally  # noqa: PLC0415  few queries count

    return {by: tally(reader, tree, by) for by in FACETS}
