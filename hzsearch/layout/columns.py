"""Columns 栏: what the widths of rows tell about the paragraphs they make up.

In: the running text of a page as a :class:`Galley`. Out: weights, roughly log odds,
for a row to be the last of its paragraph, the first of one, or a line of its own.
Only rows close by count, because columns change their width with the layout, also
within an article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from hzsearch.layout.captions import DATED, find_captions
from hzsearch.layout.habits import (
    INDENT,
    drop_loose_gaps,
    find_habits,
    find_inset,
    parts_paragraphs,
)
from hzsearch.layout.lines import Row, ends_sentence, runs_on
from hzsearch.layout.measure import calibrate
from hzsearch.layout.seams import find_seams
from hzsearch.layout.signs import closes, starts_story

Curve = tuple[tuple[float, float], ...]
# For a row that ends a sentence: that it is the last of its paragraph, if it is narrower
# than its column by so many Han; and that the row below is a first line. A full row ends
# more sentences inside paragraphs than at their end; justified rows rarely miss more
# than one Han, so that an indent of two shows.
_SHORT: Curve = ((0.5, -0.7), (1.0, 0.0), (1.5, 1.2), (2.5, 3.5))
_INDENTS: Curve = (
    *((0.25, -3.0), (0.5, -2.0), (1.0, 0.6), (1.5, 1.7)),
    *((2.0, 2.5), (2.75, 2.0), (3.5, 0.0)),
)
# For a row that ends no sentence: that it stands alone, if it is off the width of a first
# line by so many Han. Paragraphs are several times as common as such rows.
_MISFITS: Curve = ((0.75, -2.0), (1.25, -0.5), (1.75, 1.0), (2.5, 3.0), (4.0, 5.0))
_NARROW = 3.0
_FULL_ROW = -2.0
# How exactly a row must be a first line to show that the row above it is none.
_EVEN = 0.25
_ALIEN = 1.5
_SAME_COLUMN = 1.25
# A caption is set in a column of its own, wider or narrower by more than an indent; what a
# row ends in above a day that is no caption's.
_FOREIGN = 4.0
_DATE_GOES_ON = frozenset("年月日于至0123456789")
# The share of letter-spaced rows from which letter-spacing tells nothing.
_MOST_SPREAD = 0.1
# Rows looked at to learn a column's width above a place, and below it.
_REACH = 3
_AHEAD = 2
# Shorter rows show no column.
_FULL = 8
_WORD = re.compile(r"^[0-9A-Za-z.%\-]+[，。、；：！？”’）》%]*")


@dataclass(frozen=True, slots=True)
class Galley:
    """The running text of a page: its rows' places on the page, texts and widths.

    ``parted[k]`` says that something other than running text stands before row k,
    ``credited[k]`` that it is a byline, ``pictured[k]`` that a caption begins there. ``indents``,
    ``gaps`` and ``wrapped`` say whether indents, blank lines and line ends carry
    meaning in this dump, ``inset`` how much narrower the first line of a paragraph is,
    ``gapped`` that blank lines part all paragraphs and nothing else.
    ``jumped`` are the rows right before a jump line: text goes on there, however it ends.
    ``seams[k]`` is what the characters say for row k going on with the one above.
    """

    places: tuple[int, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    parted: tuple[bool, ...]
    credited: tuple[bool, ...]
    pictured: tuple[bool, ...]
    indents: bool
    gaps: bool
    wrapped: bool
    inset: float = INDENT
    gapped: bool = False
    jumped: frozenset[int] = frozenset()
    seams: tuple[float, ...] = ()

    def text(self, at: int) -> str:
        """Return the text of row ``at``, nothing beyond the ends."""
        return self.rows[at].text if 0 <= at < len(self.rows) else ""


def lay(
    rows: Sequence[Row],
    places: Sequence[int],
    bylines: Collection[int] = (),
    furniture: Collection[int] = (),
    jumps: Collection[int] = (),
) -> Galley:
    """Return the galley of the page's ``rows`` at ``places``.

    ``bylines``, ``furniture`` and ``jumps``, lines that tell where the text goes on,
    stand between them.
    """
    chosen = _weigh_spread([rows[at] for at in places])
    type_ = calibrate([(a.text, b.text) for a, b in pairwise(chosen) if _full(a) and _full(b)])
    widths = tuple(type_.width(row.text) for row in chosen)
    before = (-1, *places)
    parted = tuple(
        at == 0 or _is_parted(rows, before[k], at, furniture) for k, at in enumerate(places)
    )
    credited = tuple(at - 1 in bylines for at in places)
    captions = find_captions(rows)
    pictured = tuple(captions[at] for at in places)
    close, seams = tuple(drop_loose_gaps(chosen)), find_seams(chosen)
    gapped = parts_paragraphs(close, widths, parted)
    habits = (*find_habits(chosen, widths), find_inset(chosen, widths), gapped)
    jumped = frozenset(k for k, at in enumerate(places) if at + 1 in jumps)
    return Galley(tuple(places), close, widths, parted, credited, pictured, *habits, jumped, seams)


def _weigh_spread(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return ``rows``; where many of them are letter-spaced, that tells nothing of any."""
    common = sum(row.spread for row in rows) > _MOST_SPREAD * len(rows)
    return tuple(replace(row, spread=False) if common else row for row in rows)


