"""``python -m benchmarks``: build, cold and warm queries against the plain way.

The figures are medians of one run on one machine: compare the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from benchmarks import build, cold
from benchmarks.articles import prepare

PARTS = ("build", "cold", "warm")


def main() -> None:
    """Read the command line, run the parts, print their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="JSONL, plain or gzipped; else synthetic")
    parser.add_argument("--count", type=int, default=20_000, help="how many articles at most")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas")
    parser.add_argument("--runs", type=int, default=cold.RUNS, help="cold starts of each script")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hzsearch-bench-") as folder:
        work = Path(folder)
        articles = work / "articles.jsonl"
        print(prepare(args.articles, args.count, articles) + "; zones at random where none stand")
        parts = _parts(articles, work, args.runs)
        # The other parts need the indexes, so build runs in any case.
        for name in [part for part in PARTS if part == "build" or part in args.only.split(",")]:
            _print(name, parts[name]())


def _parts(articles: Path, work: Path, runs: int) -> dict[str, Callable[[], Iterable[str]]]:
    return {
        "build": partial(build.run, articles, work),
        "cold": partial(cold.run, work, runs),
        "warm": partial(_warm, articles, work),
    }


def _warm(articles: Path, work: Path) -> Iterable[str]:
    from benchmarks import warm  # noqa: PLC0415  Whoosh and jieba, while builds are measured

    return warm.run(articles, work)


def _print(name: str, lines: Iterable[str]) -> None:
    print(f"\n== {name}")
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
