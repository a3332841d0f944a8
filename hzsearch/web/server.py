"""The HTTP server under the application, and what it bears with from a connection.

h11 and no other parser, as it bounds what it keeps of a request that is not whole yet.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Connections at most, all that are open counted; beyond that, 503.
CONNECTIONS = 500
#: Seconds in which the head of a request must be whole, from its first byte or the connection on.
PATIENCE = 10.0
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
    """A connection that is closed where a request is begun and not sent in ``PATIENCE``.

    uvicorn itself waits for ever, so that a few hundred of them would keep all others out.
    """

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request from now on."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on, until a request is whole."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(PATIENCE, self.transport.abort)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
