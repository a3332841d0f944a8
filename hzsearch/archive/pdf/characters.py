"""The characters of a text page, each with its object, code and origin.

PDFium is asked for one thing of one character at a time. A page has thousands, so
the questions are asked by ``map``, which is three times as fast as a loop is.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable
from itertools import repeat

from hzsearch.archive.pdf import pdfium

#: Stands for the code of a character that its font does not name; no code is that.
UNNAMED = 0x110000
#: PDFium makes up no characters but blanks and line ends.
_LAST_MADE_UP = 0x20
_DOUBLE = 8


def characters(text: int) -> Iterable[tuple[int, int | None, int, float, float]]:
    """Return the place, object, code and origin of each character.

    There is no object where PDFium has made the character up.
    """
    count = pdfium.count_chars(text)
    asked = repeat(text), range(count)
    objects: list[int | None] = list(map(pdfium.text_object, *asked))
    codes = list(map(pdfium.char_code, *asked))
    for place in [place for place, code in enumerate(codes) if code <= _LAST_MADE_UP]:
        if pdfium.is_generated(text, place) == 1:
            objects[place] = None
    # Where there is no name PDFium gives the code in the font, which may look like one.
    for place in [place for place, odd in enumerate(map(pdfium.is_unmapped, *asked)) if odd == 1]:
        codes[place] = UNNAMED
    return zip(range(count), objects, codes, *_origins(text, count), strict=True)


def _origins(text: int, count: int) -> tuple[array[float], array[float]]:
    """Return how far right and up each character's origin is; PDFium writes into the arrays."""
    right, up = array("d", bytes(_DOUBLE * count)), array("d", bytes(_DOUBLE * count))
    starts = right.buffer_info()[0], up.buffer_info()[0]
    into = (range(start, start + _DOUBLE * count, _DOUBLE) for start in starts)
    deque(map(pdfium.char_origin, repeat(text), range(count), *into), maxlen=0)
    return right, up