def _is_parted(rows: Sequence[Row], above: int, at: int, furniture: Collection[int]) -> bool:
    """Say whether anything stands between two rows; furniture breaks no sentence off."""
    between = range(above + 1, at)
    if above < 0 or not between or closes(rows[above].text):
        return bool(between)
    return not all(k in furniture for k in between)


def _full(row: Row) -> bool:
    prose = len(row.text) > _FULL and not ends_sentence(row.text)
    return prose and not starts_story(row.text)  # that has an indent


def last_line(galley: Galley, begin: int, at: int) -> float:
    """Return how much the row above ``at`` looks like a last line: it falls short."""
    column = _above(galley, begin, at)
    if begin == at - 1:  # a first line shows no column; the rows around it do
        column = min(column or math.inf, _below(galley, at - 1)[0] or math.inf) - galley.inset
    return _weigh(_SHORT, column - galley.widths[at - 1], _word_width(galley.text(at)))


def first_line(galley: Galley, begin: int, at: int) -> float:
    """Return how much row ``at`` looks like a first line: two Han narrower than its column."""
    above, own = _above(galley, begin, at), galley.widths[at]
    if closes(galley.text(at)) and not galley.inset:
        return 0.0
    if closes(galley.text(at)):
        return _INDENTS[0][1] if above - own < 1 else _first_sentence(galley, at)
    below, certain = _below(galley, at)
    word = _word_width(galley.text(at + 1))
    if certain and min(below, above or below) - own - word > galley.inset + _ALIEN:
        return 0.0 if runs_on(galley.text(at)) else _NARROW  # it stands alone
    if not galley.inset:
        return 0.0
    columns = [above, below] if above and certain else [max(above, below)]
    if max(columns) - min(columns) < _SAME_COLUMN:
        columns = [sum(columns) / len(columns)]
    return max(_weigh(_INDENTS, column - own, word) for column in columns) if below else 0.0


def _first_sentence(galley: Galley, at: int) -> float:
    """Return how much row ``at``, which ends a sentence, looks like a first line all the same.

    If the row below is full, the paragraph goes on; then a narrow row is its first.
    """
    if at + 1 >= len(galley.rows) or closes(galley.text(at + 1)):
        return 0.0
    next_row = galley.widths[at + 1]
    below, certain = _below(galley, at + 1)
    full = certain and _read_off(_INDENTS, below - next_row) <= _FULL_ROW
    return _read_off(_INDENTS, next_row - galley.widths[at]) if full else 0.0


def new_column(galley: Galley, begin: int, at: int) -> float:
    """Return a sign for a break where row ``at`` fits the column above it in no way."""
    column, own = _above(galley, begin, at), galley.widths[at]
    if begin >= at - 1 or closes(galley.text(at)):
        return 0.0
    alien = own < column - INDENT - _ALIEN or own > column + _ALIEN
    return _ALIEN if alien else 0.0


