"""Pages to be scored: a raw file, the name it has in its archive, and its gold.

A gold file is the typesetter's object or a bare list of articles (then no line
is furniture unless the page has lines no article claims).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.typeset import random_page
from tests.typeset.__main__ import write_page
from tests.typeset.sample import GOLD, SAMPLE

Gold = dict[str, Any]


@dataclass(frozen=True)
class Paper:
    """One file to extract and the truth about it."""

    path: Path
    name: str
    gold: Gold


def read_gold(path: Path) -> Gold:
    """Read a gold file of either shape."""
    value = json.loads(path.read_text(encoding="utf-8"))
    return value if isinstance(value, dict) else {"articles": value, "furniture": []}


def sample_papers() -> Iterator[Paper]:
    """Yield the pages of the bundled sample."""
    for path in sorted(SAMPLE.glob("*/*.txt")):
        name = path.relative_to(SAMPLE)
        yield Paper(path, name.as_posix(), read_gold((GOLD / name).with_suffix(".json")))


def seed_papers(seeds: list[int], folder: Path) -> Iterator[Paper]:
    """Typeset one page a seed into ``folder`` and yield them."""
    for seed in seeds:
        path = write_page(folder, f"seed-{seed:03d}", random_page(seed))
        yield Paper(path, path.relative_to(folder).as_posix(), read_gold(path.with_suffix(".json")))


def given_papers(place: str) -> Iterator[Paper]:
    """Yield the pages of ``PAGE.txt=GOLD.json`` or of a folder with both side by side."""
    text, _, gold = place.partition("=")
    if gold:
        yield Paper(Path(text), Path(text).name, read_gold(Path(gold)))
        return
    root = Path(text)
    for path in sorted(root.rglob("*.txt")):
        truth = path.with_suffix(".json")
        if truth.exists():
            yield Paper(path, path.relative_to(root).as_posix(), read_gold(truth))
