"""What of an article tells its story: the body without its dateline."""

from __future__ import annotations

from hzsearch.dateline import dateline
from hzsearch.model import Article


def body(article: Article) -> tuple[str, ...]:
    """Return the paragraphs; a dateline (新华社北京3月28日电, 本报讯) is left out.

    It names the paper or the agency, and is what reprints change first.
    """
    first = "".join(article.paragraphs[:1])
    return (first[len(dateline(first)) :], *article.paragraphs[1:])
