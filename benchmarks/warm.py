"""Many queries in one process, kind by kind: hzsearch against the plain way, answers checked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

import hzsearch
from benchmarks import plain, report
from benchmarks.articles import read
from benchmarks.build import our_folder, plain_folder
from benchmarks.questions import Question, days, is_dated, questions
from hzsearch.index import Index
from hzsearch.index.records import to_article
from tests.quality.haystack import Haystack

ROUNDS = 5

_HEAD = (
    *("warm query", "of plain's p50", "of plain's p95"),
    *("p50 ms", "p95 ms", "plain p50", "plain p95", "matches", "plain finds"),
)


@dataclass(frozen=True, slots=True)
class Timed:
    """The times of a kind's questions, in milliseconds, and how many articles matched."""

    times: list[float]
    total: int

    @property
    def p50(self) -> float:
        """The median."""
        return quantiles(self.times, n=20)[9]

    @property
    def p95(self) -> float:
        """What 19 of 20 stay below."""
        return quantiles(self.times, n=20)[18]


def run(articles: Path, work: Path) -> Iterator[str]:
    """Ask both indexes everything and yield the lines of the report."""
    asked = questions(Haystack(map(to_article, read(articles))))
    index = hzsearch.open(our_folder(work))
    with plain.searcher(plain_folder(work)) as searcher:
        kinds = list(dict.fromkeys(one.kind for one in asked))
        rows = [_row([one for one in asked if one.kind == kind], index, searcher) for kind in kinds]
    yield from report.table(_HEAD, rows)
    yield "every answer of hzsearch has as many articles as brute force finds"


def _row(asked: Sequence[Question], index: Index, searcher: Any) -> report.Row:
    ours = _timed(asked, lambda one: _ask_ours(index, one))
    theirs = _timed(asked, lambda one: _ask_plain(searcher, one))
    total = sum(one.total for one in asked)
    if ours.total != total:
        raise RuntimeError(f"{asked[0].kind}: hzsearch finds {ours.total}, there are {total}.")
    ratios = (report.ratio(ours.p50, theirs.p50), report.ratio(ours.p95, theirs.p95))
    times = (ours.p50, ours.p95, theirs.p50, theirs.p95)
    counts = (f"{total:,}", f"{theirs.total:,}")
    return (asked[0].kind, *ratios, *(f"{value:.2f}" for value in times), *counts)


def _timed(asked: Sequence[Question], ask: Callable[[Question], int]) -> Timed:
    total = sum(map(ask, asked))  # the warm-up
    times = []
    for one in [*asked] * ROUNDS:
        started = time.perf_counter()
        ask(one)
        times.append((time.perf_counter() - started) * 1000)
    return Timed(times, total)


def _ask_ours(index: Index, one: Question) -> int:
    since, until = days() if is_dated(one) else (None, None)
    found = index.query(
        one.text,
        zone=one.zone or None,
        since=since,
        until=until,
        sort="date" if one.by_date else "relevance",
    )
    return found.total


def _ask_plain(searcher: Any, one: Question) -> int:
    from whoosh.query import And, DateRange, Every, Term  # noqa: PLC0415  beside its only use

    query = plain.parse(searcher, one.text) if one.text else Every()
    narrow = [Term("zone", one.zone)] if one.zone else []
    if is_dated(one):
        first, last = (int(year) for year in days())
        narrow.append(DateRange("date", datetime(first, 1, 1), datetime(last, 12, 31)))
    results = searcher.search(
        query,
        limit=10,
        filter=And(narrow) if narrow else None,
        sortedby="date" if one.by_date else None,
        reverse=one.by_date,
    )
    plain.shown(results)
    # Whoosh counts exactly only when it is asked for the length.
    return len(results)
