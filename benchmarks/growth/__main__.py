"""``python -m benchmarks.growth``: the same archive at several sizes, each in fresh processes.

Every answer is compared with brute force, counted while the articles are made.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import report
from benchmarks.growth.measure import Point, measure
from hzsearch.engines.registry import ENGINES, TANTIVY

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)

_BUILT = ("articles", "seconds", "articles/s", "peak memory", "text", "index", "index / text")


def main() -> None:
    """Read the command line, measure each size, print the tables, draw the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="with commas")
    parser.add_argument("--engine", choices=ENGINES, default=TANTIVY)
    parser.add_argument("--jobs", type=int, default=2, help="processes that cut words")
    parser.add_argument("--json", type=Path, help="figures by size; what is there stays as it is")
    parser.add_argument("--plot", type=Path, help="where to draw the curve: PNG, SVG or PDF")
    args = parser.parse_args()
    points = _known(args.json)
    with tempfile.TemporaryDirectory(prefix="hzsearch-growth-") as work:
        for size in sorted(set(map(int, args.sizes.split(","))) - points.keys()):
            points[size] = measure(Path(work) / "index", size, args.engine, args.jobs)
            print("\n".join(_told(points[size])), flush=True)
            if args.json:
                _note(args.json, points[size])
    curve = [points[size] for size in sorted(points)]
    for line in ("", *built(curve), "", *asked(curve)):
        print(line)
    if args.plot:
        from benchmarks.growth.plot import draw  # noqa: PLC0415  only this needs matplotlib

        draw(args.plot, curve)


def built(points: Sequence[Point]) -> Iterator[str]:
    """Yield the table of what building took."""
    rows = [
        (
            f"{one.articles:,}",
            f"{one.seconds:.0f}",
            f"{one.articles / one.seconds:,.0f}",
            report.megabytes(one.memory),
            report.megabytes(one.text),
            report.megabytes(one.index),
            f"{one.index / one.text:.2f}",
        )
        for one in points
    ]
    yield from report.table(_BUILT, rows)


def asked(points: Sequence[Point]) -> Iterator[str]:
    """Yield the table of how long questions took."""
    kinds = list(points[0].times) if points else []
    rows = [
        (f"{one.articles:,}", f"{one.cold:.0f}", *map(_both, one.times.values())) for one in points
    ]
    yield "milliseconds, p50 / p95; cold: a process of its own, from start to end"
    yield from report.table(("articles", "cold", *kinds), rows)
    yield "every answer has as many articles as brute force finds"


def _both(times: Sequence[float]) -> str:
    return " / ".join(f"{one:.1f}" for one in times)


def _told(point: Point) -> Iterator[str]:
    yield from built([point])
    yield from asked([point])


def _known(path: Path | None) -> dict[int, Point]:
    """Return the points that an earlier run has noted, by size: a large one takes long."""
    lines = path.read_text(encoding="utf-8").splitlines() if path and path.exists() else ()
    points = (Point(**json.loads(line)) for line in lines)
    return {point.articles: point for point in points}


def _note(path: Path, point: Point) -> None:
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(point.to_dict()) + "\n")


if __name__ == "__main__":
    main()
