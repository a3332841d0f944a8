"""Completion for the search box: ``/api/v1/suggest``."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.index import Index
from hzsearch.web.asked import check_length
from hzsearch.web.running import run


async def answer(request: Request) -> Response:
    """Answer ``/api/v1/suggest?q=xinc``: what ``Index.suggest`` returns, as JSON.

    ``{"query", "suggestions": [{"text", "kind", "articles", "query"}]}``.
    """
    index: Index = request.app.state.index
    text = request.query_params.get("q", "")
    check_length("q", text)
    found = await run(request, index.suggest, text)
    return JSONResponse({"query": text, "suggestions": [one.to_dict() for one in found]})
