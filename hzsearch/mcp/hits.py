"""``search`` and ``similar``: hits with what a citation needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.citations import Reference
from hzsearch.index import Index
from hzsearch.mcp.arguments import Search, Similar
from hzsearch.mcp.bounds import PARTS, SNIPPET, TITLE, TOPICS, Part, few, shorten
from hzsearch.mcp.standing import facts, standing
from hzsearch.model import Advice, Results, Spans, mark
from hzsearch.model import Hit as Found


@dataclass(frozen=True, slots=True)
class Hit(Reference):
    """A hit, with what to cite: id, title, the issue's day and page, the file's lines.

    ``date`` is the day that the article tells of, else the issue's. In ``snippet`` the matches
    stand between ** **, which the paper has not. ``found_as`` is what the article has instead
    of the words that were asked for.
    """

    score: float
    snippet: str
    found_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartFound:
    """A part of a query that found nothing, and how many articles it finds alone."""

    text: str
    finds: int


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of hits; ``total`` counts all articles that match, exactly.

    ``next_page`` is null on the last. ``notes`` say where the text was not taken as written.
    Where nothing was found, ``parts`` are those of the query, and ``nearest`` one that finds.
    """

    total: int
    page: int
    pages: int
    next_page: int | None
    hits: tuple[Hit, ...]
    notes: tuple[str, ...]
    parts: tuple[PartFound, ...]
    nearest: str | None

    def written(self) -> Iterator[str]:
        """Yield the answer as text."""
        yield f"{self.total} articles 篇; page {self.page} of {self.pages}."
        yield from (f"Note: {note}" for note in self.notes)
        for hit in self.hits:
            yield from _lines(hit)
        yield from (f"{part.text} alone finds {part.finds}." for part in self.parts)
        if self.nearest:
            yield f"Nearest query that finds something: {self.nearest}"
        if self.next_page:
            yield f"More: page={self.next_page}."


def search(index: Index, asked: Search) -> Hits:
    """Answer ``search`` with ``Index.query``."""
    part = Part(asked.page, asked.limit)
    found = index.query(**asked.filters, sort=asked.sort, limit=part.size, offset=part.offset)
    return _hits(found, part)


def similar(index: Index, asked: Similar) -> Hits:
    """Answer ``similar`` with ``Index.similar``."""
    part = Part(asked.page, asked.limit)
    return _hits(index.similar(asked.id, limit=part.size, offset=part.offset), part)


def _hits(found: Results, part: Part) -> Hits:
    advice = found.advice
    return Hits(
        total=found.total,
        page=part.page,
        pages=part.pages(found.total),
        next_page=part.following(found.total),
        hits=tuple(map(_hit, found)),
        notes=few(found.notes),
        parts=_parts(advice) if advice else (),
        nearest=advice.nearest.query if advice and advice.nearest else None,
    )


def _hit(found: Found) -> Hit:
    marked = mark(found.snippet.text, _joined(found.snippet.spans), "**{}**".format, str)
    return Hit(
        **facts(found.article),
        score=round(found.score, 4),
        snippet=shorten(marked, SNIPPET),
        found_as=tuple(shorten(one, TITLE) for one in found.via[:TOPICS]),
    )


def _joined(spans: Spans) -> Spans:
    """Return ``spans``, those that touch as one: between ** and ** there is something."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        touched = joined.pop()[0] if joined and joined[-1][1] == start else start
        joined.append((touched, end))
    return tuple(joined)


def _parts(advice: Advice) -> tuple[PartFound, ...]:
    parts = advice.parts[:PARTS] if len(advice.parts) > 1 else ()
    return tuple(PartFound(shorten(part.text, TITLE), part.finds) for part in parts)


def _lines(hit: Hit) -> Iterator[str]:
    yield f"[{hit.id}] {hit.title}"
    yield f"  {standing(hit)}"
    yield f"  {hit.snippet}"
    if hit.found_as:
        yield f"  found as 文中作: {'、'.join(hit.found_as)}"
