"""How a request is refused before any page is asked: as JSON where an answer would be JSON."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_JSON = ("/api/", "/healthz", "/mcp", "/openapi.json")


def is_json(scope: Scope) -> bool:
    """Return whether what is asked for is answered in JSON, errors too."""
    return str(scope["path"]).startswith(_JSON)


def refusal(
    scope: Scope, status: int, says: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer with ``status`` that says why: in JSON, or as plain text."""
    if is_json(scope):
        return JSONResponse({"error": says}, status, headers)
    return PlainTextResponse(f"{says}\n", status, headers)


class Refusals:
    """Says in JSON what others refuse in plain text, as the check of the host does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not is_json(scope):
            await self.app(scope, receive, send)
            return
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start" and _is_plain(message):
                status = message["status"]
            elif status:
                says = message.get("body", b"").decode(errors="replace").strip()
                await refusal(scope, status, says)(scope, receive, send)
            else:
                await send(message)

        await self.app(scope, receive, sending)


def _is_plain(message: Message) -> bool:
    kind = dict(message.get("headers", ())).get(b"content-type", b"")
    return bool(message["status"] >= 400 and kind.startswith(b"text/plain"))
