"""Requests as a server hands them to the application: any bytes, which no client would send."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope

Headers = list[tuple[bytes, bytes]]

LOCAL: Headers = [(b"host", b"localhost")]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def ask(
    app: ASGIApp,
    target: bytes = b"/",
    headers: Headers = LOCAL,
    *,
    method: str = "GET",
    client: str = "127.0.0.1",
    body: bytes = b"",
) -> Answer:
    """Return the answer to one request; ``target`` is the path and the query as they are sent."""
    return asyncio.run(_asked(app, _scope(target, headers, method, client), body))


def _scope(target: bytes, headers: Headers, method: str, client: str) -> Scope:
    path, _, query = target.partition(b"?")
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path.decode("latin-1")),
        "raw_path": path,
        "root_path": "",
        "query_string": query,
        "headers": [(name.lower(), value) for name, value in headers],
        "client": (client, 50000),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }


async def _asked(app: ASGIApp, scope: Scope, body: bytes) -> Answer:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start, *rest = sent
    assert start["type"] == "http.response.start"
    headers = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(one.get("body", b"") for one in rest))
