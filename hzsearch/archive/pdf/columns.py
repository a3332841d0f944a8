"""Pieces of one vertical line into one: upright characters and words turned sideways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hzsearch.model import Box, Placement

PlacedText = tuple[str, Placement]

#: In em: how far apart the pieces may be, and how far out of line.
_NEAR, _ALIGNED = 0.6, 0.3
#: Words turned sideways that are looked at: a bound on time.
_MOST = 200


def joined_columns(lines: Sequence[PlacedText]) -> list[PlacedText]:
    """Return ``lines``, the vertical ones joined where one goes on right below another."""
    lines = _with_single(lines)
    rest = [line for line in lines if not _is_vertical(line)]
    found: list[PlacedText] = []
    for line in sorted(filter(_is_vertical, lines), key=lambda line: line[1].box.top):
        for place in range(len(found) - 1, max(len(found) - 200, -1), -1):
            if _goes_on(found[place][1], line[1]):
                found[place] = _joined(found[place], line)
                break
        else:
            found.append(line)
    return rest + found


def _with_single(lines: Sequence[PlacedText]) -> list[PlacedText]:
    """Return ``lines``, a character right above or below a word turned sideways as vertical.

    Alone it is set neither way; a column of a headline may be no more than 成36项.
    """
    turned = [place for text, place in lines if place.vertical and text.isascii()]
    return [
        (text, replace(place, vertical=True))
        if turned and len(text) == 1 and any(_touches(place, word) for word in turned[:_MOST])
        else (text, place)
        for text, place in lines
    ]


def _touches(place: Placement, word: Placement) -> bool:
    return _goes_on(place, word) or _goes_on(word, place)


def _is_vertical(line: PlacedText) -> bool:
    return line[1].vertical


def _goes_on(upper: Placement, lower: Placement) -> bool:
    size = min(upper.size, lower.size)
    middles = [(place.box.left + place.box.right) / 2 for place in (upper, lower)]
    return (
        -_ALIGNED * size <= lower.box.top - upper.box.bottom <= _NEAR * size
        and abs(middles[0] - middles[1]) <= _ALIGNED * size
        and 0.8 <= upper.size / lower.size <= 1.25
    )


def _joined(upper: PlacedText, lower: PlacedText) -> PlacedText:
    one, other = upper[1].box, lower[1].box
    box = Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
    main = upper[1] if len(upper[0]) >= len(lower[0]) else lower[1]
    return upper[0] + lower[0], Placement(box, main.size, main.font, main.bold, True)
