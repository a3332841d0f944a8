"""Where a correction's lines are: on which page, in which article.

In: the drafts of a file and the lines that a correction names. Out: the page, the
rows, the piece; ValueError, with the reason, where the line is not what the
correction takes it for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hzsearch.corrections.sidecar import Spot
from hzsearch.layout import Draft
from hzsearch.layout.assemble import Piece
from hzsearch.layout.lines import clean, compact

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Rows that a correction names: the number of their page among the drafts, and where."""

    page: int
    rows: tuple[int, ...]


def find(drafts: Sequence[Draft], spot: Spot) -> Place:
    """Return where the lines of ``spot`` are."""
    page = _page(drafts, spot)
    rows = drafts[page].places(spot.first, spot.last)
    if not rows:
        raise ValueError(f"{spot} {'holds' if spot.first == spot.last else 'hold'} nothing")
    text = {line.number: line.text for line in drafts[page].page.lines}[spot.first]
    begin = compact(clean(text))
    if not begin.startswith(compact(clean(spot.guard))):
        raise ValueError(f"line {spot.first} begins “{begin[:_SHOWN]}”, not “{spot.guard}”")
    return Place(page, rows)


def find_article(drafts: Sequence[Draft], spot: Spot) -> tuple[int, Piece]:
    """Return the page and the piece that hold the line ``spot``."""
    place = find(drafts, spot)
    piece = drafts[place.page].holder(place.rows[0])
    if piece is None:
        raise ValueError(
            f"{spot} is furniture; make it an article with “article {spot.first}” first"
        )
    return place.page, piece


def _page(drafts: Sequence[Draft], spot: Spot) -> int:
    """Return the one page that holds the lines of ``spot``."""
    found: list[int] = []
    for number in (spot.first, spot.last):
        on = [k for k, draft in enumerate(drafts) if _holds(draft, number)]
        if not on:
            last = max((d.page.lines[-1].number for d in drafts if d.page.lines), default=0)
            raise ValueError(f"there is no line {number}, the last is {last}")
        found.append(on[0])
    if found[0] != found[1]:
        raise ValueError(f"{spot} are on two pages")
    return found[0]


def _holds(draft: Draft, number: int) -> bool:
    return any(line.number == number for line in draft.page.lines)
