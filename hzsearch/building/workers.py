"""Worker processes: a function applied to items, results in the order of the items.

Knows nothing of what is done. In one process where one is enough.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from hzsearch.errors import StoppedError

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[Result]:
    """Yield ``function(item)`` for each of ``items``, in order, from ``workers`` processes.

    Items are taken only as fast as they are worked on: there may be many.
    """
    waiting = iter(items)
    first = list(islice(waiting, 2))
    if workers <= 1 or len(first) < 2:
        yield from map(function, chain(first, waiting))
        return
    with ProcessPoolExecutor(workers, initializer=_follow_the_builder) as pool:
        try:
            yield from _in_order(pool, function, chain(first, waiting), workers + 1)
        except BrokenProcessPool as error:
            raise StoppedError(
                "A worker process was killed, perhaps for want of memory; the index is as it "
                "was: run the command again, with a smaller --jobs."
            ) from error


def _in_order(
    pool: ProcessPoolExecutor,
    function: Callable[[Item], Result],
    items: Iterator[Item],
    most: int,
) -> Iterator[Result]:
    pending: deque[Future[Result]] = deque()
    for item in items:
        pending.append(pool.submit(function, item))
        if len(pending) >= most:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


def _follow_the_builder() -> None:
    """End this worker when the builder has ended, however it did; it would wait for ever."""
    builder = multiprocessing.parent_process()

    def watch() -> None:
        if builder:
            builder.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
