"""The width of a row, in Han, by the page's own type.

Newspapers squeeze punctuation and set digits and Latin narrow, but not all to the
same width, and a dump says nothing about it. The page does: inside a paragraph
lines are justified, so the right widths are those that make such neighbours equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_MARK = re.compile(r"[，。、；：！？（）《》〈〉【】〔〕“”‘’「」『』…—·]")
_NARROW = re.compile(r"[!-~]")
_CAPITAL = re.compile(r"[A-Z]")
# Punctuation from half a Han to a whole one; digits from half (proportional) to one.
_MARKS = (0.5, 0.75, 1.0)
_NARROWS = (0.5, 1.0)
_CAPITALS = 0.2
_ENOUGH = 8
_SAMPLE = 400
# Neighbours that differ by more are not of one column, or not both full.
_SAME = 3.0


@dataclass(frozen=True, slots=True)
class Type:
    """Widths in Han of a punctuation mark and of a digit or Latin letter."""

    mark: float = 0.5
    narrow: float = 0.5

    def width(self, text: str) -> float:
        """Return the width of ``text`` set in this type; blanks count nothing."""
        marks, narrow = len(_MARK.findall(text)), len(_NARROW.findall(text))
        capitals = len(_CAPITAL.findall(text)) * (_CAPITALS if self.narrow < 1 else 0.0)
        wide = len(text) - text.count(" ") - marks - narrow
        return wide + marks * self.mark + narrow * self.narrow + capitals


def calibrate(full: Sequence[tuple[str, str]]) -> Type:
    """Return the type in which the pairs of neighbouring full lines differ least."""
    pairs = full[:_SAMPLE]
    if len(pairs) < _ENOUGH:
        return Type()
    types = [Type(mark, narrow) for mark, narrow in product(_MARKS, _NARROWS)]
    return min(types, key=lambda type_: _unevenness(type_, pairs))


def _unevenness(type_: Type, pairs: Sequence[tuple[str, str]]) -> float:
    return sum(min(abs(type_.width(a) - type_.width(b)), _SAME) for a, b in pairs)
