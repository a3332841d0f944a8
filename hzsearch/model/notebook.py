"""How an answer looks in a notebook: HTML, with everything from the archive escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from hzsearch.model.counted import counted
from hzsearch.model.marking import Spans, mark

if TYPE_CHECKING:
    from hzsearch.model.results import Hit


def results_html(total: int, hits: Sequence[Hit], notes: Sequence[str]) -> str:
    """Return the notes, how many articles match, and the hits with their matches marked."""
    told = "".join(f"<p><em>{escape(note)}</em></p>" for note in notes)
    shown = "".join(map(_hit, hits))
    return f"<div>{told}<p>{counted(total, 'article')} 共 {total} 篇</p><ol>{shown}</ol></div>"


def _hit(hit: Hit) -> str:
    article = hit.article
    title = _marked(article.headline, hit.highlights.get("headline", ())) or escape(hit.id)
    facts = " · ".join(filter(None, (hit.id, article.zone, article.date, *article.topics)))
    snippet = _marked(hit.snippet.text, hit.snippet.spans)
    return f"<li><strong>{title}</strong><br><small>{escape(facts)}</small><br>{snippet}</li>"


def _marked(text: str, spans: Spans) -> str:
    return mark(text, spans, lambda part: f"<mark>{escape(part)}</mark>", escape)
