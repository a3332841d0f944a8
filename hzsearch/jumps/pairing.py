"""Which piece goes on as which: only what is certain is paired.

In: the pieces that go on, and those that come from elsewhere. Out: pairs, and for the
others how many could be meant. A pair is certain where no other reading fits the pages
that both sides state, or where the titles, else the words, leave one far ahead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hzsearch.jumps.evidence import Evidence, Jump, weigh

Pair = tuple[int, int]
Table = Mapping[Pair, Evidence]

#: The share of a title that must be in the other, and the lead before the next best.
_TITLE, _LEAD = 0.5, 0.25
#: Stretches of text that no other candidate has, and how many times the next best's.
_WORDS, _TIMES = 4, 2


def pair(firsts: Sequence[Jump], seconds: Sequence[Jump]) -> tuple[dict[int, int], Table]:
    """Return the certain pairs, by place in ``firsts`` and ``seconds``, and what is left open."""
    fits = {
        (a, b): weigh(one, two) for a, one in enumerate(firsts) for b, two in enumerate(seconds)
    }
    table = {at: evidence for at, evidence in fits.items() if evidence}
    found: dict[int, int] = {}
    while chosen := _certain(table):
        found.update(chosen)
        taken = set(found.values())
        table = {(a, b): e for (a, b), e in table.items() if a not in found and b not in taken}
    return found, table


def _certain(table: Table) -> dict[int, int]:
    """Return the pairs that are certain by the strongest sign that decides any of them."""
    for decides in (_by_title, _alone, _by_words):
        found = {a: b for a, b in table if decides(table, (a, b))}
        if found:
            return found
    return {}


def _rivals(table: Table, at: Pair) -> list[Pair]:
    """Return the other pairs that one side of ``at`` could be in."""
    return [other for other in table if other != at and (other[0] == at[0] or other[1] == at[1])]


def _by_title(table: Table, at: Pair) -> bool:
    own = table[at].title or 0.0
    others = max((table[other].title or 0.0 for other in _rivals(table, at)), default=0.0)
    return own >= _TITLE and own - others >= _LEAD


def _alone(table: Table, at: Pair) -> bool:
    """Say whether both pages are stated, none else fits, and nothing speaks against it."""
    evidence = table[at]
    strange = evidence.title == 0.0 and not evidence.shared
    return evidence.pages == 2 and not strange and not _rivals(table, at)


def _by_words(table: Table, at: Pair) -> bool:
    rivals = _rivals(table, at)
    common = frozenset[str]().union(*(table[other].shared for other in rivals))
    own = len(table[at].shared - common)
    others = max((len(table[other].shared - table[at].shared) for other in rivals), default=0)
    return own >= _WORDS and own >= _TIMES * others
