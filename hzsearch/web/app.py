"""The application: which address is answered by what, and what is said where that fails."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, ExceptionHandler, Message, Receive, Scope, Send

from hzsearch.errors import (
    HzsearchError,
    UnknownArticleError,
    UnknownNameError,
    UnusableIndexError,
    UsageError,
)
from hzsearch.web import browsing, pages, reading, saved, sources, trends
from hzsearch.web.assets import Assets
from hzsearch.web.caching import by_state
from hzsearch.web.drawing import draw
from hzsearch.web.guard import LOOPBACK, guards
from hzsearch.web.metrics import Counted, Metrics
from hzsearch.web.openapi import openapi
from hzsearch.web.operations import OPERATIONS
from hzsearch.web.refusing import is_json, refusal
from hzsearch.web.running import BusyError, Pool, TooLongError

if TYPE_CHECKING:
    from hzsearch.index import Index
    from hzsearch.web.agents import Agents

_TOO_LONG = "This query took too long; ask more exactly."
_BUSY = "Too many queries wait; ask again in a moment."
_FAILED = "This could not be answered; the server's log says why."
# What Starlette says in two words.
_SAID = {
    404: "There is nothing at this address.",
    405: "This address is not to be asked in that way.",
}

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
    index: Index,
    *,
    hosts: tuple[str, ...] = LOOPBACK,
    token: str | None = None,
    rate: float | None = None,
    sources: bool | None = None,
    paper: str = "",
) -> Starlette:
    """Return the application over ``index``, for any ASGI server.

    ``hosts`` are the names by which it may be asked; with ``token`` only who has it is let in;
    with ``rate``, one address may ask so often a second in the long run. With ``sources`` the
    pages that articles were cut from are shown too, raw lines and pictures; if it is not said,
    only where nobody but this machine is answered. ``paper`` is the newspaper's name, which
    citations have. Raises UsageError for what is no name of a
    host, or no token.
    """
    counted, agents = Metrics(), _agents(index, lambda: app.state.pool)
    app = Starlette(
        routes=[*_routes(), *([Route("/mcp", agents, methods=["POST"])] if agents else ())],
        middleware=[
            Middleware(Counted, metrics=counted),
            *guards(hosts, token, rate),
            Middleware(_Failures),
        ],
        exception_handlers=_HANDLERS,
        lifespan=_lifespan,
    )
    app.state.index, app.state.metrics, app.state.agents = index, counted, agents
    app.state.pool = Pool(timed=counted.timed)
    # Tags of answers hold as long as this application does.
    app.state.salt = secrets.token_hex(8)
    app.state.paper = paper
    app.state.sources = set(hosts) <= set(LOOPBACK) if sources is None else sources
    return app


def _agents(index: Index, pool: Callable[[], Pool]) -> Agents | None:
    """Return what answers agents, None where the extra "mcp" is not installed."""
    try:
        from hzsearch.web.agents import Agents  # noqa: PLC0415  an extra
    except ImportError:
        return None
    return Agents(index, pool)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    async with app.state.agents.running() if app.state.agents else nullcontext():
        yield
    app.state.pool.shutdown()
    # It may be started again.
    app.state.pool = Pool(timed=app.state.metrics.timed)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", by_state(pages.results)),
        Route("/article/{id:id}", by_state(reading.article)),
        # What lies beside the index is in no tag of it.
        Route("/source/{id:id}", sources.page),
        Route("/saved", saved.listing),
        Route("/saved/{name}", saved.page),
        Route("/trend", by_state(trends.page)),
        Route("/browse", by_state(browsing.calendar)),
        Route("/browse/undated", by_state(browsing.undated)),
        Route("/browse/{day}", by_state(browsing.issue)),
        Route("/browse/{day}/{page}", by_state(browsing.page)),
        # What programs ask, each part with its description.
        *(operation.route for operation in OPERATIONS),
        Route("/openapi.json", openapi),
        Mount("/static", Assets()),
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
    if is_json(request.scope):
        return refusal(request.scope, status, says, headers)
    answer = draw(request, "error.html", status, says=says)
    answer.headers.update(headers or {})
    return answer


async def _told(request: Request, error: Exception) -> Response:
    unknown = (UnknownArticleError, UnknownNameError)
    kinds = ((unknown, 404), (UsageError, 400), (UnusableIndexError, 503))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 500)
    return _answer(request, status, str(error))


async def _later(request: Request, error: Exception) -> Response:
    says = _BUSY if isinstance(error, BusyError) else _TOO_LONG
    return _answer(request, 503, says, {"retry-after": "1"})


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    is_bare = error.detail == HTTPStatus(status).phrase
    says = _SAID.get(status, error.detail) if is_bare else error.detail
    return _answer(request, status, says, error.headers)


_HANDLERS: dict[Any, ExceptionHandler] = {
    HzsearchError: _told,
    TooLongError: _later,
    BusyError: _later,
    HTTPException: _refused,
}
