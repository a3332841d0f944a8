"""Rows of prose that stand alone: a clause that breaks off and goes on further below.

In: a galley and a row, or its text. Out: whether it is the first line of a paragraph and
no headline. A caption or a blank line may stand behind any row; what fills its column to
the letter, or has just said who speaks, is prose all the same.
"""

from __future__ import annotations

import re
from statistics import median

from hzsearch.analysis import simplified
from hzsearch.layout.columns import Galley
from hzsearch.layout.labels import is_picture_rubric
from hzsearch.layout.lines import ends_sentence
from hzsearch.layout.signs import closes
from hzsearch.layout.title import opens_with_dash

_TELLS = re.compile(
    r"(?:表示|介绍|建议|认为|指出|强调|透露|获悉|了解到|坦言|告诉记者|提出|显示|规定|决定|要求|记者[看见]到|[^学小传解]说)，[^，：！？]*$"
)
# How exactly a row fills its column; rows around it that show how wide that is, and how many
# of them must. Fewer Han are a subhead that happens to fit.
_EVEN = 0.3
_AROUND = 4
_FEWEST = 3
_NEARLY = 1.0
_FAR = 6
_SHORTEST = 8


def tells(text: str) -> bool:
    """Say whether a row breaks off in what somebody said (负责人表示，首批)."""
    return _TELLS.search(simplified(text)) is not None


def fills(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` is as wide as a paragraph's first line in its column."""
    row, own = galley.rows[at], galley.widths[at]
    column = _column(galley, at)
    set_in = galley.inset if row.indent or not galley.indents else 0.0
    return own >= _SHORTEST and column > 0 and abs(column - set_in - own) <= _EVEN


def breaks_off(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` is prose that a caption breaks off: below an end, a full line."""
    captioned = at + 1 < len(galley.rows) and galley.pictured[at + 1]
    broken = captioned or is_picture_rubric(galley.text(at + 1))
    return broken and ends_sentence(galley.text(at - 1)) and _nearly_fills(galley, at)


def names_speaker(galley: Galley, begin: int, at: int) -> bool:
    """Say whether row ``at`` says, behind a dash, who said what row ``begin`` on quotes."""
    quoted = galley.text(begin)[0] in "“‘「『" and galley.text(at - 1)[-1] in "”’」』"
    return quoted and opens_with_dash(galley.text(at))


def _nearly_fills(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` may well be a first line in the column above it."""
    row = galley.rows[at]
    above = [galley.widths[k] for k in range(max(0, at - _FAR), at) if _shows(galley, k)]
    set_in = galley.inset if row.indent or not galley.indents else 0.0
    fit = above and abs(max(above) - set_in - galley.widths[at]) <= _NEARLY
    return bool(fit) and galley.widths[at] >= _SHORTEST


def goes_on(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` fills its column and the row below is no paragraph's first."""
    if not fills(galley, at) or at + 1 >= len(galley.rows) or galley.rows[at + 1].indent:
        return False
    below, column = galley.widths[at + 1], _column(galley, at)
    return galley.indents or abs(column - below) <= _EVEN


def _column(galley: Galley, at: int) -> float:
    """Return the width of the column around row ``at``; nothing where too few rows show it."""
    around = range(max(0, at - _AROUND), min(len(galley.rows), at + _AROUND + 1))
    shown = [galley.widths[k] for k in around if k != at and _shows(galley, k)]
    return median(shown) if len(shown) >= _FEWEST else 0.0


def _shows(galley: Galley, at: int) -> bool:
    """Say whether row ``at`` may show the column's width: it is within a paragraph."""
    row = galley.rows[at]
    return not (closes(row.text) or row.indent or galley.pictured[at])
