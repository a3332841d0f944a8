"""Blank lines that part articles.

In: the rows of a page and its paragraphs. Out: the places below a blank line that
tells something. Dumps put blank lines everywhere, between paragraphs, between
articles or nowhere; more of them than the page has between its paragraphs, where
its rows have none, stand between articles (or around a headline or subhead).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hzsearch.layout.lines import Row
from hzsearch.layout.paragraphs import Unit


def find_spaces(rows: Sequence[Row], units: Sequence[Unit]) -> frozenset[int]:
    """Return the places of rows with more blank lines above than a paragraph has."""
    if _usual(rows[at].gap for unit in units for at in unit.places[1:]):
        return frozenset()
    adjacent = (b.places[0] for a, b in pairwise(units) if b.places[0] == a.places[-1] + 1)
    usual = _usual(rows[at].gap for at in adjacent)
    return frozenset(at for at, row in enumerate(rows) if row.gap > usual)


def _usual(gaps: Iterable[int]) -> int:
    """Return the commonest of ``gaps``, the least of several; none without any."""
    known = list(gaps)
    return min(known, key=lambda gap: (-known.count(gap), gap)) if known else 0
