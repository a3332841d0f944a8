"""``search`` and ``similar``: hits with what a citation needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hzsearch.index import Index
from hzsearch.mcp.arguments import Search, Similar
from hzsearch.mcp.bounds import PARTS, SIMILAR, SNIPPET, TITLE, TOPICS, Part, few, shorten
from hzsearch.mcp.standing import Standing, facts, standing
from hzsearch.model import Advice, Meant, Results, Spans, mark
from hzsearch.model import Hit as Found
from hzsearch.model.counted import counted


@dataclass(frozen=True, slots=True)
class Hit(Standing):
    """A hit, with what to cite: id, title, the issue's day and page, the file's lines.

    In ``snippet`` the matches stand between ** **, which the paper has not. ``via`` is what the
    article has instead of the words that were asked for. ``similar`` are the ids of the first
    10 articles that were folded into it, ``folded`` is how many were.
    """

    score: float
    snippet: str
    via: tuple[str, ...]
    similar: tuple[str, ...]
    folded: int


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of hits; ``total`` counts all articles that match, exactly.

    ``next_page`` is null on the last; so is ``pages`` where near-duplicates are folded. ``notes``
    say where the text was not taken as written, ``meant`` what a rare word may be a misprint
    of. Where nothing was found, ``advice`` has the query's parts, and the nearest that finds.
    """

    total: int
    page: int
    pages: int | None
    next_page: int | None
    hits: tuple[Hit, ...]
    notes: tuple[str, ...]
    meant: tuple[Meant, ...]
    advice: Advice | None

    def written(self) -> Iterator[str]:
        """Yield the answer as text."""
        of = "" if self.pages is None else f" of {self.pages}"
        yield f"{counted(self.total, 'article')} 篇; page {self.page}{of}."
        yield from (f"Note: {note}" for note in self.notes)
        for hit in self.hits:
            yield from _lines(hit)
        for one in self.meant:
            yield f"{one.word} may mean {one.instead}: {counted(one.articles, 'article')}."
        yield from _advised(self.advice) if self.advice else ()
        if self.next_page:
            yield f"More: page={self.next_page}."


def search(index: Index, asked: Search) -> Hits:
    """Answer ``search`` with ``Index.query``."""
    part = Part(asked.page, asked.limit)
    limit = part.size + asked.collapse
    options: dict[str, Any] = {"sort": asked.sort, "collapse": asked.collapse, "fresh": asked.fresh}
    found = index.query(**asked.filters, **options, limit=limit, offset=part.offset)
    return _folded(found, part) if asked.collapse else _hits(found, part)


def similar(index: Index, asked: Similar) -> Hits:
    """Answer ``similar`` with ``Index.similar``."""
    part = Part(asked.page, asked.limit)
    return _hits(index.similar(asked.id, limit=part.size, offset=part.offset), part)


def _folded(found: Results, part: Part) -> Hits:
    shown, is_more = found.first(part.size)
    following = part.page + 1 if is_more and part.is_followed else None
    return replace(_hits(shown, part), pages=None, next_page=following)


def _hits(found: Results, part: Part) -> Hits:
    return Hits(
        total=found.total,
        page=part.page,
        pages=part.pages(found.total),
        next_page=part.following(found.total),
        hits=tuple(map(_hit, found)),
        notes=few(found.notes),
        meant=found.meant[:PARTS],
        advice=_short(found.advice) if found.advice else None,
    )


def _hit(found: Found) -> Hit:
    marked = mark(found.snippet.text, _joined(found.snippet.spans), "**{}**".format, str)
    return Hit(
        **facts(found.article),
        score=round(found.score, 4),
        snippet=shorten(marked, SNIPPET),
        via=tuple(shorten(one, TITLE) for one in found.via[:TOPICS]),
        similar=found.similar[:SIMILAR],
        folded=len(found.similar),
    )


def _joined(spans: Spans) -> Spans:
    """Return ``spans``, those that touch as one: between ** and ** there is something."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        touched = joined.pop()[0] if joined and joined[-1][1] == start else start
        joined.append((touched, end))
    return tuple(joined)


def _short(advice: Advice) -> Advice:
    parts = (replace(part, text=shorten(part.text, TITLE)) for part in advice.parts[:PARTS])
    return replace(advice, parts=tuple(parts))


def _advised(advice: Advice) -> Iterator[str]:
    if len(advice.parts) > 1:
        yield from (f"{part.text} alone finds {part.finds}." for part in advice.parts)
    if advice.nearest:
        yield f"Nearest query that finds something: {advice.nearest.query}"


def _lines(hit: Hit) -> Iterator[str]:
    yield f"[{hit.id}] {hit.title}"
    yield f"  {standing(hit)}"
    yield f"  {hit.snippet}"
    if hit.via:
        yield f"  found as 文中作: {'、'.join(hit.via)}"
    if hit.folded:
        more = "…" if hit.folded > len(hit.similar) else ""
        yield f"  and {hit.folded} like it 相近报道: {'、'.join(hit.similar)}{more}"
