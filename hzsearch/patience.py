"""Until when an answer is waited for: a thread can not be stopped, but its long loops can ask.

Whoever waits says so with ``until``; what may take long calls ``check`` on its way. Where
nobody said anything, all is waited for.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from hzsearch.errors import OverdueError

_waited = threading.local()


@contextmanager
def until(end: float) -> Iterator[None]:
    """Have ``check`` raise, in this thread, once ``time.monotonic()`` is past ``end``."""
    before = getattr(_waited, "end", math.inf)
    _waited.end = min(end, before)
    try:
        yield
    finally:
        _waited.end = before


def check() -> None:
    """Raise OverdueError where nobody waits for the answer any more."""
    if monotonic() > getattr(_waited, "end", math.inf):
        raise OverdueError("This query took too long; ask more exactly.")
