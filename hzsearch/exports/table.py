"""An article as a row of a table: the columns of CSV and Excel files.

The columns are called so that ``hzsearch import`` knows them again.
"""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.archive.records.exported import COLUMNS, harmless
from hzsearch.citations import gbt7714
from hzsearch.highlight import Passage, passages
from hzsearch.model import Article

__all__ = ["COLUMNS", "body", "harmless", "lines", "row"]

# No topic of ours has it in its name, as some have 、 (项目签约、开工与投产).
_BETWEEN = "；"


def row(article: Article, paper: str) -> list[str]:
    """Return the cells of ``article``, as ``COLUMNS`` names them.

    Lists are joined with ；, paragraphs and subheads stand on lines of their own.
    """
    source = article.source
    return [
        *(article.id, article.date or "", article.published or ""),
        *(article.zone or "", _BETWEEN.join(article.zones), article.province or ""),
        *(_BETWEEN.join(article.topics), article.kind),
        *(article.kicker, article.headline, article.subheadline),
        _BETWEEN.join(article.bylines),
        "\n".join(unit.text for unit in body(article)),
        *(source.path, str(source.page), lines(article), gbt7714.cite(article, paper)),
    ]


def body(article: Article) -> Iterator[Passage]:
    """Yield the paragraphs and the subheads, in the order in which they are read."""
    for unit in passages(article, ()):
        if unit.field in ("subheads", "paragraphs"):
            yield unit


def lines(article: Article) -> str:
    """Return the source lines as ``3–9, 12``."""
    ranges = article.source.lines
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
