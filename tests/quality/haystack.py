"""Which articles hold a literal, by looking: the truth that an engine's answers are held to.

Shares with the engine how text is condensed and what a unit is, and nothing
else: no pairs, no postings, no segments, only ``str.find`` over one big string.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from hzsearch.analysis import condense
from hzsearch.model import Article

#: Ends a unit. A line feed, which condensing drops, so that no needle holds one.
_SEAM = "\n"


def units(article: Article) -> tuple[str, ...]:
    """Return the texts of ``article`` within which a literal must stand, as they are printed."""
    return (
        article.headline,
        article.kicker,
        article.subheadline,
        *article.bylines,
        *article.subheads,
        *article.paragraphs,
    )


class Haystack:
    """All articles' condensed units, one after the other; of equal ids the last one counts."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self._ids = list(self.articles)
        texts = [_joined(article) for article in self.articles.values()]
        self._text = "".join(texts)
        self._starts = list(_starts(texts))

    def ids_with(self, condensed: str) -> set[str]:
        """Return the ids of the articles that have ``condensed`` within one of their units."""
        return {self._ids[place] for place in self._places(condensed)}

    def _places(self, needle: str) -> Iterator[int]:
        found = self._text.find(needle)
        while found >= 0:
            place = bisect_right(self._starts, found) - 1
            yield place
            # One hit an article is enough; the next can only be in the next article.
            if place + 1 == len(self._starts):
                return
            found = self._text.find(needle, self._starts[place + 1])


def _joined(article: Article) -> str:
    return "".join(condense(unit) + _SEAM for unit in units(article))


def _starts(texts: Iterable[str]) -> Iterator[int]:
    start = 0
    for text in texts:
        yield start
        start += len(text)
