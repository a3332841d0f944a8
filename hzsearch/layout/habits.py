"""Habits of a dump: whether indents, blank lines and line ends tell anything in it.

In: rows of running text and their widths. Out: which of these carry meaning, and how much
narrower the first line of a paragraph is. Dumps keep indents or drop them, have a
blank line between paragraphs, between all rows or nowhere, and wrap lines or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hzsearch.layout.lines import Row, ends_sentence
from hzsearch.layout.signs import closes

# The indent of a paragraph's first line: two Han, in every Chinese newspaper.
INDENT = 2.0
# How far a last line must fall short to show that the row below is a first line, how
# many such lines tell a page's indent, and how even they and the rows below are then.
_FAR = 3.0
_INSETS = 3
_EVEN = 0.5
# What share of rows makes blank lines, unwrapped lines and indents a page's habit.
_FEW_GAPS = 0.35
_UNWRAPPED = 0.75
# What share of clear last lines have a blank line below where that parts paragraphs.
_GAPPED = 0.9
_LONG = 25
# Rows around one that show whether blank lines stand between any two rows there.
_AROUND = 4
_FEWEST = 2
# Fewer long rows may be captions, even where each is a sentence.
_MOST_WRAPPED = 0.25
_INDENTED = 0.05
# What a first line may miss besides its indent: a word that was not cut.
_UNCUT = 1.5


def find_habits(rows: Sequence[Row], widths: Sequence[float]) -> tuple[bool, bool, bool]:
    """Return whether indents, blank lines and line ends of this dump carry meaning."""
    count = max(1, len(rows))
    pairs = pairwise(zip(rows, widths, strict=True))
    indents = sum(a[0].indent and not _is_centred(a, b) for a, b in pairs) / count
    inside = [b.gap > 0 for a, b in pairwise(rows) if not closes(a.text)]
    gaps = sum(inside) / max(1, len(inside))
    long = [row.text for row in rows if len(row.text) > _LONG]
    whole = sum(map(closes, long)) / max(1, len(long), _MOST_WRAPPED * count)
    return _INDENTED < indents < 1 - _INDENTED, gaps < _FEW_GAPS, whole < _UNWRAPPED


def parts_paragraphs(rows: Sequence[Row], widths: Sequence[float], parted: Sequence[bool]) -> bool:
    """Say whether this dump has a blank line between any two paragraphs, and nowhere else.

    Then rows without one in between are one paragraph, whatever their widths say.
    """
    places = [k for k in range(2, len(rows)) if not parted[k]]
    inner = [rows[k].gap > 0 for k in places if not closes(rows[k - 1].text)]
    ends = [k for k in places if ends_sentence(rows[k - 1].text)]
    short = [rows[k].gap > 0 for k in ends if widths[k - 2] - widths[k - 1] > _FAR]
    if len(short) < _INSETS or sum(short) < _GAPPED * len(short):
        return False
    return sum(inner) <= (1 - _GAPPED) * len(inner)


def drop_loose_gaps(rows: Sequence[Row]) -> list[Row]:
    """Return rows, without blank lines above them where these stand within sentences as well.

    Part of a dump may be double-spaced: there blank lines tell nothing.
    """
    inner = [k > 0 and not closes(rows[k - 1].text) for k in range(len(rows))]
    return [
        replace(row, gap=0) if row.gap and _is_loose(rows, inner, k) else row
        for k, row in enumerate(rows)
    ]


def _is_loose(rows: Sequence[Row], inner: Sequence[bool], at: int) -> bool:
    around = [
        rows[k].gap > 0
        for k in range(max(0, at - _AROUND), min(len(rows), at + _AROUND + 1))
        if inner[k] and k != at
    ]
    return sum(around) >= max(_FEWEST, len(around) / 2)


def _is_centred(row: tuple[Row, float], below: tuple[Row, float]) -> bool:
    """Say whether a row, with its width, has blanks before it for not filling its line.

    The first line of a paragraph does fill it, but for its indent.
    """
    prose = closes(row[0].text) or below[0].indent
    return not prose and row[1] + INDENT + _UNCUT < below[1]


def find_inset(rows: Sequence[Row], widths: Sequence[float]) -> float:
    """Return the indent of first lines: two Han, or none where text was wrapped anew.

    Rows below a last line that falls far short are first lines.
    """
    missing = []
    for k in range(2, len(rows) - 2):
        short = widths[k - 2] - widths[k - 1] > _FAR and ends_sentence(rows[k - 1].text)
        if short and not any(map(closes, (rows[k].text, rows[k + 1].text))):
            missing.append(widths[k + 1] - widths[k])
    return 0.0 if len(missing) >= _INSETS and abs(median(missing)) < _EVEN else INDENT
