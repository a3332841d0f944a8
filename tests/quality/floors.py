"""Floors: the figures below which a measure of quality must not fall.

``floors.json`` holds, by group of pages and by measure, the least mean that was
reached and is to be kept. ``lifted`` only ever raises them, rounded down to a
thousandth; a floor is lowered by hand, in a commit that says why.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
#: Counts of what must not happen: the least is the best.
NONE_AT_ALL = frozenset({"lost", "dupl"})

Means = Mapping[str, float | None]
Floors = dict[str, dict[str, float]]


def load(file: Path = FILE) -> Floors:
    """Return the floors by group and measure."""
    floors: Floors = json.loads(file.read_text(encoding="utf-8"))
    return floors


def save(floors: Floors, file: Path = FILE) -> None:
    """Write ``floors``, in a form that a change shows line by line."""
    file.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def broken(floors: Floors, group: str, means: Means) -> Iterator[str]:
    """Yield a sentence for every measure of ``group`` that is below its floor, or not measured."""
    for measure, floor in floors.get(group, {}).items():
        reached = means.get(measure)
        if reached is None or reached < floor:
            yield f"{group}: {measure} is {reached}, its floor is {floor}."
    for measure in NONE_AT_ALL & set(means):
        if means[measure]:
            yield f"{group}: {measure} is {means[measure]}, and must be none."


def lifted(floors: Floors, group: str, means: Means) -> Floors:
    """Return ``floors`` with those of ``group`` raised to what was reached now."""
    old = floors.get(group, {})
    reached = {
        measure: math.floor(value * 1000) / 1000
        for measure, value in means.items()
        if value is not None and measure not in NONE_AT_ALL
    }
    kept = {m: max(old.get(m, 0.0), reached.get(m, 0.0)) for m in {*old, *reached}}
    return {**floors, group: kept}
