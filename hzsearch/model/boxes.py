"""Boxes on a page: how far they share a width or a height, and how far they are apart.

In: :class:`~hzsearch.model.Box` values, or anything with their four edges. Out:
lengths in points and yes or no. Knows nothing of what stands in a box.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from hzsearch.model.page import Box


class Area(Protocol):
    """Anything with four edges, in points from the page's top left corner."""

    @property
    def left(self) -> float:
        """Return the left edge."""
        ...

    @property
    def top(self) -> float:
        """Return the upper edge."""
        ...

    @property
    def right(self) -> float:
        """Return the right edge."""
        ...

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        ...


def across(one: Area, other: Area) -> float:
    """Return the width that two boxes share; below nothing, how far they are apart."""
    return min(one.right, other.right) - max(one.left, other.left)


def down(one: Area, other: Area) -> float:
    """Return the height that two boxes share; below nothing, how far they are apart."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def hull(boxes: Iterable[Area]) -> Box:
    """Return the smallest box around ``boxes``, of which there is at least one."""
    all_ = list(boxes)
    return Box(
        min(box.left for box in all_),
        min(box.top for box in all_),
        max(box.right for box in all_),
        max(box.bottom for box in all_),
    )


def holds(outer: Area, inner: Area, slack: float) -> bool:
    """Say whether ``inner`` lies in ``outer``, but for ``slack`` points."""
    return (
        outer.left - slack <= inner.left
        and inner.right <= outer.right + slack
        and outer.top - slack <= inner.top
        and inner.bottom <= outer.bottom + slack
    )


def stacked(upper: Area, lower: Area) -> bool:
    """Say whether two boxes share a third of the narrower one's width."""
    narrow = min(upper.right - upper.left, lower.right - lower.left)
    return across(upper, lower) > narrow / 3
