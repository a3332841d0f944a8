"""What every answer goes through: who may ask, and what a browser may do with what it gets.

The pages run one script of ours and nothing else, load nothing from elsewhere, and stand in no
frame (Content Security Policy, Level 3). Only hosts that are known are answered, so that no
site can have a browser read the archive by a name of its own (DNS rebinding).
"""

from __future__ import annotations

import math
import re
import secrets

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hzsearch.errors import UsageError
from hzsearch.web.limits import Rates, Sizes
from hzsearch.web.refusing import Refusals, refusal

#: The names by which a machine means itself.
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

# A name, all names below one, any; an address of IPv6 stands in brackets (RFC 3986, 3.2.2).
_HOST = re.compile(r"\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*\.?|\[[0-9A-Fa-f:.]+\]")

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_STRANGE = (
    "This machine is not known here by that name; 'hzsearch serve --name HOST' adds one. "
    "本机不用这个名称；请用 hzsearch serve --name 加上。"
)

# What says nothing else is kept nowhere.
_NOT_KEPT = (b"cache-control", b"no-store")


class Headers:
    """Adds ``HEADERS`` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                headers = [*message.get("headers", ()), *added]
                kept = () if _NOT_KEPT[0] in dict(headers) else (_NOT_KEPT,)
                message["headers"] = [*headers, *kept]
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


class Hosts:
    """Answers only who asks for this machine by a name that is known."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app, self._hosts = app, list(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with 400."""
        is_known = False

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            nonlocal is_known
            is_known = True
            await self.app(scope, receive, send)

        async def sending(message: Message) -> None:
            # What Starlette says of a strange name names no way out.
            if is_known:
                await send(message)

        check = TrustedHostMiddleware(answer, allowed_hosts=self._hosts, www_redirect=False)
        await check(scope, receive, sending)
        if not is_known:
            await refusal(scope, 400, _STRANGE)(scope, receive, send)


class Token:
    """Lets only those in who have the token: as a bearer, or as the password of "basic"."""

    def __init__(self, app: ASGIApp, token: bytes) -> None:
        self.app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with 401."""
        if scope["type"] == "http" and not self._may(dict(scope["headers"])):
            told = {"www-authenticate": 'Basic realm="hzsearch"'}
            await refusal(scope, 401, "A token is needed.", told)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _may(self, headers: dict[bytes, bytes]) -> bool:
        kind, _, given = headers.get(b"authorization", b"").partition(b" ")
        given = given.lstrip(b" ")
        if kind.lower() == b"basic":
            given = _password(given)
        elif kind.lower() != b"bearer":
            return False
        return secrets.compare_digest(given, self._token)


def _password(given: bytes) -> bytes:
    import base64  # noqa: PLC0415  only where somebody asks so
    import binascii  # noqa: PLC0415

    try:
        return base64.b64decode(given, validate=True).partition(b":")[2]
    except binascii.Error:
        return b""


def guards(
    hosts: tuple[str, ...], token: str | None, rate: float | None = None
) -> list[Middleware]:
    """Return the middleware, the outermost first; UsageError for no host's name, or no token.

    With ``rate``, an address may ask so often a second; wrong tokens count, too. UsageError
    where that is no number above zero.
    """
    # Not written as rate <= 0, which lets a NaN pass.
    if rate is not None and not 0 < rate < math.inf:
        raise UsageError(f"A rate is a number of requests a second above zero, not {rate}.")
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise UsageError(f"“{host}” is no host's name; write archive.example, or *.example.")
    known = Middleware(Hosts, hosts=hosts)
    asked = [] if token is None else [Middleware(Token, token=_encoded(token))]
    rates = [Middleware(Rates, rate=rate)] if rate else []
    limits = [Middleware(Sizes), *rates]
    return [Middleware(Headers), *limits, Middleware(Refusals), known, *asked]


def _encoded(token: str) -> bytes:
    """Return what a browser sends for ``token``; an environment may have bytes that are no text."""
    try:
        encoded = token.encode()
    except UnicodeEncodeError:
        raise UsageError("The token is not text in UTF-8; choose another.") from None
    if not encoded.strip():
        raise UsageError("The token is empty; choose one, or leave it out.")
    return encoded
