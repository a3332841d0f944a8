"""Where an article stands, as every tool tells it: what a citation needs, in few characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from hzsearch.citations import Entry, entry
from hzsearch.mcp.bounds import LINES, PLACES, TEXT, TITLE, TOPICS, shorten
from hzsearch.model import Article, Source, line_ranges


@dataclass(frozen=True, slots=True)
class Standing(Entry):
    """An article's entry, and where it stands.

    ``source`` is the file in the archive, its page and ranges of lines there, the first 12;
    ``continued`` the first 3 places where it goes on.
    """

    source: Source
    continued: tuple[Source, ...]


def facts(article: Article) -> dict[str, Any]:
    """Return the fields of the article's ``Standing``; only the id is always whole."""
    whole = entry(article)
    return {
        **asdict(whole),
        "title": shorten(whole.title, TITLE),
        "zone": whole.zone and shorten(whole.zone, TITLE),
        "topics": tuple(shorten(topic, TITLE) for topic in whole.topics[:TOPICS]),
        "source": _short(article.source),
        "continued": tuple(map(_short, article.continued[:PLACES])),
    }


def standing(one: Standing) -> str:
    """Return in words: zone, day, the paper's day and page, the file's page and lines."""
    return " · ".join(_standing(one))


def _standing(one: Standing) -> Iterator[str]:
    if one.zone:
        yield one.zone
    if one.date:
        yield f"date {one.date}"
    if one.published:
        yield f"paper {one.published}" + (f", page {one.page}" if one.page else "")
    yield f"source {_place(one.source)}"
    yield from (f"goes on in {_place(place)}" for place in one.continued)


def _place(source: Source) -> str:
    more = "…" if len(source.lines) >= LINES else ""
    return f"{source.path}, page {source.page}, lines {line_ranges(source) or '–'}{more}"


def _short(source: Source) -> Source:
    return replace(source, path=shorten(source.path, TEXT), lines=source.lines[:LINES])
