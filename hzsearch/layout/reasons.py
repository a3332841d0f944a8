"""Why an article is what it is: where its body begins, and why its headline heads it.

In: a :class:`~hzsearch.layout.draft.Draft`. Out: for each of its pieces the rules of
``hzsearch.layout.rules`` that made it, with what they weighed. The weights are those
that ``match`` gave the pairs, worked out once more; made only when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hzsearch.layout.assemble import Piece
from hzsearch.layout.draft import Draft
from hzsearch.layout.match import Fit, fit_table, neighbours
from hzsearch.layout.pairing import MOST_PAIRS

_SIGNS = {
    "zone": "zone 园区",
    "words": "words 用词",
    "byline": "byline 署名",
    "caption": "photo 图片",
}
_NEXT = "next to it 相邻"


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that made an article, and what it weighed (nothing where it weighs nothing)."""

    rule: str
    weights: str = ""


def article_reasons(draft: Draft) -> dict[str, tuple[Reason, ...]]:
    """Return the reasons for each piece of a page, by its name."""
    fits = _fits(draft.pieces)
    return {piece.name: tuple(_reasons(piece, fits)) for piece in draft.pieces}


def _reasons(piece: Piece, fits: dict[str, str]) -> Iterator[Reason]:
    if piece.story:
        yield Reason(piece.story.rule)
    if piece.title and piece.story:
        yield Reason("pair.fit", fits.get(piece.name, ""))
    else:
        yield Reason("pair.headless" if piece.story else "pair.bodiless")


def _fits(pieces: Sequence[Piece]) -> dict[str, str]:
    """Return what speaks for each pair of headline and body, by the piece's name."""
    titled = [piece for piece in pieces if piece.title]
    bodied = [piece for piece in pieces if piece.story]
    titles = [piece.title for piece in titled if piece.title]
    stories = [piece.story for piece in bodied if piece.story]
    near = neighbours(titles, stories)
    told: dict[str, str] = {}
    if len(titles) * len(stories) > MOST_PAIRS:
        return told
    for row, fits in enumerate(fit_table(titles, stories)):
        totals = [sum(fit) + near.get((row, k), 0.0) for k, fit in enumerate(fits)]
        for k, piece in enumerate(bodied):
            if piece.name == titled[row].name:
                others = totals[:k] + totals[k + 1 :]
                told[piece.name] = _tell(fits[k], near.get((row, k), 0.0), totals[k], others)
    return told


def _tell(fit: Fit, near: float, total: float, others: Sequence[float]) -> str:
    """Return the weights of a pair, their sum, and how far behind the next best body is."""
    signs = [f"{_SIGNS[name]} {value:+.1f}" for name, value in fit._asdict().items() if value]
    signs += [f"{_NEXT} {near:+.1f}"] if near else []
    behind = f"; next best body 次优正文 {max(others):.1f}" if others else ""
    return f"{', '.join(signs) or '0'} = {total:.1f}{behind}"
