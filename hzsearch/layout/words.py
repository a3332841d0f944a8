"""Words of a text, as far as they show what it is about.

In: text. Out: the pairs of neighbouring Han characters in it, and its numbers and
Latin words whole; and how much of one text's words another has.
"""

from __future__ import annotations

import re
from itertools import pairwise

from hzsearch.layout.lines import HAN, compact

_RUN = re.compile(rf"[{HAN}]+|[A-Za-z0-9.]+")


def grams(text: str) -> frozenset[str]:
    """Return the character pairs of ``text``'s Han, and its numbers and Latin words whole."""
    found: set[str] = set()
    for run in _RUN.findall(compact(text)):
        found.update([run] if run[0].isascii() else map("".join, pairwise(run)))
    return frozenset(found)


def share(wanted: str, text: str) -> float:
    """Return what share of the words of ``wanted`` stand in ``text``."""
    words = grams(wanted)
    return len(words & grams(text)) / len(words) if words else 0.0
