"""Calls of ``Index`` from a server: in a few lasting threads, with an end to all waiting.

Each thread keeps a reader of its own open, so they last as long as the server does. A query
can not be stopped: one that is no longer waited for keeps its thread until it is done, so
that never more than ``THREADS`` run.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Any, TypeVar

import anyio
from starlette.requests import Request

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
        self, threads: int = THREADS, waiting: int = WAITING, seconds: float = SECONDS
    ) -> None:
        """No thread is started before it is needed."""
        self._threads = ThreadPoolExecutor(threads, "hzsearch-web")
        self._places = BoundedSemaphore(threads + waiting)
        self._seconds = seconds

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
        running = self._threads.submit(call, *args, **options)
        # Also called where it is given up before a thread took it.
        running.add_done_callback(lambda _: self._places.release())
        return running

    def shutdown(self) -> None:
        """Take no more calls; those that run end by themselves, those that wait never run."""
        self._threads.shutdown(wait=False, cancel_futures=True)


async def run(request: Request, call: Callable[..., T], *args: Any, **options: Any) -> T:
    """Return what ``call`` returns, run in the pool of the application that was asked."""
    pool: Pool = request.app.state.pool
    return await pool.run(call, *args, **options)
