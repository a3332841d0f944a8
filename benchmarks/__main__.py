"""``python -m benchmarks``: builds, additions, cold and warm queries against the plain way.

Last of all, all peers on a tenth of the articles (``python -m benchmarks.peers`` by itself). The
figures are medians of one run on one machine: compare the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks import adding, build, cold, memory
from benchmarks.articles import prepare

PARTS = ("build", "memory", "cold", "adding", "warm", "narrow", "peers")


def main() -> None:
    """Read the command line, run the parts, print their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, help="JSONL, plain or gzipped; else synthetic")
    parser.add_argument("--count", type=int, default=20_000, help="how many articles at most")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas")
    parser.add_argument("--runs", type=int, default=cold.RUNS, help="cold starts of each script")
    parser.add_argument("--work", type=Path, help="keep the indexes here, and use those that are")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hzsearch-bench-") as folder:
        work = args.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        articles = work / "articles.jsonl"
        print(prepare(args.articles, args.count, articles) + "; zones at random where none stand")
        parts = _parts(articles, work, args.runs, args.count // 10)
        built = build.our_folder(work).exists() and build.plain_folder(work).exists()
        # The other parts need the indexes.
        wanted = {*args.only.split(","), *(() if built else ("build",))}
        for name in filter(wanted.__contains__, PARTS):
            _print(name, parts[name]())


def _parts(
    articles: Path, work: Path, runs: int, few: int
) -> dict[str, Callable[[], Iterable[str]]]:
    return {
        "build": partial(build.run, articles, work),
        "memory": partial(memory.run, articles, work),
        "adding": partial(adding.run, articles, work),
        "cold": partial(cold.run, work, runs),
        "warm": partial(_later, "warm", articles, work),
        "narrow": partial(_later, "narrow", articles, work),
        "peers": partial(_peers, articles, few),
    }


def _later(module: str, articles: Path, work: Path) -> Iterable[str]:
    # Whoosh and jieba are not in memory while builds are measured.
    lines: Iterable[str] = import_module(f"benchmarks.{module}").run(articles, work)
    return lines


def _peers(articles: Path, few: int) -> Iterable[str]:
    from benchmarks.peers.__main__ import main as beside  # noqa: PLC0415  as above

    beside(["--articles", str(articles), "--sizes", str(few), "--rounds", "1"])
    return ()


def _print(name: str, lines: Iterable[str]) -> None:
    print(f"\n== {name}")
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
