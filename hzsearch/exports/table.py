"""An article as a row of a table: the columns of CSV and Excel files.

The columns are called so that ``hzsearch import`` knows them again.
"""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.citations import gbt7714
from hzsearch.highlight import Passage, passages
from hzsearch.model import Article

COLUMNS = (
    *("id", "date", "published", "zone", "zones", "province", "topics", "kind"),
    *("kicker", "headline", "subheadline", "bylines", "text"),
    *("file", "page", "lines", "citation"),
)

#: What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def row(article: Article, paper: str) -> list[str]:
    """Return the cells of ``article``, as ``COLUMNS`` names them.

    Lists are joined with 、, paragraphs and subheads stand on lines of their own.
    """
    source = article.source
    return [
        *(article.id, article.date or "", article.published or ""),
        *(article.zone or "", "、".join(article.zones), article.province or ""),
        *("、".join(article.topics), article.kind),
        *(article.kicker, article.headline, article.subheadline, "、".join(article.bylines)),
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


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet program takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
