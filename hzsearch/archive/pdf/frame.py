"""From a page's user space to the page as it is displayed, and from there into turned text.

PDF counts from the bottom, from wherever the MediaBox begins, before the page is
turned by ``/Rotate`` (ISO 32000-1, 8.3.2.3 and 14.11.2). We count from the top
left corner of what is seen.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, degrees, radians, sin
from typing import NamedTuple

Rect = tuple[float, float, float, float]


class Matrix(NamedTuple):
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: Matrix) -> Matrix:
        """Return the map that does this first and ``other`` after it."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def rect(self, one: Rect) -> Rect:
        """Return (left, top, right, bottom) of what encloses the image of a rectangle."""
        corners = [self.point(x, y) for x in (one[0], one[2]) for y in (one[1], one[3])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def display(left: float, bottom: float, right: float, top: float, turns: int) -> Matrix:
    """Return the map from user space to the displayed page; ``turns`` are quarters clockwise."""
    return (
        Matrix(1, 0, 0, -1, -left, top),
        Matrix(0, 1, 1, 0, -bottom, -left),
        Matrix(-1, 0, 0, 1, right, -bottom),
        Matrix(0, -1, -1, 0, top, right),
    )[turns % 4]


def direction(x: float, y: float) -> int:
    """Return the angle of a direction on the displayed page, in whole degrees clockwise.

    Scanned and pasted text is often off by a little: within 3 degrees of a
    right angle it counts as that.
    """
    angle = degrees(atan2(y, x))
    quarter = round(angle / 90) * 90
    return (quarter if abs(angle - quarter) <= 3 else round(angle)) % 360


def turned(angle: int) -> Matrix:
    """Return the map from the displayed page into the frame of text that runs at ``angle``."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return Matrix(c, -s, s, c)


@lru_cache
def unturned(angle: int) -> Matrix:
    """Return the map back from the frame of turned text."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return Matrix(c, s, -s, c)
