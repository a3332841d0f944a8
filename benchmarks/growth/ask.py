"""``python -m benchmarks.growth.ask DIR``: all questions, warm; prints totals and times as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

import hzsearch
from benchmarks.growth.questions import QUESTIONS
from hzsearch.index import Index

ROUNDS = 9


def main(folder: str) -> None:
    """Ask everything once to warm up, then so many rounds."""
    index = hzsearch.open(folder)
    totals = [index.query(one.text, exact=True, **one.options).total for one in QUESTIONS]
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for one in QUESTIONS:
            asked = partial(index.query, one.text, exact=True, **one.options)
            times[one.kind].append(_milliseconds(asked))
    for kind, ask in _counting(index).items():
        times[kind] += [_milliseconds(ask) for _ in range(ROUNDS)]
    told = {kind: [median(some), _late(some)] for kind, some in times.items()}
    print(json.dumps({"totals": totals, "times": told}))


def _late(some: list[float]) -> float:
    """Return what 19 of 20 stay below, never more than the slowest."""
    return quantiles(some, n=20, method="inclusive")[-1]


def _counting(index: Index) -> dict[str, Callable[[], object]]:
    return {
        "count by zone": partial(index.count, "企业", by="zone"),
        "count by month": partial(index.count, "企业", by="month"),
        "all facets": partial(index.query, "企业", facets=True),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(sys.argv[1])
