"""The application: which address is answered by what, and what is said where that fails."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, ExceptionHandler, Message, Receive, Scope, Send

from hzsearch.errors import HzsearchError, UnknownArticleError, UnusableIndexError, UsageError
from hzsearch.web import api, export, pages, suggest, trends
from hzsearch.web.drawing import draw
from hzsearch.web.guard import LOOPBACK, guards
from hzsearch.web.running import BusyError, Pool, TooLongError

if TYPE_CHECKING:
    from hzsearch.index import Index

_TOO_LONG = "This query took too long; ask more exactly. 检索超时，请缩小范围。"
_BUSY = "Too many queries wait; ask again in a moment. 检索繁忙，请稍后再试。"
_FAILED = "This could not be answered; the server's log says why. 服务器内部错误，详见日志。"

_log = logging.getLogger("hzsearch.web")


class _AnyId(Convertor[str]):
    """An id in a path: any text, also with slashes and ends of lines."""

    regex = "(?s:.*)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("id", _AnyId())


def create_app(
    index: Index, *, hosts: tuple[str, ...] = LOOPBACK, token: str | None = None
) -> Starlette:
    """Return the application over ``index``, for any ASGI server.

    ``hosts`` are the names by which it may be asked; with ``token`` only who has it is let in.
    Raises UsageError for what is no name of a host, or no token.
    """
    app = Starlette(
        routes=_routes(),
        middleware=[*guards(hosts, token), Middleware(_Failures)],
        exception_handlers=_HANDLERS,
        lifespan=_lifespan,
    )
    app.state.index, app.state.pool = index, Pool()
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.pool.shutdown()
    # It may be started again.
    app.state.pool = Pool()


def _routes() -> list[Route | Mount]:
    static = StaticFiles(directory=str(files("hzsearch.web") / "static"))
    return [
        Route("/", pages.results),
        Route("/article/{id:id}", pages.article),
        Route("/api/v1/search", api.search),
        Route("/api/v1/count", api.count),
        Route("/api/v1/articles/{id:id}", api.article),
        Route("/api/v1/similar/{id:id}", api.similar),
        Route("/export", export.answer),
        Route("/trend", trends.page),
        Route("/trend.csv", trends.as_csv),
        Route("/api/v1/trend", trends.as_json),
        Route("/api/v1/suggest", suggest.answer),
        Route("/healthz", api.health),
        Mount("/static", static),
    ]


class _Failures:
    """Says that something failed, and no more; a log has the rest.

    Starlette's own handler stands outside of the guards, where no headers are added.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = []

        async def sending(message: Message) -> None:
            begun.append(message["type"])
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            if begun or scope["type"] != "http":
                raise
            _log.exception("%r could not be answered", scope["path"])
            await _answer(Request(scope), 500, _FAILED)(scope, receive, send)


def _answer(
    request: Request, status: int, says: str, headers: Mapping[str, str] | None = None
) -> Response:
    if request.url.path.startswith(("/api/", "/healthz")):
        return JSONResponse({"error": says}, status, headers)
    answer = draw(request, "error.html", status, says=says)
    answer.headers.update(headers or {})
    return answer


async def _told(request: Request, error: Exception) -> Response:
    kinds = ((UnknownArticleError, 404), (UsageError, 400), (UnusableIndexError, 503))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 500)
    return _answer(request, status, str(error))


async def _later(request: Request, error: Exception) -> Response:
    return _answer(request, 503, _BUSY if isinstance(error, BusyError) else _TOO_LONG)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, error.status_code, error.detail, error.headers)


_HANDLERS: dict[Any, ExceptionHandler] = {
    HzsearchError: _told,
    TooLongError: _later,
    BusyError: _later,
    HTTPException: _refused,
}
