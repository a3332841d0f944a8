"""A page of an issue with its articles, and the pieces on it that jump."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hzsearch.jumps.marks import Mark, find_marks, may_hold
from hzsearch.model import Article, Page

Marks = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page cut into articles: its label in the issue (``3``, ``A3``) and the issue's day.

    ``label`` is empty and ``day`` None where they are not known.
    """

    page: Page
    articles: tuple[Article, ...]
    label: str = ""
    day: date | None = None

    @property
    def jumps(self) -> bool:
        """Say whether a piece of the page goes on, or comes from, elsewhere."""
        return any(to or origins for to, origins in self.marks())

    def marks(self) -> list[tuple[Marks, Marks]]:
        """Return, for each article, where it says it goes on, and where it comes from."""
        told = [line.number for line in self.page.lines if may_hold(line.text)]
        return [
            find_marks(list(self._lines(one))) if _has_any(one, told) else ((), ())
            for one in self.articles
        ]

    def _lines(self, article: Article) -> Iterator[str]:
        ranges = article.source.lines
        for line in self.page.lines:
            if line.text.strip() and any(a <= line.number <= b for a, b in ranges):
                yield line.text


def _has_any(article: Article, numbers: Sequence[int]) -> bool:
    """Say whether one of the line ``numbers``, in order, is of the article."""
    return any(bisect_left(numbers, a) < bisect_right(numbers, b) for a, b in article.source.lines)
