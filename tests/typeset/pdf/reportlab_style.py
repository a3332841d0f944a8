"""What a seed decides about an issue and each story in it, for the reportlab producer."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.typeset.pdf.ink import Type

#: Sizes of a page in points: tabloids (四开) and a broadsheet (对开).
SHEETS = ((782.0, 1105.0), (765.0, 1077.0), (842.0, 1191.0), (1105.0, 1559.0))

ORDERS = ("page", "page", "blocks", "lines", "words", "chars")
BOLDS = ("font", "stroke", "2", "2", "3", "4")


@dataclass(frozen=True)
class Style:
    """The habits of a paper: its grid, its faces, and in what order its file draws."""

    page: tuple[float, float]
    margin: float
    columns: int
    gutter: float
    body: Type
    leading: float
    indent: str
    headline: Type
    rules: str
    order: str
    subhead: str
    byline: str
    masthead: str
    foot: str

    @property
    def measure(self) -> float:
        """The width of one column of the grid in points."""
        return self.width(1)

    @property
    def inner(self) -> float:
        """The width of the type area in points."""
        return self.page[0] - 2 * self.margin

    def width(self, columns: float) -> float:
        """Return the width of so many columns with the gutters between them."""
        one = (self.inner - (self.columns - 1) * self.gutter) / self.columns
        return columns * one + (columns - 1) * self.gutter


def choose_style(rng: Random) -> Style:
    """Draw a paper's habits."""
    page = rng.choice(SHEETS)
    broad = page[0] > 1000
    size = rng.choice((8.5, 9.0, 9.5, 10.0, 10.5))
    return Style(
        page=page,
        margin=rng.choice((34.0, 40.0, 48.0)),
        columns=rng.choice((5, 6, 6) if broad else (3, 4, 4, 5)),
        gutter=size * rng.choice((1.2, 1.5, 2.0)),
        body=Type(size, rng.choice(("song", "song", "song", "kai"))),
        leading=size * rng.choice((1.35, 1.45, 1.55, 1.7)),
        indent=rng.choice(("space", "offset")),
        headline=Type(
            rng.choice((20.0, 22.0, 26.0)) * (1.3 if broad else 1.0),
            rng.choice(("hei", "hei", "song", "xbs")),
            rng.choice(BOLDS),
        ),
        rules=rng.choice(("rules", "white", "some")),
        order=rng.choice(ORDERS),
        subhead=rng.choice(("bold", "centred", "mark", "airy")),
        byline=rng.choice(("end", "right", "top", "top square", "mixed", "mixed")),
        masthead=rng.choice(("across", "corner", "centred")),
        foot=rng.choice(("foot", "head", "both", "none")),
    )


@dataclass(frozen=True)
class Manner:
    """How one story is set.

    ``head`` is "across", "beside", "corner", "vertical" or "vertical corner";
    ``box`` is "", "frame" or "tint"; ``merge`` sets a wide story in one column
    fewer than the grid has.
    """

    head: str
    down: str
    align: str
    scale: float
    box: str
    merge: bool
    byline: str
    spaced: bool


def choose_manner(style: Style, span: int, rng: Random) -> Manner:
    """Draw how a story that is ``span`` columns wide is set."""
    heads = ["across"] * 3 + (["vertical", "vertical"] if span >= 2 else [])
    heads += ["beside", "corner", "vertical corner"] if span >= 3 else []
    bylines = ("end", "right", "top", "top square")
    return Manner(
        head=rng.choice(heads),
        down=rng.choice(("chars", "chars", "true")),
        align=rng.choice(("centre", "centre", "left")),
        scale=rng.choice((0.75, 0.85, 1.0)) * (1.0 + 0.18 * (span - 1)),
        box=rng.choice(("", "", "", "", "frame", "tint")),
        merge=span >= 3 and rng.random() < 0.3,
        byline=rng.choice(bylines) if style.byline == "mixed" else style.byline,
        spaced=rng.random() < 0.25,
    )
