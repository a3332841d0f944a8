"""The application: which address is answered by what, and what is said where that fails."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from hzsearch.errors import HzsearchError, UnusableIndexError, UsageError
from hzsearch.web import api, pages
from hzsearch.web.drawing import draw
from hzsearch.web.guard import LOOPBACK, guards
from hzsearch.web.running import TooLongError

if TYPE_CHECKING:
    from hzsearch.index import Index

_TOO_LONG = "This query took too long; ask more exactly. 检索超时，请缩小范围。"


def create_app(
    index: Index, *, hosts: tuple[str, ...] = LOOPBACK, token: str | None = None
) -> Starlette:
    """Return the application over ``index``, for any ASGI server.

    ``hosts`` are the names by which it may be asked; with ``token`` only who has it is let in.
    """
    app = Starlette(
        routes=_routes(),
        middleware=guards(hosts, token),
        exception_handlers={
            HzsearchError: _told,
            TooLongError: _too_long,
            HTTPException: _refused,
        },
    )
    app.state.index = index
    return app


def _routes() -> list[Route | Mount]:
    static = StaticFiles(directory=str(files("hzsearch.web") / "static"))
    return [
        Route("/", pages.results),
        Route("/article/{id:path}", pages.article),
        Route("/api/v1/search", api.search),
        Route("/api/v1/count", api.count),
        Route("/api/v1/articles/{id:path}", api.article),
        Route("/api/v1/similar/{id:path}", api.similar),
        Route("/healthz", api.health),
        Mount("/static", static),
    ]


def _answer(request: Request, status: int, says: str) -> Response:
    if request.url.path.startswith(("/api/", "/healthz")):
        return JSONResponse({"error": says}, status)
    return draw(request, "error.html", status, says=says)


async def _told(request: Request, error: Exception) -> Response:
    status = 503 if isinstance(error, UnusableIndexError) else 500
    if isinstance(error, UsageError):
        status = 404 if str(error).startswith("No article has the id") else 400
    return _answer(request, status, str(error))


async def _too_long(request: Request, _: Exception) -> Response:
    return _answer(request, 503, _TOO_LONG)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, error.detail)
