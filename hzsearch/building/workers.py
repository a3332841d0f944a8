"""Worker processes: a function applied to items, results in the order of the items.

Knows nothing of what is done. In one process where one is enough.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Seconds between two looks of a worker at whether its builder still lives.
_WATCH_SECONDS = 0.5


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
    with ProcessPoolExecutor(workers, initializer=_die_with, initargs=(os.getpid(),)) as pool:
        yield from _in_order(pool, function, chain(first, waiting), 2 * workers)


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


def _die_with(parent: int) -> None:
    """End this worker soon after the builder has been killed; it would wait for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
