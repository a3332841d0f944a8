"""Something done again and again in a thread while a test does something else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def stream(ask: Callable[[], T]) -> Iterator[list[T | Exception]]:
    """Give the list of what ``ask`` returned or raised so far; it goes on until the end."""
    seen: list[T | Exception] = []
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            try:
                seen.append(ask())
            except Exception as error:
                seen.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()
