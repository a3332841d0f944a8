"""What a document holds, as lines that a case can be compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from hzsearch.archive import Document
from hzsearch.model import Article

_NOT_SHOWN = ("source", "continued", "subhead_before", "date_source")


def shown(document: Document) -> str:
    """Return articles (fields that are not empty), lines left out, and notes."""
    lines = [line for article in document.articles for line in _article(article)]
    if document.furniture:
        lines.append("furniture: " + " ".join(map(str, document.furniture)))
    lines += [f"note: {note}" for note in document.notes]
    lines += [f"to cut: {line.text}" for page in document.pages for line in page.lines]
    return "\n".join(lines)


def _article(article: Article) -> Iterator[str]:
    yield f"{article.id} at {' '.join(f'{a}-{b}' for a, b in article.source.lines)}"
    for item in fields(article):
        value = getattr(article, item.name)
        if item.name in _NOT_SHOWN or not value or value == "news" or item.name == "id":
            continue
        for one in value if isinstance(value, tuple) else (value,):
            shown_one = "=".join(one) if isinstance(one, tuple) else one
            yield f"  {item.name}: {shown_one}"
