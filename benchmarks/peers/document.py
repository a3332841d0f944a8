"""The tables and pictures in docs/performance.md, between its two marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.peers import plots, tables
from benchmarks.peers.figures import Figures

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- figures: python -m benchmarks.peers --write -->", "<!-- end of figures -->"

#: Below which heading each picture stands, and what it says to who can not see it.
_PICTURES = {
    "### Building, size, cold start": ("build", "Bars: build speed, memory, size, cold query"),
    "### Literals": ("literals", "Bars: how many literals are found in full, and rightly"),
    "### Warm queries, median": ("queries", "Dots: times of warm queries by kind"),
    "### Growth": ("growth", "Lines: build and query times by number of articles"),
}


def write(figures: Figures, page: Path = PAGE) -> None:
    """Put the tables of ``figures`` into ``page`` and the pictures beside it."""
    plots.draw(figures, page.parent)
    page.write_text(filled(page.read_text(encoding="utf-8"), figures), encoding="utf-8")


def filled(text: str, figures: Figures) -> str:
    """Return the page ``text`` with the tables of ``figures`` between its marks.

    Raises ValueError where it has not both.
    """
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"The page lacks the marks {BEGIN} and {END}.")
    shown = _with_pictures(tables.page(figures), _PICTURES)
    return f"{before}{BEGIN}\n\n{shown}\n\n{END}{after}"


def _with_pictures(text: str, pictures: Mapping[str, tuple[str, str]]) -> str:
    for heading, (name, told) in pictures.items():
        picture = f"![{told}](performance-{name}.svg)"
        text = text.replace(f"{heading}\n", f"{heading}\n\n{picture}\n", 1)
    return text
