"""The words that peers are given which cut no Chinese themselves: those of hzsearch's own cutter.

Search mode, as hzsearch ranks by; in lower case, without marks. The cutter's cost is part of
each such peer's build, as of hzsearch's own.
"""

from __future__ import annotations

import re
from itertools import chain

from benchmarks.peers.base import Facts
from hzsearch.analysis import active_cutter

_WORD = re.compile(r"\w")


def cut(text: str) -> list[str]:
    """Return the words of ``text`` in order, the shorter ones inside a word before it."""
    cutter = active_cutter()
    return [word for word in cutter.cut_for_search(text.lower()) if _WORD.match(word)]


def units(facts: Facts) -> list[str]:
    """Return the title and the paragraphs of an article."""
    return [facts["title"], *facts["body"].splitlines()]


def words(facts: Facts) -> list[str]:
    """Return the words of an article in order."""
    return list(chain.from_iterable(map(cut, units(facts))))
