"""Traditional script read as simplified.

In: text. Out: the same text with each Han character in its simplified form, one
for one. Zones, topics and dates are written in simplified script in our tables
and rules; a page in traditional script is read through this, and stays as it is.
"""

from __future__ import annotations

from dataclasses import replace

from hzsearch.analysis import simplified
from hzsearch.model import Article


def simplified_article(article: Article) -> Article:
    """Return ``article`` with titles, subheads and paragraphs in simplified script."""
    return replace(
        article,
        kicker=simplified(article.kicker),
        headline=simplified(article.headline),
        subheadline=simplified(article.subheadline),
        subheads=tuple(simplified(text) for text in article.subheads),
        paragraphs=tuple(simplified(text) for text in article.paragraphs),
    )
