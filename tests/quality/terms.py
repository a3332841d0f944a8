"""``python -m tests.quality.terms``: are the terms told that go with a topic, and no others?

Archives are made up by seed with terms planted in them (``tests.quality.planted``).
Told must be those that go with the topic and those that rise with it; not those that
are as frequent without it, nor anything with a topic that nothing goes with. The
exit status is 1 where a measure misses its goal.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from statistics import fmean

import hzsearch
from hzsearch.aggregations.terms import Term
from hzsearch.index import Index
from tests.quality.planted import DECOYS, KNOWN, NEW, PLAIN, RISERS, TOPIC, Archive

#: The share of planted terms that must be told; how many strangers a list may have, on average.
GOALS = {"known": 0.95, "new": 0.9, "risers": 0.9}
LIMITS = {"decoys": 0.05, "strangers related": 2.0, "strangers rising": 1.0, "beside plain": 3.0}

Measures = dict[str, float]


@contextmanager
def indexed(archive: Archive) -> Iterator[Index]:
    """Give an index of ``archive``, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder, hzsearch.open(folder) as index:
        index.add(archive.articles())
        yield index


def measure(index: Index) -> Measures:
    """Return how the terms of a planted archive are told."""
    found, plain = index.terms(TOPIC), index.terms(PLAIN)
    return {
        "known": told(KNOWN, found.related),
        "new": told(NEW, found.related),
        "risers": told(RISERS, found.rising),
        "decoys": told(DECOYS, found.related),
        "strangers related": len(strangers(found.related, KNOWN + NEW + RISERS)),
        "strangers rising": len(strangers(found.rising, RISERS)),
        "beside plain": len(plain.related) + len(plain.rising),
    }


def told(planted: Sequence[str], terms: Iterable[Term]) -> float:
    """Return the share of ``planted`` that ``terms`` has, as they are."""
    texts = {term.text for term in terms}
    return sum(term in texts for term in planted) / len(planted)


def strangers(terms: Iterable[Term], planted: Sequence[str]) -> list[str]:
    """Return those of ``terms`` that are none of ``planted``, no part of one, and hold none."""
    texts = [term.text for term in terms]
    return [text for text in texts if not any(p in text or text in p for p in planted)]


def mean(measures: Sequence[Measures]) -> Measures:
    """Return the mean of each measure."""
    return {name: fmean(one[name] for one in measures) for name in measures[0]}


def missed(means: Measures) -> Iterator[str]:
    """Yield in a sentence each goal that is missed."""
    for name, value in means.items():
        if value < GOALS.get(name, 0.0):
            yield f"{name}: {value:.3f}, and must be {GOALS[name]} at least."
        if value > LIMITS.get(name, 1.0):
            yield f"{name}: {value:.3f}, and must be {LIMITS[name]} at most."


def main() -> int:
    """Read the command line, measure, print; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    args = parser.parse_args()
    measures = []
    for seed in range(1, args.seeds + 1):
        with indexed(Archive(seed)) as index:
            measures.append(measure(index))
    for name, value in mean(measures).items():
        print(f"{name:<20}{value:>8.3f}")
    wrong = list(missed(mean(measures)))
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
