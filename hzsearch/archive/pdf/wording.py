"""The glyphs of a line into text: blanks between words and names, indents."""

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
_BLANK, _EVEN = 0.2, 0.12
#: The same downwards, beyond the usual step: a font's blank is a fifth of an em or more.
_BLANK_DOWN = 0.15
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
        if not blank and _gap(last, glyph) > least:
            parts.append(" ")
        parts.append(glyph.text)
    return "".join(parts)


def upright_wording(cells: Sequence[Row]) -> str:
    """Return the text of a vertical line's cells, with blanks where names stand apart."""
    steps = [(lower.base - upper.base) / upper.size for upper, lower in pairwise(cells)]
    least = median(steps) + _BLANK_DOWN if steps else 0.0
    parts = [_text(cells[0])]
    for step, (upper, lower) in zip(steps, pairwise(cells), strict=True):
        if step > least and (_text(upper) + _text(lower)).isalpha():
            parts.append(" ")
        parts.append(_text(lower))
    return "".join(parts)


def _text(cell: Row) -> str:
    return "".join(glyph.text for glyph in cell.glyphs)


def _is_solid(glyphs: Sequence[Glyph]) -> bool:
    """Return whether no gap is as wide as any that is taken for a blank; most rows have none."""
    widest = max([(b[0] - a[1]) / b[4][2] for a, b in pairwise(glyphs)], default=0.0)
    return widest < _SOLID


def _least_blank(glyphs: Sequence[Glyph]) -> float:
    """Return the gap in em from which two glyphs stand apart, in a row spaced as this one is."""
    gaps = [max(0.0, _gap(last, glyph)) for last, glyph in pairwise(glyphs)]
    return max(_BLANK, 3 * median(gaps) + _EVEN) if gaps else _BLANK


def _gap(last: Glyph, glyph: Glyph) -> float:
    """Return how many em two glyphs stand apart.

    Some programs state the ink of a character and not its cell, which an ideograph stands
    in the middle of.
    """
    gap = (glyph.left - last.right) / glyph.look.em
    if not (_is_ideograph(last) and _is_ideograph(glyph)):
        return gap
    middles = (glyph.left + glyph.right - last.left - last.right) / 2 / glyph.look.em
    return min(gap, middles - 1)


def _is_ideograph(glyph: Glyph) -> bool:
    return glyph.text >= "\u3400" and glyph.text.isalpha()


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
