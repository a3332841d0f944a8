"""Columns abreast: lines that hold a line of each of several columns, with blanks between.

In: the lines of a page. Out: the same lines, but such a stretch column by column:
first the left parts of all its lines, then the right ones. Extractors that keep the
look of a page (``pdftotext -layout``) print columns that way. The parts keep the
number of their line. A gap parts columns only where several lines in a row leave it
free; blanks in a headline or between two names have no such company.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median_low

from hzsearch.layout.bands import find_bands
from hzsearch.model import Line

# The blanks between two columns: four narrow ones, two of a Han's width, or a tab.
_GAP = re.compile(r"\s{4,}|[ ]*\u3000\s*\u3000\s*|[ ]*\t\s*")
# How many lines must have text on both sides of a gutter, what share of a stretch they
# are, and how wide (in narrow characters, two a Han) gutter and column are at least.
_FEWEST = 4
_SHARE = 0.5
_GUTTER = 2
_NARROWEST = 14
_TAB = 8
# What share of its column a full row fills at least.
_NEARLY = 0.8
_INDENT = 4
# How many lines with text on one side only may follow each other within a stretch.
_LONELY = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line without a gap: where it begins and ends, in narrow characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line taken apart."""

    number: int
    parts: tuple[_Part, ...]


def unmerge(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines`` with columns that stand abreast one below the other."""
    gaps = [bool(_GAP.search(line.text.strip())) for line in lines]
    if sum(gaps) < _FEWEST:
        return list(lines)
    cuts = [_Cut(line.number, tuple(_parts(line.text))) for line in lines]
    found: list[Line] = []
    at = 0
    for begin, end, gutter in _stretches(cuts):
        found += [*lines[at:begin], *_by_column(cuts[begin:end], gutter)]
        at = end
    return [*found, *lines[at:]]


def _parts(text: str) -> Iterator[_Part]:
    """Yield the parts of a line between gaps; those at its edges are indents."""
    column = at = 0
    for start, end in [*(gap.span() for gap in _GAP.finditer(text)), (len(text), len(text))]:
        width = _width(text[at:start], column)
        if text[at:start].strip():
            yield _Part(column, column + width, text[at:start])
        column += width
        column += _width(text[start:end], column)
        at = end


def _width(text: str, column: int) -> int:
    """Return the width of ``text`` that begins at ``column``, in narrow characters."""
    start = column
    for char in text:
        column += _TAB - column % _TAB if char == "\t" else _char_width(char)
    return column - start


@lru_cache(maxsize=8192)
def _char_width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def _stretches(cuts: Sequence[_Cut]) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of lines that leave a gutter free, and where it ends."""
    at = 0
    bands = find_bands([(cut.number, [part.text for part in cut.parts]) for cut in cuts])
    while at < len(cuts):
        gaps = pairwise(cuts[at].parts)
        within = cuts[: next((band for band in bands if band > at), len(cuts))]
        grown = [_grow(within, at, one.end, other.start) for one, other in gaps]
        end, gutter = max(grown, default=(at, 0))
        if end > at:
            yield at, end, gutter
        at = max(end, at + 1)


def _grow(cuts: Sequence[_Cut], begin: int, left: int, right: int) -> tuple[int, int]:
    """Return how far the gutter from ``left`` to ``right`` stays free, and where it ends.

    Not at all where too few lines have text on both sides.
    """
    both, end, gutter = 0, begin, right
    for at in range(begin, len(cuts)):
        parts = cuts[at].parts
        before = [part for part in parts if part.end <= right]
        behind = [part for part in parts if part.start >= left and part not in before]
        left = max([left, *(part.end for part in before)])
        right = min([right, *(part.start for part in behind)])
        crossed = len(before) + len(behind) < len(parts) or right - left < _GUTTER
        if crossed or at - end > _LONELY:
            break
        both += bool(before and behind)
        if before and behind:
            end, gutter = at + 1, right
    enough = both >= max(_FEWEST, _SHARE * (end - begin))
    if not (enough and _is_wide(cuts[begin:end], gutter)):
        return begin, 0
    return _right_tail(cuts, begin, _tail(cuts, end, left, gutter), gutter), gutter


def _tail(cuts: Sequence[_Cut], end: int, left: int, gutter: int) -> int:
    """Return where the longer left column ends: its rows go on below the right one's last."""
    below = _run(cuts, end, gutter)
    if below == len(cuts) or not cuts[below].parts or _is_apart(cuts, below):
        return below  # nothing else stands below, so all of it is the column's
    while end < len(cuts) and len(cuts[end].parts) == 1 and cuts[end].parts[0].end <= gutter:
        above = next((part for part in cuts[end - 1].parts if part.end <= left), None)
        full = cuts[end].parts[0].end >= _NEARLY * left
        if above is None or (not full and above.text.rstrip()[-1] in "。！？”"):
            break
        end += 1
    return end


def _run(cuts: Sequence[_Cut], at: int, gutter: int) -> int:
    """Return where the lines from ``at`` on that stay left of a gutter end, no blank between."""
    while at < len(cuts) and len(cuts[at].parts) == 1 and cuts[at].parts[0].end <= gutter:
        if _is_apart(cuts, at):
            break
        at += 1
    return at


def _is_apart(cuts: Sequence[_Cut], at: int) -> bool:
    """Say whether blank lines, or lines without text here, stand above a line."""
    return at > 0 and cuts[at].number > cuts[at - 1].number + 1


def _right_tail(cuts: Sequence[_Cut], begin: int, end: int, gutter: int) -> int:
    """Return where the longer right column ends: no row below reaches to the left of it."""
    starts = [part.start for cut in cuts[begin:end] for part in cut.parts if part.start >= gutter]
    edge = min(starts, default=0)
    while end < len(cuts) and len(cuts[end].parts) == 1 and starts:
        if cuts[end].parts[0].start < edge or _is_apart(cuts, end):
            break
        end += 1
    return end


def _is_wide(cuts: Sequence[_Cut], gutter: int) -> bool:
    """Say whether the columns on both sides of a gutter are as wide as columns of text."""
    for side in (True, False):
        parts = [p for cut in cuts for p in cut.parts if (p.start < gutter) == side]
        if max(p.end for p in parts) - min(p.start for p in parts) < _NARROWEST:
            return False
    return True


def _by_column(cuts: Sequence[_Cut], gutter: int) -> list[Line]:
    """Return a stretch's lines, those left of its gutter first, each side cut on in its turn."""
    found: list[Line] = []
    for left in (True, False):
        side = [
            _Cut(cut.number, tuple(p for p in cut.parts if (p.start < gutter) == left))
            for cut in cuts
        ]
        found += _column([cut for cut in side if cut.parts])
    return found


def _column(cuts: Sequence[_Cut]) -> list[Line]:
    """Return the lines of one side of a gutter, with the indents they have there."""
    found: list[Line] = []
    at = 0
    for begin, end, gutter in _stretches(cuts):
        found += [*_lines(cuts[at:begin]), *_by_column(cuts[begin:end], gutter)]
        at = end
    return found + _lines(cuts[at:])


def _lines(cuts: Sequence[_Cut]) -> list[Line]:
    """Return lines as they stand in their column: flush with its edge, or indented."""
    edge = median_low([cut.parts[0].start for cut in cuts]) if cuts else 0
    return [Line(cut.number, _indent(cut, edge) + _text(cut)) for cut in cuts]


def _indent(cut: _Cut, edge: int) -> str:
    # Proportional type leaves the edge of a column uneven by a character or two.
    return " " * (_INDENT * round(max(0, cut.parts[0].start - edge) / _INDENT))


def _text(cut: _Cut) -> str:
    return (" " * _INDENT).join(part.text for part in cut.parts)
