"""Adding one article to an index of all of them: hzsearch against plain Whoosh's own writer.

Both work on copies, in turn: in a process of its own each, and many times in one process.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import hzsearch
from benchmarks import report
from benchmarks.articles import read
from benchmarks.build import our_folder, plain_folder
from benchmarks.process import timed

#: Articles that are added in one process, and processes that add one.
WARM, COLD = 15, 7

_HEAD = ("adding one article", "times as fast", "median ms", "plain ms")


def run(articles: Path, work: Path) -> Iterator[str]:
    """Add articles to copies of both indexes and yield the lines of the report."""
    ours, theirs = work / "adding-ours", work / "adding-plain"
    for copy, index in ((ours, our_folder(work)), (theirs, plain_folder(work))):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(index, copy)
    before = hzsearch.open(ours).count()
    new = list(_renamed(articles))
    cold = _cold(new[WARM:], ours, theirs, work / "one.jsonl")
    warm = _warm(new[:WARM], ours, theirs)
    if hzsearch.open(ours).count() != before + len(new):
        raise RuntimeError("Not all articles that were added are in the index.")
    rows = {"in a process of its own": cold, "in one process": warm}
    yield from report.table(_HEAD, [_row(name, *both) for name, both in rows.items()])
    for name, (mine, its) in rows.items():
        faster = median(its) / median(mine)
        yield report.goal(f"adding, {name}, times as fast as plain Whoosh", faster, 1.0, most=False)


def _renamed(articles: Path) -> Iterator[dict[str, Any]]:
    for number, article in enumerate(islice(read(articles), WARM + COLD)):
        yield {**article, "id": f"added-{number}"}


def _warm(new: list[dict[str, Any]], ours: Path, theirs: Path) -> tuple[list[float], list[float]]:
    from benchmarks import plain  # noqa: PLC0415  Whoosh and jieba, while builds are measured

    index = hzsearch.open(ours)
    times: tuple[list[float], list[float]] = ([], [])
    for turn, one in enumerate(new):
        mine, its = partial(index.add, [one]), partial(plain.add, [one], theirs)
        for taken, seconds in zip(times, (_seconds(mine), _seconds(its)), strict=True):
            taken.extend([seconds] if turn else [])
    return times


def _seconds(add: Callable[[], object]) -> float:
    started = time.perf_counter()
    add()
    return time.perf_counter() - started


def _cold(
    new: list[dict[str, Any]], ours: Path, theirs: Path, file: Path
) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for one in new:
        file.write_text(json.dumps(one, ensure_ascii=False) + "\n", encoding="utf-8")
        times[0].append(timed(["-m", "benchmarks.ours", str(file), str(ours), "1"])[0])
        times[1].append(timed(["-m", "benchmarks.plain", "add", str(file), str(theirs)])[0])
    return times


def _row(name: str, ours: list[float], theirs: list[float]) -> report.Row:
    mine, its = median(ours), median(theirs)
    return name, report.ratio(its, mine), f"{mine * 1000:.0f}", f"{its * 1000:.0f}"
