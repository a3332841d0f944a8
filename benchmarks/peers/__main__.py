"""``python -m benchmarks.peers``: hzsearch on each engine beside its peers, on the same articles.

Builds, memory, sizes, cold and warm queries, answers compared with brute force, and growth.
Prints Markdown; ``--write`` puts it, with pictures, into docs/performance.md.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.articles import prepare
from benchmarks.peers import tables
from benchmarks.peers.figures import Figures
from benchmarks.peers.registry import PEERS, chosen
from benchmarks.peers.run import Plan, run


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, run, print and write what was asked for."""
    args = _arguments(arguments)
    if args.given:
        figures = Figures.from_json(args.given.read_text(encoding="utf-8"))
    else:
        figures = _measured(args)
    _save(args, figures)
    print(tables.page(figures))
    if args.write:
        from benchmarks.peers.document import write  # noqa: PLC0415  matplotlib

        write(figures)


def _measured(args: argparse.Namespace) -> Figures:
    sizes = [int(size) for size in args.sizes.split(",")]
    plan = Plan(sizes, args.rounds, args.literals)
    with tempfile.TemporaryDirectory(prefix="hzsearch-bench-") as folder:
        articles = Path(folder) / "articles.jsonl"
        told = prepare(args.articles, max(sizes), articles) + "; zones at random where none stand"
        plan = Plan(_there(sizes, articles), args.rounds, args.literals)
        return run(chosen(args.peers), articles, told, plan, Path(folder), partial(_save, args))


def _save(args: argparse.Namespace, figures: Figures) -> None:
    if args.json:
        args.json.write_text(figures.to_json(), encoding="utf-8")


def _there(sizes: Sequence[int], articles: Path) -> list[int]:
    """Return the sizes that there are articles for; a greater one is as many as there are."""
    with articles.open(encoding="utf-8") as lines:
        count = sum(1 for _ in lines)
    return sorted({min(size, count) for size in sizes})


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--articles", type=Path, help="JSONL, plain or gzipped; else synthetic")
    parser.add_argument("--sizes", default="1000,2000,5000", help="numbers of articles")
    parser.add_argument("--rounds", type=int, default=3, help="on the largest number")
    parser.add_argument("--literals", type=int, default=100, help="strings to find")
    parser.add_argument("--peers", default="", help=f"some of {', '.join(PEERS)}; else all")
    parser.add_argument("--json", type=Path, help="file for the raw figures")
    parser.add_argument("--from", dest="given", type=Path, help="figures of an earlier --json")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
