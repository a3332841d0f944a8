"""Hard wraps as a newspaper column makes them.

Measured on a real page: a column of W Han takes lines up to W + 0.5 when
punctuation is squeezed to half a Han and ASCII is half a Han wide, so a line
with digits or quotes holds more characters than its neighbours. A paragraph's
first line is two Han shorter, because the indent was printed but not dumped.
No line starts with a closing mark or ends with an opening one; a number or a
Latin word is never cut; a dash may start a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

CLOSING = "，。、；：！？”’）》】…%"
OPENING = "“‘（《【"
WORD = r"[0-9A-Za-z][0-9A-Za-z.%/\-]*"
ATOM = re.compile(rf"[{OPENING}]*(?:{WORD}|——|……|.)[{CLOSING}]*")
INDENT = 2.0

Width = Callable[[int], float]


def weigh(text: str) -> float:
    """Return the width of ``text`` in Han, its punctuation squeezed."""
    return sum(_weight(char) for char in text)


def _weight(char: str) -> float:
    half = char.isascii() or char in CLOSING or char in OPENING
    return 0.5 if half else 1.0


def wrap(text: str, width: Width, first: int = 0) -> list[str]:
    """Cut a paragraph whose first line is line ``first`` of the article's column."""
    lines = [""]
    for atom in ATOM.findall(text):
        room = width(first + len(lines) - 1) - (INDENT if len(lines) == 1 else 0.0)
        if lines[-1] and weigh(lines[-1] + atom.rstrip()) > room:
            lines.append("")
        lines[-1] += atom
    return [line.strip() for line in lines if line.strip()]


def fits(line: str, extra: str, room: float) -> bool:
    """Say whether ``extra`` still fits behind the last line of an article."""
    return weigh(line) + 1.0 + weigh(extra) <= room
