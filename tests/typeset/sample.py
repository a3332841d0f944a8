"""``python -m tests.typeset.sample``: set the bundled sample archive anew.

The raw pages go into the package (``hzsearch/data/sample``), their truth stays
beside the tests (``tests/typeset/gold``). Both are committed; a test sees that
they are what this module makes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import hzsearch.data
from tests.typeset.press import typeset
from tests.typeset.settings import Sheet
from tests.typeset.stories import Story, read_stories
from tests.typeset.truth import Gold

SAMPLE = Path(hzsearch.data.__file__).parent / "sample"
GOLD = Path(__file__).parent / "gold"
SHEETS = {
    "2024-03-18/01": Sheet(spaces=0.4),
    "2024-03-18/03": Sheet(masthead="head", misses=0.02, split_titles=0.0),
    "2024-04-01/02": Sheet(masthead="both", blanks="none", split_titles=1.0),
    "2024-04-01/05": Sheet(masthead="foot", spaces=0.5),
    "2024-05-13/01": Sheet(spaces=0.2, split_titles=0.0),
    "2024-05-13/04": Sheet(masthead="head", blanks="blocks"),
    "2026-03-16/03": Sheet(masthead="both", misses=0.02),
    "2026-03-16/06": Sheet(spaces=0.4, split_titles=0.5),
}


def set_page(name: str) -> tuple[str, Gold]:
    """Typeset one page of the sample with its stories' wishes heard."""
    stories = [story for story in read_stories() if _page_of(story) == name]
    seed = list(SHEETS).index(name) + 1
    Random(seed).shuffle(stories)
    return typeset(stories, seed, sheet=SHEETS[name], wishes=True)


def _page_of(story: Story) -> str:
    return f"{story.issue.isoformat()}/{story.get('page')}"


def sample_files() -> Iterator[tuple[Path, str]]:
    """Yield every file of the sample and of its gold with the text it must have."""
    for name in SHEETS:
        text, gold = set_page(name)
        yield SAMPLE / f"{name}.txt", text
        yield GOLD / f"{name}.json", json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the sample and its gold."""
    for path, text in sample_files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
