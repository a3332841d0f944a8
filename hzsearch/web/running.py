"""Calls of ``Index`` from a server: in threads, not too many at once, none for ever."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import anyio
from anyio import CapacityLimiter, to_thread

T = TypeVar("T")

#: So many queries run at the same time, and for so many seconds at most is one waited for.
THREADS, SECONDS = 4, 20.0

_limiters: dict[object, CapacityLimiter] = {}


class TooLongError(Exception):
    """A query took longer than one is waited for."""


async def run(call: Callable[..., T], *args: Any, **options: Any) -> T:
    """Return what ``call`` returns; TooLongError where it takes too long."""
    try:
        with anyio.fail_after(SECONDS):
            return await to_thread.run_sync(
                partial(call, *args, **options), abandon_on_cancel=True, limiter=_limiter()
            )
    except TimeoutError:
        raise TooLongError from None


def _limiter() -> CapacityLimiter:
    # One for each event loop, which it is bound to.
    from anyio.lowlevel import current_token  # noqa: PLC0415

    return _limiters.setdefault(current_token(), CapacityLimiter(THREADS))
