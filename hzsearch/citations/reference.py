"""What a program is told of an article, so that it can name it, cite it and find its lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from hzsearch.citations.cited import cited
from hzsearch.model import Article, line_ranges, where


@dataclass(frozen=True, slots=True)
class Entry:
    """An article by its id and its title, as a list of references names it.

    Called as in the JSON forms. ``date`` is the day it tells of, where it names one, else the
    issue's; ``published`` is the issue's day and ``page`` the 版次, as a citation has them. What
    is not known is null or empty.
    """

    id: str
    title: str
    zone: str | None
    topics: tuple[str, ...]
    date: str | None
    published: str | None
    page: str


@dataclass(frozen=True, slots=True)
class Reference(Entry):
    """An article's entry, and where it stands, flat.

    ``source`` is the file in the archive, with its page and lines there; ``continued`` is
    where it goes on, in words.
    """

    source: str
    source_page: int
    lines: str
    continued: tuple[str, ...]


def entry(article: Article) -> Entry:
    """Return the entry of ``article``."""
    printed = cited(article)
    return Entry(
        id=article.id,
        title=printed.title or article.id,
        zone=article.zone,
        topics=article.topics,
        date=article.date,
        published=printed.day,
        page=printed.page,
    )


def reference(article: Article) -> Reference:
    """Return the reference of ``article``."""
    return Reference(
        **asdict(entry(article)),
        source=article.source.path,
        source_page=article.source.page,
        lines=line_ranges(article.source),
        continued=tuple(map(where, article.continued)),
    )
