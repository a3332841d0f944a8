"""Running text: hard-wrapped rows become paragraphs again.

In: the rows of a page that are no display type, as a
:class:`~hzsearch.layout.columns.Galley`. Out: :class:`Unit` values: paragraphs, and
rows that stand alone in the text (subheads 小标题, headlines printed once). Two signs
part paragraphs in a column whose indents were not dumped: the last line falls
short, and the first line of the next is two Han narrower than the column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hzsearch.layout import signs
from hzsearch.layout.breaks import break_rule, is_kicker_row, opening_rule
from hzsearch.layout.clauses import breaks_off
from hzsearch.layout.columns import Galley
from hzsearch.layout.standing import is_display

# Subheads that ask: how long, and how many paragraphs apart at most.
_LONGEST_ASKED = 14
_SERIES = 10
_OPENING = frozenset("“‘「『")
_CRY = re.compile(r"[！？!?]$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or rows that stand alone: their places, texts, widest row and kind.

    ``display`` says that it is no prose, ``opens`` that it begins with a dateline,
    ``signed`` that it ends in a byline or a jump line, ``spaced`` that a telling blank
    line is above, ``inserted`` that it stands within a sentence of the text around it.
    ``rule`` is why it begins where it does (see ``rules``).
    """

    places: tuple[int, ...]
    texts: tuple[str, ...]
    width: float
    display: bool
    opens: bool = False
    signed: bool = False
    spaced: bool = False
    inserted: bool = False
    labelled: bool = False
    rule: str = "first"

    @property
    def text(self) -> str:
        """Return the rows' texts, joined."""
        return "".join(self.texts)


def cut_units(galley: Galley) -> list[Unit]:
    """Cut a galley into paragraphs and rows that stand alone."""
    units: list[Unit] = []
    begin, rule = 0, "first"
    for at in range(1, len(galley.rows) + 1):
        found = break_rule(galley, begin, at) if at < len(galley.rows) else "end"
        if found:
            units.append(_unit(galley, begin, at, rule))
            begin, rule = at, found
    asked = [k for k, unit in enumerate(units) if _asks(unit)]
    heads = {k for k in asked if any(0 < abs(k - other) <= _SERIES for other in asked)}
    return [replace(unit, display=unit.display or k in heads) for k, unit in enumerate(units)]


def _asks(unit: Unit) -> bool:
    """Say whether a paragraph is one short question or cry; such subheads come in series."""
    short = len(unit.texts) == 1 and len(unit.text) <= _LONGEST_ASKED
    whole = not re.search("[，；。]", unit.text) and unit.text[0] not in _OPENING
    return short and whole and bool(_CRY.search(unit.text)) and not signs.speaks(unit.text)


def _unit(galley: Galley, begin: int, end: int, rule: str) -> Unit:
    texts = tuple(row.text for row in galley.rows[begin:end])
    signed = signs.signature(texts[-2:]) is not None or bool(signs.split_jump(texts[-1])[1])
    jumped = end - 1 in galley.jumped
    spread = end == begin + 1 and galley.rows[begin].spread
    broken = end == begin + 1 and breaks_off(galley, begin)
    titled = is_kicker_row(galley, begin) or (begin > 0 and is_kicker_row(galley, begin - 1))
    return Unit(
        places=galley.places[begin:end],
        texts=texts,
        width=max(galley.widths[begin:end]),
        display=spread
        or (not (signed or jumped or broken) and is_display(texts, galley.text(end), titled)),
        opens=signs.starts_story(texts[0]),
        signed=signed,
        rule=(opening_rule(galley, begin, begin) if rule == "first" else "") or rule,
    )
