"""``count``, ``list_zones`` and ``list_topics``: how many articles have which value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hzsearch.aggregations.counts import Counts
from hzsearch.gazetteer import load_gazetteer
from hzsearch.index import Index
from hzsearch.mcp.arguments import Count, Listing
from hzsearch.mcp.bounds import TEXT, TITLE, Part, few, shorten
from hzsearch.model.counted import counted
from hzsearch.taxonomy import load_taxonomy


@dataclass(frozen=True, slots=True)
class Value:
    """A value, how many of the matching articles have it and, if asked for, of all.

    ``about`` is a zone's official name and province, or what a topic means.
    """

    name: str
    articles: int
    archive: int | None
    about: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """How many articles match, ``total``, exactly; and one page of the values that they have.

    Years, months and days stand in order of time, all else the most frequent first. An article
    has one main zone, and may have several zones, topics or bylines; ``without`` have no value.
    ``number`` is how many values there are on all pages.
    """

    total: int
    by: str | None
    number: int
    values: tuple[Value, ...]
    without: int
    page: int
    pages: int
    next_page: int | None
    notes: tuple[str, ...]

    def written(self) -> Iterator[str]:
        """Yield the answer as text."""
        yield f"{counted(self.total, 'article')} 篇."
        yield from (f"Note: {note}" for note in self.notes)
        if self.by:
            yield f"By {self.by}: {self.number} values; page {self.page} of {self.pages}."
        yield from map(_line, self.values)
        if self.without:
            yield f"Without any: {self.without}"
        if self.next_page:
            yield f"More: page={self.next_page}."


def count(index: Index, asked: Count) -> Values:
    """Answer ``count`` with ``Index.counts``."""
    found = index.counts(**asked.filters, by=asked.by or None, share=asked.share)
    return _values(found, Part(asked.page, asked.limit), lambda _: None)


def list_zones(index: Index, asked: Listing) -> Values:
    """Answer ``list_zones``: the main zones of the archive's articles."""
    return _values(index.counts(by="zone"), Part(asked.page, asked.limit), _zone)


def list_topics(index: Index, asked: Listing) -> Values:
    """Answer ``list_topics``: the topics of the archive's articles."""
    return _values(index.counts(by="topic"), Part(asked.page, asked.limit), _topic)


def _values(found: Counts, part: Part, about: Callable[[str], str | None]) -> Values:
    shown = list(found.counts.items())[part.offset : part.offset + part.size]
    return Values(
        total=found.total,
        by=found.by,
        number=len(found.counts),
        values=tuple(
            Value(
                shorten(name, TITLE),
                articles,
                None if found.archive is None else found.archive.get(name, 0),
                about(name),
            )
            for name, articles in shown
        ),
        without=found.without,
        page=part.page,
        pages=part.pages(len(found.counts)),
        next_page=part.following(len(found.counts)),
        notes=few(found.notes),
    )


def _zone(name: str) -> str | None:
    zone = load_gazetteer().find(name)
    return f"{zone.official_name}，{zone.province}" if zone else None


def _topic(name: str) -> str | None:
    topic = load_taxonomy().find(name)
    return shorten(topic.definition, TEXT) if topic else None


def _line(value: Value) -> str:
    of = "" if value.archive is None else f" of {value.archive}"
    return f"{value.name}: {value.articles}{of}" + (f" ({value.about})" if value.about else "")
