"""The order in which one reads the articles of a page.

Cutting a page numbers its articles as their texts stand on it; their lines alone do not tell,
since a headline may be far from its text. An article that has no such number, as one made by
a correction or read from a record, stands where its lines do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hzsearch.model import Article

# 03.txt:2, issue.txt:p3.2 (ingest.article_id).
_NUMBER = re.compile(r":(?:p\d+\.)?(\d+)$", re.ASCII)


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Return ``articles`` in the order of their files, of the pages in these, and of reading."""
    pages: dict[tuple[str, int], list[Article]] = {}
    for article in articles:
        pages.setdefault((article.source.path, article.source.page), []).append(article)
    return [article for place in sorted(pages) for article in _page(pages[place])]


def _page(articles: Iterable[Article]) -> Iterator[Article]:
    numbered: list[tuple[int, Article]] = []
    loose: list[Article] = []
    for article in articles:
        number = _number(article)
        if number is None:
            loose.append(article)
        else:
            numbered.append((number, article))
    loose.sort(key=lambda article: (_start(article), article.id), reverse=True)
    for _, article in sorted(numbered, key=lambda row: row[0]):
        while loose and _start(loose[-1]) < _start(article):
            yield loose.pop()
        yield article
    yield from reversed(loose)


def _number(article: Article) -> int | None:
    path = article.source.path
    found = _NUMBER.search(article.id) if path and article.id.startswith(f"{path}:") else None
    return int(found[1]) if found else None


def _start(article: Article) -> int:
    """Return where the longest run of its lines begins, which is its text."""
    longest = max(article.source.lines, key=lambda run: run[1] - run[0], default=(0, 0))
    return longest[0]
