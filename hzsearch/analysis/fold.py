"""Folding: width, case and traditional script made equal, one character for one.

``fold`` keeps the length, so an offset in the folded text is an offset in the
text. ``condense`` also drops what a literal match ignores: white space, what nobody sees,
and the quotation and title marks. Literals are compared condensed, on both sides.

The table is data/fold.txt: for every character its NFKC form where that is one
character, then its simplified form (OpenCC's TSCharacters, first choice), then
lower case; and ○, which papers print for 〇. Numbers in circles, raised and lowered ones
stay what they are: ①2亿元 and 3000m²5亿元 would else have 12亿元 and 25亿元. It is a file
and not computed, so that an index means the same on every Python: unicodedata changes
from version to version.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

#: Quotation and title marks that a literal match ignores on both sides. Their
#: vertical and full-width forms fold to these.
MARKS = "“”‘’「」『』《》\"'"

#: Controls, soft hyphens, joiners and marks of direction, first and last of each range:
#: those of Unicode's Cc and Cf that get into text, mostly from PDFs and web pages.
_INVISIBLE = (
    *((0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF)),
)

# Texts from so many characters on are looked through for those that change, and where that
# are no more than so many, each is replaced by itself: three times as fast as a translation.
_SHORT, _FEW = 48, 48

_TABLE = Path(__file__).parent.parent / "data" / "fold.txt"


def fold(text: str) -> str:
    """Return ``text`` with width, case and script folded; the length stays."""
    return _translated(text, _folding(), _foldable())


def condense(text: str) -> str:
    """Return ``text`` folded, without white space, invisible characters, quotation, title marks."""
    return _translated(text, _condensing(), _condensable())


def _translated(text: str, table: Mapping[int, str | None], changing: frozenset[str]) -> str:
    if len(text) < _SHORT:
        return text.translate(table)
    # A long text has few of the characters that change, each of them perhaps often.
    found = changing.intersection(text)
    if len(found) > _FEW:
        return text.translate(table)
    for char in found:
        text = text.replace(char, table[ord(char)] or "")
    return text


def condense_folded(text: str) -> str:
    """Return what ``condense`` does of a text that is folded already, sooner."""
    return _dropping().sub("", text)


def offsets(text: str) -> list[int]:
    """Return for each character of the condensed text its offset in ``text``."""
    # Few characters are dropped, so the stretches between them are quicker than each one.
    found: list[int] = []
    last = 0
    for place in sorted(_dropped_places(text)):
        found.extend(range(last, place))
        last = place + 1
    return [*found, *range(last, len(text))]


def _dropped_places(text: str) -> Iterator[int]:
    for char in _dropped().intersection(text):
        place = text.find(char)
        while place >= 0:
            yield place
            place = text.find(char, place + 1)


def simplified(text: str) -> str:
    """Return ``text`` in simplified script; its length, width, case and marks stay.

    Rules and tables are written in simplified script; a page in traditional script
    is read through this, and stays as it is.
    """
    return text if text.isascii() else text.translate(_simplifying())


#: Unified ideographs of the basic plane, extension A, and all beyond the basic plane; 〇.
_HAN = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\U00020000", "\U0003ffff"), ("〇", "〇"))


def is_han(char: str) -> bool:
    """Say whether ``char`` is a Han character."""
    return any(first <= char <= last for first, last in _HAN)


@lru_cache(maxsize=1)
def _simplifying() -> dict[int, str]:
    """Return what folding does to the Han characters of everyday use, and only to them."""
    return {code: char for code, char in _folding().items() if 0x4E00 <= code <= 0x9FFF}


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    rows = _TABLE.read_text(encoding="utf-8")
    # Every row is two characters and a line feed.
    return str.maketrans(dict(zip(rows[0::3], rows[1::3], strict=True)))


@lru_cache(maxsize=1)
def _condensing() -> dict[int, str | None]:
    return {**_folding(), **{ord(char): None for char in _dropped()}}


@lru_cache(maxsize=1)
def _foldable() -> frozenset[str]:
    return frozenset(map(chr, _folding()))


@lru_cache(maxsize=1)
def _condensable() -> frozenset[str]:
    return _foldable() | _dropped()


@lru_cache(maxsize=1)
def _dropping() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(_dropped())))}]+")


@lru_cache(maxsize=1)
def _dropped() -> frozenset[str]:
    """Return the characters that condensing leaves out: white space, and what folds to a mark."""
    marks = {chr(code) for code, to in _folding().items() if to in MARKS}
    return frozenset(marks.union(MARKS, map(chr, _white_space()), map(chr, _invisible())))


def _invisible() -> Iterator[int]:
    for first, last in _INVISIBLE:
        yield from range(first, last + 1)


@lru_cache(maxsize=1)
def _white_space() -> tuple[int, ...]:
    # No character outside the basic plane is white space; looking there costs 20 ms.
    return tuple(code for code in range(min(0x3100, sys.maxunicode)) if chr(code).isspace())
