"""Text in columns on a terminal, where a Han takes two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
_OPENING, _CLOSING = "（《“‘「『【", "）》”’」』】，。、；：？！…"
# What colours a text (ECMA-48, SGR) or makes it a link (OSC 8).
_UNSEEN = re.compile("\x1b\\[[0-9;]*m|\x1b]8;;[^\x1b]*\x1b\\\\")
_SEEN = re.compile(f"{_UNSEEN.pattern}|.", re.DOTALL)
_BEGIN = re.compile(rf"(?:{_UNSEEN.pattern})* *(?:\d+(?:\.| [│× ]) )?")
_PLAIN, _LINK = "\x1b[0m", "\x1b]8;;"
_LINK_END = _LINK + "\x1b\\"


def width(text: str) -> int:
    """Return how many columns ``text`` takes.

    Wide and full-width characters take two (Unicode Standard Annex 11), combining marks none,
    nor what colours the text or makes it a link.
    """
    return sum(map(_width, _UNSEEN.sub("", text) if "\x1b" in text else text))


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Return ``text`` with blanks behind it, or ``right`` before it, up to ``columns``."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def aligned(rows: Sequence[Sequence[str]], align: str) -> Iterator[str]:
    """Yield ``rows`` as lines with their cells in columns; every row has as many cells.

    ``align`` has a sign for each column: "<" stands left in it, ">" right.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, align, strict=True)
        padding = (padded(text, wide, right=side == ">") for text, wide, side in cells)
        yield GAP.join(padding).rstrip()


def shortened(text: str, columns: int) -> str:
    """Return ``text`` cut to at most ``columns``, with … where something is left out."""
    if width(text) <= columns:
        return text
    kept, room = "", columns - 1
    for char in text:
        room -= _width(char)
        if room < 0:
            break
        kept += char
    return kept + "…"


def wrapped(text: str, columns: int, whole: re.Pattern[str] | None = None) -> str:
    """Return ``text`` in lines of at most ``columns``, broken at blanks or between any two Han.

    What ``whole`` matches is not broken, unless it is wider than a line.
    """
    lines = [""]
    for piece in _pieces(text, _inside(text, columns, whole)):
        if width(lines[-1] + piece.rstrip()) > columns and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


def hanging(line: str, columns: int) -> str:
    """Return a line as :func:`wrapped` does, all of it as far to the right as it begins.

    A line begins behind its blanks, and behind the number that counts it: ``  3. ``, ``  3 │ ``.
    """
    found = _BEGIN.match(line)
    begin = found[0] if found else ""
    indent = width(begin)
    if width(line) <= columns or indent >= columns // 2:
        return line
    first, *others = wrapped(line[len(begin) :], columns - indent).split("\n")
    return "\n".join(_carried([begin + first, *(" " * indent + other for other in others)]))


def _carried(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines each of which ends its colours and its link itself, and goes on with the last's.

    A pager shows every line by itself.
    """
    colours, link = "", ""
    for line in lines:
        before = colours + link
        for sign in _UNSEEN.findall(line):
            if sign.startswith(_LINK):
                link = "" if sign == _LINK_END else sign
            else:
                colours = "" if sign == _PLAIN else colours + sign
        text = line.lstrip(" ")
        blanks = line[: len(line) - len(text)]
        yield f"{blanks}{before}{text}{_LINK_END if link else ''}{_PLAIN if colours else ''}"


def _inside(text: str, columns: int, whole: re.Pattern[str] | None) -> frozenset[int]:
    """Return the places within what ``whole`` matches and fits into a line."""
    found = whole.finditer(text) if whole else ()
    fitting = (one.span() for one in found if width(one[0].rstrip()) <= columns)
    return frozenset(place for start, end in fitting for place in range(start + 1, end))


def _pieces(text: str, inside: frozenset[int]) -> list[str]:
    """Return what may not be broken: wide characters one by one, other text up to a blank.

    Nowhere ``inside``. No line begins with a mark that closes, or ends with one that opens
    (GB/T 15834, 5.1). What is unseen stands with what is before it.
    """
    pieces, last = [""], ""
    for found in _SEEN.finditer(text):
        char = found[0]
        if len(char) == 1:
            if last and found.start() not in inside and _may_part(last, char):
                pieces.append("")
            last = char
        pieces[-1] += char
    return pieces


def _may_part(before: str, after: str) -> bool:
    """Say whether a line may break between two characters: at blanks, Han and marks."""
    if before in _OPENING or after in _CLOSING:
        return False
    marks = before in _CLOSING or after in _OPENING
    return marks or before == " " or 2 in (_width(before), _width(after))
