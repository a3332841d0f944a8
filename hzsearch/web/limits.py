"""How much one may ask: the size of a request, and how often an address may send one.

Rates are those of a token bucket (as in RFC 2697, with one bucket): it holds ``BURST``
seconds' worth of requests, fills by ``rate`` a second, and each request takes one.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hzsearch.web.refusing import refusal

#: Bytes of a URL, of all headers, and of a body, at most.
URL, HEADERS, BODY = 16_384, 32_768, 1_048_576
#: So many seconds' worth of requests may come at once.
BURST = 2.0

_BODY = f"The body of a request has {BODY:,} bytes at most."
# So many addresses are known; the one that asked the longest time ago is forgotten first.
_KNOWN = 10_000


class Sizes:
    """Refuses what is too large, before it is read: 414, 431 and 413 (RFC 9110, RFC 6585)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        refused = _too_large(scope) if scope["type"] == "http" else None
        if refused:
            status, says = refused
            # What was not read of it must not be taken for the next request.
            answer = refusal(scope, status, says, {"connection": "close"})
            await answer(scope, receive, send)
        else:
            await self.app(scope, _counted(receive), send)


def _too_large(scope: Scope) -> tuple[int, str] | None:
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > URL:
        return 414, f"A URL has {URL:,} bytes at most."
    if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADERS:
        return 431, f"The headers of a request have {HEADERS:,} bytes at most."
    length = Headers(scope=scope).get("content-length", "0")
    if not (length.isascii() and length.isdigit() and len(length) < 20):
        return 400, "The length of the request is no number."
    if int(length) > BODY:
        return 413, _BODY
    return None


def _counted(receive: Receive) -> Receive:
    """Return ``receive``, which raises HTTPException 413 at more than there may be."""
    left = BODY

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413, _BODY)
        return message

    return counted


class Rates:
    """Refuses an address that asks more often than ``rate`` a second: 429, with when to try."""

    def __init__(
        self, app: ASGIApp, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.app, self._rate, self._clock = app, rate, clock
        # For each address the requests it has left, and when that was so.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        wait = self._wait(_address(scope)) if scope["type"] == "http" else 0
        if not wait:
            await self.app(scope, receive, send)
            return
        says = "Too many requests; ask again in a moment. 请求过于频繁，请稍后再试。"
        await refusal(scope, 429, says, {"retry-after": str(wait)})(scope, receive, send)

    def _wait(self, address: str) -> int:
        """Take a request of ``address``; return 0, or in how many seconds there is one."""
        now, most = self._clock(), max(self._rate * BURST, 1.0)
        left, since = self._left.pop(address, (most, now))
        left = min(left + (now - since) * self._rate, most)
        is_one = left >= 1
        self._left[address] = (left - is_one, now)
        if len(self._left) > _KNOWN:
            self._left.popitem(last=False)
        return 0 if is_one else max(1, math.ceil((1 - left) / self._rate))


def _address(scope: Scope) -> str:
    """Return who asks; of IPv6 the network of 64 bits, all of which one machine may have."""
    client = scope.get("client")
    host = str(client[0]) if client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or int(address) >> 64)
    return host
