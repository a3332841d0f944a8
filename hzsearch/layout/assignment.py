"""The assignment problem: the cheapest way to give every row a column of its own.

In: a table of costs with at least as many columns as rows. Out: the column of each
row. Kuhn and Munkres' Hungarian method with potentials, in O(rows² · columns); a page
has some ten titles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row in the cheapest assignment."""
    rows, columns = len(costs), len(costs[0])
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # 1-based; column 0 holds the row to be placed
    for row in range(1, rows + 1):
        owner[0] = row
        _place(costs, owner, by_row, by_column)
    assigned = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            assigned[owner[column] - 1] = column - 1
    return assigned


def _place(
    costs: Sequence[Sequence[float]],
    owner: list[int],
    by_row: list[float],
    by_column: list[float],
) -> None:
    """Find the row in ``owner[0]`` a column by the cheapest path, moving others along it."""
    width = len(by_column)
    least, way, free = [math.inf] * width, [0] * width, [True] * width
    column = 0
    while owner[column]:
        free[column] = False
        row = owner[column]
        for k in range(1, width):
            reduced = costs[row - 1][k - 1] - by_row[row] - by_column[k]
            if free[k] and reduced < least[k]:
                least[k], way[k] = reduced, column
        column = min((k for k in range(1, width) if free[k]), key=least.__getitem__)
        _lower(least[column], owner, by_row, by_column, least, free)
    while column:
        owner[column] = owner[way[column]]
        column = way[column]


def _lower(
    step: float,
    owner: list[int],
    by_row: list[float],
    by_column: list[float],
    least: list[float],
    free: list[bool],
) -> None:
    """Shift the potentials so that the next column of the path costs nothing."""
    for k, is_free in enumerate(free):
        if is_free:
            least[k] -= step
        else:
            by_row[owner[k]] += step
            by_column[k] -= step