def is_foreign(galley: Galley, begin: int, at: int) -> bool:
    """Say whether row ``at`` breaks a paragraph off: a day, in a column far wider or narrower."""
    above = _above(galley, begin, at)
    changed = above and abs(galley.widths[at] - above) > _FOREIGN
    dated = DATED.match(galley.text(at)) and galley.text(at - 1)[-1:] not in _DATE_GOES_ON
    return bool(changed and dated)


def alone(galley: Galley, begin: int, at: int) -> float:
    """Return how much row ``begin`` is a line of its own, and row ``at`` below a first line."""
    above, own = _widest_above(galley, begin), galley.widths[begin]
    below, certain = _below(galley, at)
    columns = [width for width in (above, max(galley.widths[at], below)) if width]
    misfit = _misfit(galley, begin, at, columns)
    if closes(galley.text(at)) or not certain:  # a last row shows its column's least width
        clear = own < galley.widths[at] - 2 * INDENT
        return misfit if clear or _heads(galley, at, above, misfit) else -math.inf
    if not galley.inset:
        return misfit
    word = _word_width(galley.text(at + 1))
    return misfit + _weigh(_INDENTS, below - galley.widths[at], word)


def _heads(galley: Galley, at: int, above: float, misfit: float) -> bool:
    """Say whether row ``at`` is a first line in the column above, and the row before it is not."""
    inset = above - galley.widths[at]
    first = galley.inset and abs(inset - galley.inset) <= _EVEN and not closes(galley.text(at))
    return bool(first) and misfit >= 0 and galley.widths[at - 1] != galley.widths[at]


def _misfit(galley: Galley, begin: int, at: int, columns: Sequence[float]) -> float:
    """Return how badly row ``begin`` would do as a first line in any of ``columns``."""
    own, word = galley.widths[begin], _word_width(galley.text(at))
    firsts = [column - galley.inset - own for column in columns]
    return _read_off(_MISFITS, min(min(abs(off), abs(off - word)) for off in firsts))


def _weigh(curve: Curve, missing: float, word: float) -> float:
    """Return a row's weight on ``curve``; the uncut word below may be why it is narrow, or not."""
    return (_read_off(curve, missing) + _read_off(curve, missing - word)) / 2


def _read_off(curve: Curve, missing: float) -> float:
    """Return the weight that ``curve`` gives to a row narrower than its column by ``missing``."""
    for (x, low), (end, high) in pairwise(curve):
        if missing < end:
            return low + (high - low) * max(0.0, missing - x) / (end - x)
    return curve[-1][1]


def _word_width(text: str) -> float:
    """Return the width of the word ``text`` opens with: it is not cut, the row above is short."""
    word = _WORD.match(text)
    return len(word[0]) / 2 if word else 0.0


def _above(galley: Galley, begin: int, at: int) -> float:
    """Return the width of the column above row ``at``, which may begin a paragraph, or 0."""
    inside = galley.widths[max(begin + 1, at - 1 - _REACH) : at - 1]
    if inside:
        return median(inside)
    if begin < at - 1:
        return max(galley.widths[begin] + galley.inset, galley.widths[at - 1])
    return median(galley.widths[max(0, begin - 1 - _REACH) : max(0, begin - 1)] or (0.0,))


def _below(galley: Galley, at: int) -> tuple[float, bool]:
    """Return the width of the column below row ``at``, which may begin a paragraph.

    Also whether full rows show it; a last row only shows how wide it is at least.
    """
    full: list[float] = []
    for k in range(at + 1, min(at + 1 + _REACH, len(galley.rows))):
        if closes(galley.text(k)) or galley.pictured[k]:
            break
        full.append(galley.widths[k])
    if full and full[0] < max(full[:_AHEAD]) - _FOREIGN:
        return full[0], True  # the column grows wider below
    if full:
        return median(full[:_AHEAD]), True
    return (galley.widths[at + 1] if at + 1 < len(galley.rows) else 0.0), False


def _widest_above(galley: Galley, at: int) -> float:
    """Return the width of the widest row just above ``at`` that ends no sentence, or 0."""
    above = range(max(0, at - _REACH - 1), at)
    return max((galley.widths[k] for k in above if not closes(galley.text(k))), default=0.0)
