"""What an object's method answered last, remembered without a cycle.

``lru_cache`` of a bound method holds its object, which holds it: such a reader would keep the
files of its state open until the garbage is collected, and not only until nobody reads by it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeVar
from weakref import WeakMethod

A = TypeVar("A", bound=Hashable)
T = TypeVar("T")


def remembered(method: Callable[[A], T], most: int | None) -> Callable[[A], T]:
    """Return ``method`` of an object, its ``most`` last answers remembered; with None all are.

    The object may keep it, and must be kept by whoever calls it.
    """
    of = WeakMethod(method)

    @lru_cache(maxsize=most)
    def answer(asked: A) -> T:
        bound = of()
        assert bound is not None
        return bound(asked)

    return answer
