"""What a citation says of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hzsearch.enrich.naming import read_name
from hzsearch.model import Article
from hzsearch.model.ids import page_of

_LEADING_DASH = re.compile(r"^[—―─\s]+")
_BEGINNING = 30


@dataclass(frozen=True, slots=True)
class Cited:
    """The parts of a citation; empty or None where the archive does not tell.

    ``day`` is the issue's (published), never the event's. ``page`` is the 版次: the article's
    own in a file of several, else the one in the file's name.
    """

    authors: tuple[str, ...]
    title: str
    paper: str
    day: str | None
    page: str


def cited(article: Article, paper: str = "") -> Cited:
    """Return what is cited of ``article``, printed in the newspaper ``paper``."""
    path = article.source.path
    page = read_name(path).page if path else ""
    return Cited(
        authors=article.bylines,
        title=_title(article),
        paper=paper,
        day=article.published,
        page=str(page_of(article.id) or page),
    )


def _title(article: Article) -> str:
    """Return the headline with its subheadline; of a photo without one, how its caption begins."""
    if article.headline:
        return "：".join(
            filter(None, (article.headline, _LEADING_DASH.sub("", article.subheadline)))
        )
    if article.subheadline:
        return article.subheadline
    first = article.kicker or "".join(article.paragraphs[:1])
    return first if len(first) <= _BEGINNING else f"{first[:_BEGINNING]}…"
