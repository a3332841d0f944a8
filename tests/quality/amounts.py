"""How well amounts are read: ``python -m tests.quality.amounts``.

The sentences of ``tests/figures/held_out.txt`` were labelled before there was a rule.
An amount is right where value, currency and bound are; its role is counted apart.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.figures.labelled import HELD_OUT, Labelled, Told, labelled, read_amounts


def measure() -> tuple[dict[str, float], list[str]]:
    """Return precision, recall and the share of right roles, and what went wrong."""
    right, found, wanted, roles = 0, 0, 0, 0
    wrong: list[str] = []
    for one in labelled(HELD_OUT):
        got = read_amounts(one.sentence)
        both = Counter(a.plain for a in got) & Counter(a.plain for a in one.amounts)
        right, found, wanted = right + both.total(), found + len(got), wanted + len(one.amounts)
        roles += (Counter(got) & Counter(one.amounts)).total()
        wrong += [] if list(one.amounts) == got else [_told(one, got)]
    return {"precision": right / found, "recall": right / wanted, "roles": roles / right}, wrong


def _told(one: Labelled, got: list[Told]) -> str:
    return f"{one.sentence}\n  wanted {list(map(str, one.amounts))}\n  got    {list(map(str, got))}"


def _main() -> None:
    scores, wrong = measure()
    print("\n".join(f"{name:<10} {score:.3f}" for name, score in scores.items()))
    if "--wrong" in sys.argv:
        print("\n".join(wrong))


if __name__ == "__main__":
    _main()
