"""A page cut up but not yet written down: what corrections change and explanations read.

Values only; ``pipeline`` makes the draft and writes it down, ``revise`` changes it,
``roles`` and ``reasons`` tell what it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hzsearch.layout.assemble import Piece
from hzsearch.layout.lines import Row
from hzsearch.model import Page


@dataclass(frozen=True, slots=True)
class Draft:
    """The pieces of a page and all its rows.

    ``unprinted`` are the numbers of lines that hold only unprinted characters,
    ``furniture`` the rules by which rows are furniture and ``given`` those by which a
    person said what they are, both by place. A row that no piece holds is furniture,
    whether a rule says so or not.
    """

    page: Page
    rows: tuple[Row, ...]
    unprinted: tuple[int, ...]
    pieces: tuple[Piece, ...]
    furniture: Mapping[int, str] = field(default_factory=dict)
    given: Mapping[int, str] = field(default_factory=dict)

    def holder(self, at: int) -> Piece | None:
        """Return the piece that holds the row at place ``at``, None if it is furniture."""
        return next((piece for piece in self.pieces if at in piece.rows), None)

    def places(self, first: int, last: int) -> tuple[int, ...]:
        """Return the places of the rows on the lines ``first`` to ``last``, both included."""
        return tuple(at for at, row in enumerate(self.rows) if first <= row.number <= last)

    def exchange(self, old: tuple[Piece, ...], new: tuple[Piece, ...]) -> Draft:
        """Return the draft with the pieces ``new`` instead of ``old``, known by their names."""
        gone = {piece.name for piece in old}
        kept = [piece for piece in self.pieces if piece.name not in gone]
        pieces = sorted([*kept, *new], key=lambda piece: piece.order)
        return replace(self, pieces=tuple(pieces))
