"""The API: the same JSON as on the command line, under ``/api/v1``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.index import Index
from hzsearch.web.asked import asked, flag, freshness, paging
from hzsearch.web.running import run


async def search(request: Request) -> Response:
    """Answer ``/api/v1/search?q=…``: what ``hzsearch query --json`` prints."""
    query = request.query_params
    wanted, fresh = asked(query), freshness(query)
    beside = {"facets": flag(query, "facets"), "fresh": fresh}
    options = {**wanted.filters, **wanted.part, **beside}
    found = await run(request, _index(request).query, **options)
    return JSONResponse(found.to_dict())


async def count(request: Request) -> Response:
    """Answer ``/api/v1/count?q=…&by=month``: what ``hzsearch count --json`` prints."""
    wanted, by = asked(request.query_params), request.query_params.get("by")
    share = flag(request.query_params, "share")
    found = await run(request, _index(request).counts, by=by, share=share, **wanted.filters)
    return JSONResponse(found.to_dict())


async def article(request: Request) -> Response:
    """Answer ``/api/v1/articles/ID``: what ``hzsearch show --json`` prints."""
    found = await run(request, _index(request).show, request.path_params["id"])
    return JSONResponse(found.to_dict())


async def similar(request: Request) -> Response:
    """Answer ``/api/v1/similar/ID``: what ``hzsearch similar --json`` prints."""
    one, (page, size) = request.path_params["id"], paging(request.query_params)
    part = {"limit": size, "offset": (page - 1) * size}
    found = await run(request, _index(request).similar, one, **part)
    return JSONResponse(found.to_dict())


async def health(request: Request) -> Response:
    """Answer ``/healthz``: 200 where the index can be asked."""
    found = await run(request, _index(request).count)
    return JSONResponse({"status": "ok", "articles": found})


def _index(request: Request) -> Index:
    index: Index = request.app.state.index
    return index
