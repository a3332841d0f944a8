"""What a browser may keep: an answer is good as long as the index is in the same state.

Every answer has a tag, made of the state of the index, the whole address and the language;
who sends it back is told in a few bytes that nothing has changed (304; RFC 9110, 13.1.2),
and no query is run. The tags are weak, since answers tell how long they took.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import Response

from hzsearch.web.running import run, stamp
from hzsearch.web.wording import language

Endpoint = Callable[[Request], Awaitable[Response]]

#: Nobody between may keep it, and who keeps it asks each time whether it is still good.
ASK_AGAIN = "private, no-cache"

# An entity tag in a list of them, its weakness left aside, as GET compares (RFC 9110, 8.8.3.2).
_TAG = re.compile(r'(?:W/)?("[^"]*")')


def by_state(endpoint: Endpoint) -> Endpoint:
    """Return ``endpoint`` with a tag on what it answers, for what hangs on the index alone.

    That is to say on its state, the address and the language, and on nothing that is
    kept elsewhere.
    """

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        known = _TAG.findall(request.headers.get("if-none-match", ""))
        if known and await _is_same(request, known):
            return Response(status_code=304, headers=_headers(request))
        response = await endpoint(request)
        if response.status_code == 200 and stamp(request):
            response.headers.update(_headers(request))
        return response

    return answer


async def _is_same(request: Request, known: list[str]) -> bool:
    # The call is only made for the stamp that is noted with it.
    await run(request, request.app.state.index.stamp)
    return bool(stamp(request)) and _tag(request) in known


def _headers(request: Request) -> dict[str, str]:
    tag = f"W/{_tag(request)}"
    return {"etag": tag, "cache-control": ASK_AGAIN, "vary": "accept-language"}


def _tag(request: Request) -> str:
    scope = request.scope
    # The salt is another one after each start: the program may be, or its word lists.
    made_of = (
        request.app.state.salt,
        stamp(request),
        scope["scheme"],
        request.headers.get("host"),
        scope["path"],
        scope["query_string"],
        language(request),
    )
    told = hashlib.sha256(repr(made_of).encode(errors="backslashreplace"))
    return f'"{told.hexdigest()[:32]}"'
