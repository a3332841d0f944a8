"""The page that an article was cut from: its lines beside the clean text, its picture."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.errors import UsageError
from hzsearch.index import Index
from hzsearch.web.asked import Asked, asked
from hzsearch.web.drawing import draw
from hzsearch.web.running import run

_OFF = "Raw pages are not shown here; start the server with --sources."


async def page(request: Request) -> Response:
    """Answer ``/source/ID?part=0``: raw lines beside the text, each linked to the other."""
    _check(request)
    (one, part), wanted = _asked(request), asked(request.query_params)
    facts = await run(request, _read, request.app.state.index, one, wanted, part)
    query = f"?part={part}" if part else ""
    path = f"/picture/{quote(one, safe='')}{query}"
    return draw(request, "source.html", asked=wanted, picture=path, **facts)


async def picture(request: Request) -> Response:
    """Answer ``/picture/ID?part=0``: the page of a PDF as PNG."""
    _check(request)
    one, part = _asked(request)
    index: Index = request.app.state.index
    return Response(await run(request, index.picture, one, part), media_type="image/png")


async def as_json(request: Request) -> Response:
    """Answer ``/api/v1/source/ID?part=0``: what ``hzsearch show ID --source --json`` prints."""
    _check(request)
    one, part = _asked(request)
    index: Index = request.app.state.index
    found = await run(request, index.source, one, part)
    return JSONResponse(found.to_dict())


def _check(request: Request) -> None:
    if not request.app.state.sources:
        raise HTTPException(403, _OFF)


def _asked(request: Request) -> tuple[str, int]:
    text = request.query_params.get("part") or "0"
    if not (len(text) < 5 and text.isascii() and text.isdigit()):
        raise UsageError(f"“part” is a number from 0 on, not “{text[:20]}”.")
    return request.path_params["id"], int(text)


def _read(index: Index, one: str, wanted: Asked, part: int) -> dict[str, Any]:
    article = index.show(one)
    raw = index.source(article, part)
    others = {line.article for line in raw.lines if line.article}
    neighbours = index.neighbours(article).page.articles if others else ()
    return {
        "article": article,
        "raw": raw,
        "units": index.marked(article, wanted.text, exact=wanted.exact),
        "others": {other.id: other for other in neighbours if other.id in others},
        "places": (article.source, *article.continued),
    }
