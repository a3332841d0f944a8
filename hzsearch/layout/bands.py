"""Bands of a page whose columns stand abreast: what stands above the one is read before the other.

In: the lines of a page or a column, each with its number and its parts. Out: where a band
begins. Columns are read to the end of their band only. White space across the whole page
parts two bands, and so does a headline over several columns; a row of headlines, one
above each column, goes with what is below it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

Parts = tuple[int, Sequence[str]]

_PROSE = re.compile("。|，$")
# So many blank lines part two bands; one does where a headline stands beside it.
_BLANK = 2
# A headline over several columns has no more lines.
_MOST_LINES = 5
# What share of lines may have blank ones above them, if such lines are to tell anything.
_FEW = 0.25


def find_bands(lines: Sequence[Parts]) -> list[int]:
    """Return the places where a band begins, the first one left out."""
    filled = [at for at, (_, parts) in enumerate(lines) if parts]
    gaps = [(at, lines[at][0] - lines[above][0] - 1) for above, at in itertools.pairwise(filled)]
    blank = [at for at, size in gaps if size]
    if len(blank) > _FEW * len(filled):
        return []
    wide = {at for at, size in gaps if size >= _BLANK}
    edges = [*filled[:1], *blank, len(lines)]
    for begin, end in itertools.pairwise(edges):
        if _is_headline([parts for _, parts in lines[begin:end] if parts]):
            wide |= {begin, end}
    return sorted(wide - {*filled[:1], len(lines)})


def _is_headline(lines: Sequence[Sequence[str]]) -> bool:
    """Say whether lines between blank ones are a headline: one part each, and no prose."""
    if len(lines) > _MOST_LINES or any(len(parts) > 1 for parts in lines):
        return False
    return not any(_PROSE.search(parts[0]) for parts in lines)
