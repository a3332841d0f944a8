"""New words that jieba does not know: neighbours that keep together.

jieba cuts 信创谷 as 信/创谷. Where two neighbouring words stand side by side far more
often than chance has it, they are taken for parts of one term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from math import log

from hzsearch.aggregations.runs import Run
from hzsearch.query import stopwords

#: How closely two words must keep together, from 0 (chance) to 1 (never apart):
#: normalized pointwise mutual information (G. Bouma, "Normalized (Pointwise) Mutual
#: Information in Collocation Extraction", GSCL 2009). Chosen on real news: below,
#: phrases like 进一步推动 come up.
COHESION = 0.5

#: So often two words must stand side by side before they are looked at.
FEWEST = 3

#: What keeps together over more characters is a set phrase, and no term.
LONGEST = 8

Pair = tuple[str, str]


def cohesive(runs: Sequence[Run]) -> frozenset[Pair]:
    """Return the pairs of neighbouring words in ``runs`` that keep together."""
    words = Counter(chain.from_iterable(runs))
    pairs = Counter(chain.from_iterable(map(pairwise, runs)))
    whole = words.total()
    return frozenset(
        pair
        for pair, count in pairs.items()
        if count >= FEWEST
        and cohesion(count, words[pair[0]], words[pair[1]], whole) >= COHESION
        and stopwords().isdisjoint(pair)
    )


def cohesion(together: int, first: int, second: int, whole: int) -> float:
    """Return the normalized pointwise mutual information of two neighbouring words.

    ``together`` counts how often they stand side by side, ``first`` and ``second`` how
    often each of them stands anywhere, ``whole`` all words.
    """
    if together == whole:
        return 1.0
    return log(together * whole / (first * second)) / -log(together / whole)


def compounds(run: Run, pairs: Collection[Pair]) -> Iterator[str]:
    """Yield what stands in ``run`` and keeps together, each as far as it goes."""
    chained = run[0]
    for pair in pairwise(run):
        if pair in pairs:
            chained += pair[1]
        else:
            yield chained
            chained = pair[1]
    yield chained
