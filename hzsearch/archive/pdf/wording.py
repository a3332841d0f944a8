"""The glyphs of a horizontal line into text: blanks between words, indents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from hzsearch.archive.pdf.records import Glyph
from hzsearch.archive.pdf.rows import Row, Shelves

#: In em: a gap between Latin letters from which it is one between words, if the
#: letters themselves are not spaced out.
_WORD_GAP = 0.15
#: In em: the narrowest blank between two names, and how uneven a justified row's gaps are.
_BLANK, _EVEN = 0.22, 0.12
#: Below both of these, whatever the rounding.
_SOLID = 0.99 * min(_WORD_GAP, _BLANK)
_IDEOGRAPHIC_SPACE = "\u3000"


def wording(glyphs: Sequence[Glyph]) -> str:
    """Return the text of a row's glyphs, with blanks where words and names stand apart."""
    if _is_solid(glyphs):
        return "".join([glyph.text for glyph in glyphs])
    latin = _least_gap(glyphs) if any(glyph.text.isascii() for glyph in glyphs) else _WORD_GAP
    han = _least_blank(glyphs)
    parts = [glyphs[0].text]
    for last, glyph in pairwise(glyphs):
        least = latin if _both_latin(last, glyph) else han
        blank = last.text.isspace() or glyph.text.isspace()
        if not blank and glyph.left - last.right > least * glyph.look.em:
            parts.append(" ")
        parts.append(glyph.text)
    return "".join(parts)


def _is_solid(glyphs: Sequence[Glyph]) -> bool:
    """Return whether no gap is as wide as any that is taken for a blank; most rows have none."""
    widest = max([(b[0] - a[1]) / b[4][2] for a, b in pairwise(glyphs)], default=0.0)
    return widest < _SOLID


def _least_blank(glyphs: Sequence[Glyph]) -> float:
    """Return the gap in em from which two glyphs stand apart, in a row spaced as this one is."""
    gaps = [max(0.0, b.left - a.right) / b.look.em for a, b in pairwise(glyphs)]
    return max(_BLANK, 3 * median(gaps) + _EVEN) if gaps else _BLANK


def _both_latin(last: Glyph, glyph: Glyph) -> bool:
    pair = last.text + glyph.text
    return pair.isascii() and not (last.text.isspace() or glyph.text.isspace())


def _least_gap(glyphs: Sequence[Glyph]) -> float:
    gaps = [
        (glyph.left - last.right) / glyph.look.em
        for last, glyph in pairwise(glyphs)
        if _both_latin(last, glyph)
    ]
    return max(_WORD_GAP, 2 * median(gaps)) if gaps else _WORD_GAP


def indent(row: Row, blanks: Shelves) -> str:
    """Return the ideographic spaces that stand right before ``row``."""
    level, found, left = 0.15 * row.size, 0, row.left
    before = sorted(
        (
            blank.left
            for blank in blanks.between(row.base - level, row.base + level)
            if blank.glyphs[0].text == _IDEOGRAPHIC_SPACE and blank.left < row.left
        ),
        reverse=True,
    )
    for start in before:
        if abs(left - start - row.em) > 0.3 * row.em:
            break
        found, left = found + 1, start
    return _IDEOGRAPHIC_SPACE * found
