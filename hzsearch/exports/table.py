"""An article as a row of a table: the columns of CSV and Excel files.

The columns are called so that ``hzsearch import`` knows them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hzsearch.archive.records.exported import COLUMNS, harmless, joined, more_text
from hzsearch.citations import gbt7714
from hzsearch.highlight import Passage, passages
from hzsearch.model import Article, line_ranges

__all__ = ["COLUMNS", "NO_XML", "body", "harmless", "more_text", "row"]

#: What XML 1.0 can not hold; condensing drops it too, so no search is about it.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def row(article: Article, paper: str) -> list[str]:
    """Return the cells of ``article``, as ``COLUMNS`` names them.

    Lists are ``joined`` with ；, paragraphs and subheads stand on lines of their own.
    """
    source = article.source
    return [
        *(article.id, article.date or "", article.published or ""),
        *(article.zone or "", joined(article.zones), article.province or ""),
        *(joined(article.topics), article.kind),
        *(article.kicker, article.headline, article.subheadline),
        joined(article.bylines),
        "\n".join(unit.text for unit in body(article)),
        *(source.path, str(source.page), line_ranges(article.source), gbt7714.cite(article, paper)),
    ]


def body(article: Article) -> Iterator[Passage]:
    """Yield the paragraphs and the subheads, in the order in which they are read."""
    for unit in passages(article, ()):
        if unit.field in ("subheads", "paragraphs"):
            yield unit
