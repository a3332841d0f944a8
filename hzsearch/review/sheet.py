"""One newspaper page as it is reviewed: its lines, its articles, and what they are linked by.

In: an :class:`~hzsearch.explain.Explanation`. Out: :class:`Sheet` values, one a page,
with the anchors and the tint of each article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.explain import ExplainedLine, Explanation
from hzsearch.model import Article

#: Tints that colour-blind readers tell apart (Okabe and Ito, 2008, without black), and
#: the borders that part articles whose tints are the same.
TINTS = 7
BORDERS = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its anchor, its file, its number, lines, articles, and what is wrong.

    ``order`` numbers the articles from 1 in the order of the page, by their ids.
    """

    anchor: str
    path: str
    number: int
    lines: tuple[ExplainedLine, ...]
    articles: tuple[Article, ...]
    explanation: Explanation
    order: dict[str, int]

    @property
    def title(self) -> str:
        """Return the file's name, and the page's number where there are several."""
        several = len({line.page for line in self.explanation.lines}) > 1
        return f"{self.path} · 第{self.number}页" if several else self.path

    @property
    def furniture(self) -> tuple[ExplainedLine, ...]:
        """Return the lines that are furniture."""
        return tuple(line for line in self.lines if line.role == "furniture")

    @property
    def doubts(self) -> int:
        """Return how many articles have doubts."""
        return sum(bool(article.doubts) for article in self.articles)

    def line_anchor(self, number: int) -> str:
        """Return the anchor of a line."""
        return f"{self.anchor}-{number}"

    def article_anchor(self, article_id: str) -> str:
        """Return the anchor of an article."""
        return f"{self.anchor}-a{self.order[article_id]}"

    def tint(self, article_id: str) -> str:
        """Return the classes that tint an article."""
        place = self.order[article_id] - 1
        return f"c{place % TINTS} b{place // TINTS % BORDERS}"


def sheets(explanations: list[Explanation]) -> Iterator[Sheet]:
    """Yield the pages of files in their order; a file without text is one empty page."""
    count = 0
    for explanation in explanations:
        for number in sorted({line.page for line in explanation.lines}) or [1]:
            count += 1
            lines = tuple(line for line in explanation.lines if line.page == number)
            articles = tuple(a for a in explanation.articles if a.source.page == number)
            order = {article.id: place for place, article in enumerate(articles, start=1)}
            yield Sheet(f"p{count}", explanation.path, number, lines, articles, explanation, order)
