"""The API: the same JSON as on the command line, under ``/api/v1``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.errors import UsageError
from hzsearch.index import Index
from hzsearch.web.asked import asked
from hzsearch.web.running import run


async def search(request: Request) -> Response:
    """Answer ``/api/v1/search?q=…``: what ``hzsearch query --json`` prints."""
    wanted, facets = asked(request.query_params), _flag(request, "facets")
    found = await run(_index(request).query, **wanted.filters, **wanted.part, facets=facets)
    return JSONResponse(found.to_dict())


async def count(request: Request) -> Response:
    """Answer ``/api/v1/count?q=…&by=month``: what ``hzsearch count --json`` prints."""
    wanted, by = asked(request.query_params), request.query_params.get("by")
    found = await run(
        _index(request).counts, by=by, share=_flag(request, "share"), **wanted.filters
    )
    return JSONResponse(found.to_dict())


async def article(request: Request) -> Response:
    """Answer ``/api/v1/articles/ID``: what ``hzsearch show --json`` prints."""
    found = await run(_index(request).show, request.path_params["id"])
    return JSONResponse(found.to_dict())


async def similar(request: Request) -> Response:
    """Answer ``/api/v1/similar/ID``: what ``hzsearch similar --json`` prints."""
    part = asked(request.query_params).part
    one, limit, offset = request.path_params["id"], part["limit"], part["offset"]
    found = await run(_index(request).similar, one, limit=limit, offset=offset)
    return JSONResponse(found.to_dict())


async def health(request: Request) -> Response:
    """Answer ``/healthz``: 200 where the index can be asked."""
    found = await run(_index(request).count)
    return JSONResponse({"status": "ok", "articles": found})


def _flag(request: Request, name: str) -> bool:
    value = request.query_params.get(name, "")
    if value not in ("", "0", "1", "true", "false"):
        raise UsageError(f"“{name}” is 1 or 0, not “{value[:20]}”.")
    return value in ("1", "true")


def _index(request: Request) -> Index:
    index: Index = request.app.state.index
    return index
