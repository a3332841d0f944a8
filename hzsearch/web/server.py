"""The HTTP server under the application, and what it bears with from a connection.

h11 and no other parser, as it bounds what it keeps of a request that is not whole yet.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from hzsearch.web.refusing import refusal

#: Connections at most, all that are open counted; beyond that, 503.
CONNECTIONS = 500
#: Seconds in which the head of a request must be whole, from its first byte or the connection on.
PATIENCE = 10.0
#: Seconds in which its body must be whole, from the end of the head on.
BODY_PATIENCE = 30.0
_LATE = "The body of the request did not come in time. 请求体未在规定时间内到达。"
# Bytes of the head; the application refuses less than that with a sentence.
_HEAD = 65_536


def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Serve ``app`` on ``listener`` until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        uvicorn.Server(_config(app)).run(sockets=[listener])


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="warning",
        http=Prompt,
        ws="none",
        server_header=False,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=_HEAD,
    )


class Prompt(H11Protocol):
    """A connection that is closed where a request is begun and not sent in time.

    uvicorn itself waits for ever, so that a few hundred of them would keep all others out. Who
    does not end a head is not answered, who does not end a body with 408 (RFC 9110, 15.5.9).
    """

    _timer: asyncio.TimerHandle | None = None
    # What is waited for: the body of a request, else a head.
    _awaited: Any = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request from now on."""
        super().connection_made(transport)
        self._wait(PATIENCE)

    def data_received(self, data: bytes) -> None:
        """Wait on, until a request is whole."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Begin the next request, where it was sent together with the one that is answered."""
        super().on_response_complete()
        if self.cycle is not None and not self.cycle.response_complete:
            self._unset_keepalive_if_required()
            self._watch()

    def _watch(self) -> None:
        if self.cycle is None or self.cycle.response_complete:
            self._wait(PATIENCE)
        elif self.cycle.more_body:
            self._wait(BODY_PATIENCE, self.cycle)
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self, seconds: float, awaited: Any = None) -> None:
        if self._timer is None or self._awaited is not awaited:
            self._stop()
            self._awaited = awaited
            self._timer = self.loop.call_later(seconds, self._give_up)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        if self._awaited is None or self.cycle.response_started:
            self.transport.abort()
            return
        answer = refusal(dict(self.scope), 408, _LATE, {"connection": "close"})
        head = h11.Response(status_code=408, headers=answer.raw_headers, reason=b"Request Timeout")
        for event in (head, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        # Whoever still reads it is told that nobody is there any more.
        self.transport.close()
