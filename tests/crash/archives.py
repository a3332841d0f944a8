"""A small archive in two states, so that a build has work and changes answers."""

from __future__ import annotations

from pathlib import Path

import hzsearch

SAMPLE = Path(hzsearch.__file__).parent / "data" / "sample"

#: What stands in the place of 高新区 in changed files, so that answers differ.
CHANGED = "科学城"

#: Characters of a page at least, with three or four articles.
BEGINNING = 900

#: What begins the number of a turn.
TURN = "高新区第"


def before(folder: Path) -> Path:
    """Write the archive as the old index knows it."""
    for number, text in zip(range(4), _texts(), strict=False):
        _write(folder, number, text)
    return folder


def after(folder: Path) -> Path:
    """Write the archive as the killed build finds it: files changed, added, the same."""
    for number, text in zip(range(5), _texts(), strict=False):
        _write(folder, number, text.replace("高新区", CHANGED) if number in (0, 2) else text)
    return folder


def _texts() -> list[str]:
    """Return how the pages of the sample begin: they are cut hundreds of times here."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.txt")))
    return [text[: text.index("\n", BEGINNING) + 1] for text in texts]


def _write(folder: Path, number: int, text: str) -> None:
    path = folder / "2024" / f"{number:02}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def turn(folder: Path, number: int) -> Path:
    """Write an archive every article of which, if it names a zone, also names ``number``."""
    for place, text in zip(range(4), _texts(), strict=False):
        _write(folder, place, text.replace("高新区", f"{TURN}{number:03}号"))
    return folder
