"""The page of one article: its text with the matches marked, what is beside it, citations."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hzsearch.citations import bibtex, gbt7714
from hzsearch.citations.cited import cited
from hzsearch.index import Index
from hzsearch.web.asked import Asked, asked
from hzsearch.web.drawing import draw
from hzsearch.web.running import run

_RELATED = 5


async def article(request: Request) -> Response:
    """Answer ``/article/ID?q=信创``: one article whole, with the query's matches marked."""
    wanted = asked(request.query_params)
    state, one = request.app.state, request.path_params["id"]
    facts = await run(request, _read, state.index, one, wanted, state.paper)
    sources = state.sources
    return draw(request, "article.html", asked=wanted, sources=sources, **facts)


def _read(index: Index, one: str, wanted: Asked, paper: str) -> dict[str, Any]:
    """Return what the page shows; the article is read once, and all in one thread."""
    found = index.show(one)
    return {
        "article": found,
        "units": index.marked(found, wanted.text, exact=wanted.exact),
        "related": index.similar(found, limit=_RELATED),
        "beside": index.neighbours(found),
        "label": cited(found).page,
        "cited": {
            "GB/T 7714": gbt7714.cite(found, paper),
            "BibTeX": bibtex.cite(found, paper).rstrip(),
        },
    }


async def neighbours_json(request: Request) -> Response:
    """Answer ``/api/v1/neighbours/ID``: the page that an article stands on, in reading order."""
    index: Index = request.app.state.index
    found = await run(request, index.neighbours, request.path_params["id"])
    return JSONResponse(found.to_dict())
