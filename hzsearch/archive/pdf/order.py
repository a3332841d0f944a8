"""The order of reading: a page is cut into ever smaller parts along its white bands.

Recursive XY-cut (Nagy and Seth 1984): the widest white band that runs through
the whole part, measured in the size of its type, parts it; upper before lower,
left before right. Vertical lines side by side are taken together first, and read
from the right. What no band parts is read from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from hzsearch.model import Box, Placement

#: A white band parts from this much of the size of the type. Lines are never that
#: far apart sideways within a column; downwards they are, so there it takes more.
_COLUMN_BAND, _ROW_BAND = 0.4, 0.6
#: Vertical lines side by side belong together up to this many em apart.
_VERTICAL_GAP = 1.5
_MOST_COMPARED = 200


@dataclass(slots=True)
class _Part:
    """Lines that stay together: their indexes in order, and their box."""

    lines: list[int]
    box: Box
    size: float


def reading_order(placed: Sequence[Placement]) -> list[int]:
    """Return the indexes of ``placed`` in the order of reading."""
    done: list[int] = []
    waiting = [_parts(placed)] if placed else []
    while waiting:
        group = waiting.pop()
        pieces = _cut(group)
        if pieces:
            waiting.extend(reversed(pieces))
        else:
            group.sort(key=lambda part: (round(part.box.top), part.box.left))
            done.extend(line for part in group for line in part.lines)
    return done


def _parts(placed: Sequence[Placement]) -> list[_Part]:
    """Return each horizontal line, and each row of vertical ones from the right."""
    level = [_Part([i], one.box, one.size) for i, one in enumerate(placed) if not one.vertical]
    upright = [i for i, one in enumerate(placed) if one.vertical]
    rows: list[_Part] = []
    for index in sorted(upright, key=lambda i: -placed[i].box.right):
        one = placed[index]
        for part in rows[-_MOST_COMPARED:]:
            if _is_next(part, placed[part.lines[-1]].box, one):
                part.lines.append(index)
                part.box = _around(part.box, one.box)
                break
        else:
            rows.append(_Part([index], one.box, one.size))
    return level + rows


def _is_next(part: _Part, last: Box, one: Placement) -> bool:
    """Return whether a vertical line stands to the left of the last of a row, beside it."""
    shared = min(last.bottom, one.box.bottom) - max(last.top, one.box.top)
    return (
        -0.3 <= (last.left - one.box.right) / one.size <= _VERTICAL_GAP
        and shared >= 0.5 * min(last.height, one.box.height)
        and 0.8 <= part.size / one.size <= 1.25
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _cut(group: list[_Part]) -> tuple[list[_Part], list[_Part]] | None:
    """Return ``group`` in two along its widest white band, None where it has none."""
    if len(group) < 2:
        return None
    size = median(part.size for part in group)
    group.sort(key=lambda part: part.box.top)
    row_band, row = _band([(part.box.top, part.box.bottom) for part in group])
    upper = group[:row], group[row:]
    group.sort(key=lambda part: part.box.left)
    column_band, column = _band([(part.box.left, part.box.right) for part in group])
    rows, columns = row_band / (_ROW_BAND * size), column_band / (_COLUMN_BAND * size)
    if max(rows, columns) <= 1:
        return None
    return upper if rows >= columns else (group[:column], group[column:])


def _band(spans: Sequence[tuple[float, float]]) -> tuple[float, int]:
    """Return the width of the widest band no span reaches into, and how many come before it."""
    end, widest, place = spans[0][1], 0.0, len(spans)
    for index, (start, stop) in enumerate(spans):
        if start - end > widest:
            widest, place = start - end, index
        end = max(end, stop)
    return widest, place
