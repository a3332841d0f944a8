"""Plain measures over clusterings, counts and texts; nothing here knows about newspapers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from math import comb


def squeeze(text: str) -> str:
    """Return ``text`` without white space: dumps blow spaces in where they like."""
    return re.sub(r"\s+", "", text)


def f1(hits: int, found: int, wanted: int) -> float:
    """Return the F1 of ``hits`` among ``found`` and ``wanted`` things; 1.0 if there are none."""
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def bag_f1(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> float:
    """Return the F1 of two bags of things."""
    have, want = Counter(found), Counter(wanted)
    return f1((have & want).total(), have.total(), want.total())


def overlap(one: str, other: str) -> float:
    """Return how much two texts share, 0 to 1: the F1 of their character pairs."""
    return bag_f1(pairwise(one), pairwise(other))


def bcubed_f1(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> float:
    """Return B-cubed F1 of two clusterings, each a label per item."""
    if not wanted:
        return 1.0
    both = Counter(zip(found, wanted, strict=True))
    sizes, truths = Counter(found), Counter(wanted)
    precision = sum(n * n / sizes[f] for (f, _), n in both.items()) / len(wanted)
    recall = sum(n * n / truths[w] for (_, w), n in both.items()) / len(wanted)
    return 2 * precision * recall / (precision + recall)


def adjusted_rand(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> float:
    """Return the adjusted Rand index of two clusterings: 1 agrees, 0 is chance."""
    both = _pairs(zip(found, wanted, strict=True))
    have, want, pairs = _pairs(found), _pairs(wanted), comb(len(wanted), 2)
    chance = have * want / pairs if pairs else 0.0
    best = (have + want) / 2
    return 1.0 if best == chance else (both - chance) / (best - chance)


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(comb(n, 2) for n in Counter(labels).values())
