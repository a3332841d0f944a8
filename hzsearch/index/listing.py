"""All articles that a request means, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.engines.base import Reader, Sort
from hzsearch.index.request import Request, understand
from hzsearch.model import Article

#: So many are fetched at a time.
_PART = 1000


def listing(
    reader: Reader, request: Request, sort: Sort, limit: int | None = None
) -> Iterator[Article]:
    """Yield the articles that ``request`` means, best or newest first, ``limit`` at most.

    All are of one state of the index, whatever is written meanwhile.
    """
    tree = understand(request, reader).tree
    total = reader.total(tree)
    end = total if limit is None else min(limit, total)
    for start in range(0, end, _PART):
        found = reader.search(tree, sort=sort, limit=min(_PART, end - start), offset=start)
        yield from (Article.from_dict(match.article) for match in found.matches)
