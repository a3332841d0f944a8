"""The archive of ``cases/``: its articles, and an index of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hzsearch.model import Article

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a file in ``cases/`` as cells."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def articles() -> list[Article]:
    """Return the articles of ``cases/archive.txt``."""
    return [
        Article(
            one,
            date=day or None,
            zone=zone or None,
            zones=(zone,) if zone else (),
            headline=title,
            paragraphs=(text,),
        )
        for one, day, zone, title, text in rows("archive.txt")
    ]
