"""Pages from templates: everything from the archive is escaped, matches stand in ``<mark>``."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from hzsearch.highlight import mark
from hzsearch.model import Article, Spans
from hzsearch.web.wording import language, wording

_PAGES = Environment(
    loader=PackageLoader("hzsearch.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def marked(text: str, spans: Spans = ()) -> Markup:
    """Return ``text`` as HTML with ``spans`` in ``<mark>``."""
    drawn = mark(text, spans, lambda part: f"<mark>{escape(part)}</mark>", _escaped)
    return Markup(drawn)  # noqa: S704  both kinds of parts were escaped


def draw(request: Request, name: str, status: int = 200, **facts: Any) -> HTMLResponse:
    """Return the page that the template ``name`` makes of ``facts``."""
    shared = {"say": wording(request), "language": language(request), "marked": marked}
    page = _PAGES.get_template(name).render(title=title, lines=lines, **shared, **facts)
    return HTMLResponse(page, status, {"vary": "accept-language"})


def title(article: Article) -> str:
    """Return what stands over an article: its headline, or how its text begins."""
    return article.headline or article.kicker or "".join(article.paragraphs[:1])[:30] or article.id


def lines(article: Article) -> str:
    """Return the source lines as ``3–9, 12``."""
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in article.source.lines)


def _escaped(text: str) -> str:
    return str(escape(text))
