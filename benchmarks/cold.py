"""One query from a cold start: ``hzsearch query`` against the plain script.

A third process only imports click and Whoosh, which no plain script could do
without. All three take turns, so that what else the machine does hits all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks import report
from benchmarks.build import our_folder, plain_folder
from benchmarks.process import timed

QUERY = "信创"
RUNS = 9

#: The times that a query is meant to take at most of what the imports alone do.
TIMES = 2.2

_HEAD = ("cold query", "of plain's time", "median ms", "fastest ms")


def run(work: Path, runs: int = RUNS) -> Iterator[str]:
    """Time all three ``runs`` times after one warm-up, and yield the lines of the report."""
    commands: dict[str, Sequence[str]] = {
        "plain script": ["-m", "benchmarks.plain", "query", QUERY, str(plain_folder(work))],
        "hzsearch query": ["-m", "hzsearch", "query", QUERY, "--index", str(our_folder(work))],
        "imports click and whoosh": ["-c", "import click, whoosh.index, whoosh.qparser; print(1)"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds, printed = timed(command)
            _has_answered(name, printed)
            times[name] += [seconds] if turn else []
    yield from report.table(_HEAD, [_row(name, times) for name in times])
    over = median(times["hzsearch query"]) / median(times["imports click and whoosh"])
    yield report.goal("cold query, of a process that only imports", over, TIMES, most=True)


def _has_answered(name: str, printed: str) -> None:
    if not printed.strip() or printed.strip() == "0 articles":
        raise RuntimeError(f"{name} found nothing for {QUERY}.")


def _row(name: str, times: dict[str, list[float]]) -> report.Row:
    middle = median(times[name])
    base = median(times["plain script"])
    return (
        name,
        report.ratio(middle, base),
        f"{middle * 1000:.0f}",
        f"{min(times[name]) * 1e3:.0f}",
    )
