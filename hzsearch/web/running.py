"""Calls of ``Index`` from a server: in a few lasting threads, with an end to all waiting.

Each thread keeps a reader of its own open, so they last as long as the server does. One that
waits for a thread and is given up never runs. One that runs ends by itself soon after it is no
longer waited for (``hzsearch.patience``), and keeps its thread until then, so that never more
than ``THREADS`` run.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import wraps
from threading import BoundedSemaphore
from time import monotonic, perf_counter
from typing import Any, TypeVar

import anyio
from starlette.requests import Request

from hzsearch.errors import HzsearchError, OverdueError
from hzsearch.patience import until

T = TypeVar("T")

#: Queries that run at the same time, those that wait for a thread, seconds that one may take.
THREADS, WAITING, SECONDS = 4, 64, 20.0


class TooLongError(Exception):
    """A query took longer than one is waited for."""


class BusyError(Exception):
    """So many queries wait that one more would only wait in vain."""


class Pool:
    """Threads that calls run in, at most ``waiting`` of them in a queue."""

    def __init__(
        self,
        threads: int = THREADS,
        waiting: int = WAITING,
        seconds: float = SECONDS,
        timed: Callable[[str, float], None] | None = None,
    ) -> None:
        """No thread is started before it is needed; ``timed`` is told each call and its seconds."""
        self._threads = ThreadPoolExecutor(threads, "hzsearch-web")
        self._places = BoundedSemaphore(threads + waiting)
        self._seconds, self._timed = seconds, timed

    async def run(self, call: Callable[..., T], *args: Any, **options: Any) -> T:
        """Return what ``call`` returns; BusyError, or TooLongError where it takes too long."""
        running = self._submit(call, *args, **options)
        try:
            with anyio.fail_after(self._seconds):
                return await asyncio.wrap_future(running)
        except TimeoutError:
            raise TooLongError from None

    def _submit(self, call: Callable[..., T], *args: Any, **options: Any) -> Future[T]:
        if not self._places.acquire(blocking=False):
            raise BusyError
        end = monotonic() + self._seconds
        running = self._threads.submit(self._call, end, call, *args, **options)
        # Also called where it is given up before a thread took it.
        running.add_done_callback(lambda _: self._places.release())
        return running

    def _call(self, end: float, call: Callable[..., T], *args: Any, **options: Any) -> T:
        started = perf_counter()
        try:
            with until(end):
                return call(*args, **options)
        except OverdueError:
            raise TooLongError from None
        finally:
            if self._timed:
                self._timed(getattr(call, "__name__", "other"), perf_counter() - started)

    def shutdown(self) -> None:
        """Take no more calls; those that run end by themselves, those that wait never run."""
        self._threads.shutdown(wait=False, cancel_futures=True)


async def run(request: Request, call: Callable[..., T], *args: Any, **options: Any) -> T:
    """Return what ``call`` returns, run in the pool of the application that was asked."""
    pool: Pool = request.app.state.pool
    return await pool.run(_stamped(request, call), *args, **options)


def stamp(request: Request) -> str:
    """Return the name of the index's state as it was before the first call for ``request``.

    It is empty where there was no call, or no index. What came later may be of a newer
    state, never of an older one.
    """
    return str(getattr(request.state, "stamp", ""))


def _stamped(request: Request, call: Callable[..., T]) -> Callable[..., T]:
    """Return ``call``, which first notes the state: in its thread, where a reader is open."""
    if stamp(request):
        return call

    @wraps(call)
    def stamped(*args: Any, **options: Any) -> T:
        # Without an index, the call itself says so.
        with suppress(HzsearchError):
            request.state.stamp = request.app.state.index.stamp()
        return call(*args, **options)

    return stamped
