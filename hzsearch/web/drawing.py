"""Pages from templates: everything from the archive is escaped, matches stand in ``<mark>``."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from hzsearch.messages import in_chinese
from hzsearch.model import Article, Spans, line_ranges, mark
from hzsearch.model.counted import counted
from hzsearch.web.assets import asset
from hzsearch.web.wording import language, wording

_PAGES = Environment(
    loader=PackageLoader("hzsearch.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)

_BEGINNING = 30

#: What stands in a path for a page whose label is not known.
NO_LABEL = "-"


def marked(text: str, spans: Spans = ()) -> Markup:
    """Return ``text`` as HTML with ``spans`` in ``<mark>``."""
    drawn = mark(text, spans, lambda part: f"<mark>{escape(part)}</mark>", _escaped)
    return Markup(drawn)  # noqa: S704  both kinds of parts were escaped


def draw(request: Request, name: str, status: int = 200, **facts: Any) -> HTMLResponse:
    """Return the page that the template ``name`` makes of ``facts``."""
    spoken = language(request)
    told = in_chinese if spoken == "zh" else str
    shared = {"say": wording(request), "language": spoken, "told": told}
    page = _PAGES.get_template(name).render(**shared, **_FUNCTIONS, **facts)
    return HTMLResponse(page, status, {"vary": "accept-language"})


def many(text: str, total: int, issues: int = 0) -> str:
    """Return a wording with its number of articles, and of issues, filled in."""
    told = {"articles": counted(total, "article"), "issues": counted(issues, "issue")}
    return text.format(total=total, count=issues, **told)


def title(article: Article) -> str:
    """Return what stands over an article: its headline, or how its text begins."""
    begins = "".join(article.paragraphs[:1])
    begins = f"{begins[:_BEGINNING]}…" if len(begins) > _BEGINNING else begins
    return article.headline or article.kicker or begins or article.id


def address(article: Article) -> str:
    """Return the path of an article's page."""
    return path_of(article.id)


def path_of(article_id: str) -> str:
    """Return the path of the page of the article of that id; its slashes are no steps of it."""
    return f"/article/{quote(article_id, safe='')}"


def source_address(article: Article, kept: str = "", part: int = 0) -> str:
    """Return the path of the page that shows where ``article`` was cut from.

    ``kept`` is the query of a URL that the link carries on (``Asked.link``).
    """
    more = f"part={part}" if part else ""
    query = "&".join(filter(None, (kept.removeprefix("?"), more)))
    return f"/source/{quote(article.id, safe='')}{f'?{query}' if query else ''}"


def issue_address(day: str, label: str | None = None) -> str:
    """Return the path of an issue's page, or of the page of it that is labelled so."""
    return f"/browse/{day}" if label is None else f"/browse/{day}/{quote(label or NO_LABEL)}"


def _escaped(text: str) -> str:
    return str(escape(text))


_FUNCTIONS = {
    "marked": marked,
    "title": title,
    "address": address,
    "many": many,
    "path_of": path_of,
    "line_ranges": line_ranges,
    "asset": asset,
    "issue_address": issue_address,
    "source_address": source_address,
}
