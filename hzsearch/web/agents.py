"""``/mcp``: the tools for agents (``hzsearch.mcp``), behind what every answer goes through.

Each request stands by itself, so nothing is kept between them. The extra "mcp" must be there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive, Scope, Send

from hzsearch.errors import HzsearchError
from hzsearch.index import Index
from hzsearch.mcp import Run, create_server
from hzsearch.web.limits import BODY
from hzsearch.web.running import BusyError, Pool, TooLongError

_BUSY = "Too many queries wait; ask again in a moment."
_TOO_LONG = "This took too long; ask more exactly: a zone, a topic, since and until."


def patient(pool: Callable[[], Pool]) -> Run:
    """Return what runs calls in the pool that ``pool`` gives, and says why it gave up."""

    async def run(call: Callable[..., Any], *args: Any) -> Any:
        try:
            return await pool().run(call, *args)
        except BusyError:
            raise HzsearchError(_BUSY) from None
        except TooLongError:
            raise HzsearchError(_TOO_LONG) from None

    return run


class Agents:
    """Answers the protocol's messages; each that asks the index runs in a pool."""

    def __init__(self, index: Index, pool: Callable[[], Pool]) -> None:
        """``pool`` gives the pool that runs at the time."""
        self._server = create_server(index, patient(pool))
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Be ready to answer; it may be begun again once it has ended."""
        self._manager = StreamableHTTPSessionManager(
            self._server, json_response=True, stateless=True, max_request_body_size=BODY
        )
        async with self._manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; 403 where a page of another site sent it."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        # The host is a known one (guard); a page from there may ask too (the protocol's rule).
        if origin and origin.partition("://")[2] != headers.get("host"):
            raise HTTPException(403, "Another site's page asks; only this one may.")
        assert self._manager, "the application's lifespan has begun"
        try:
            body = await Request(scope, receive).body()
        except ClientDisconnect:
            # The protocol's package would log that as a failure.
            return
        await self._manager.handle_request(scope, _again(body, receive), send)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return ``receive``, which first gives the ``body`` that was read, whole."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receiving() -> Message:
        return messages.pop() if messages else await receive()

    return receiving
