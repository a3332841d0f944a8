"""The curve: time to build, memory, size, and time to ask, over the number of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from benchmarks.growth.measure import Point

_SIZE = (9.0, 6.5)  # inches

#: A picture's title and unit, and its lines by name.
_Lines = dict[str, Callable[[Point], float]]
_PICTURES: dict[str, _Lines] = {
    "building, seconds": {
        "passed": lambda one: one.seconds,
        "of processors": lambda one: one.cpu,
    },
    "memory of a build, MB": {"all processes at their peak": lambda one: one.memory / 1e6},
    "on the disk, MB": {
        "index": lambda one: one.index / 1e6,
        "text": lambda one: one.text / 1e6,
    },
}


def draw(path: Path, points: Sequence[Point]) -> None:
    """Draw the points into ``path``, whose ending names the format."""
    drawn = Figure(figsize=_SIZE, layout="constrained")
    axes = drawn.subplots(2, 2).flat
    for place, (title, lines) in zip(axes, _PICTURES.items(), strict=False):
        for name, value in lines.items():
            _line(place, points, name, value)
        _finish(place, title)
    for kind in points[0].times:
        _line(axes[3], points, kind, partial(_median, kind))
    _finish(axes[3], "a question, warm, median ms")
    drawn.savefig(path)


def _median(kind: str, point: Point) -> float:
    return point.times[kind][0]


def _line(place: Any, points: Sequence[Point], name: str, value: Callable[[Point], float]) -> None:
    place.plot([one.articles for one in points], list(map(value, points)), "o-", label=name)


def _finish(place: Any, title: str) -> None:
    place.set(title=title, xlabel="articles", xscale="log", yscale="log")
    place.grid(visible=True, color="#dddddd")
    place.legend(fontsize=7, frameon=False)
