"""Who holds which line: every line of a page is in exactly one article, or is furniture.

In: the pieces of a page, its rows, and the lines that hold nothing printed. Out: the
line ranges of each piece, and the furniture: what no piece holds, so that nothing is
ever lost. A line of columns abreast has a row for each column; it is listed with
the piece that holds the leftmost row that any piece holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hzsearch.layout.assemble import Piece, Ranges
from hzsearch.layout.lines import Row


class Account:
    """The lines of a page, by who holds them."""

    def __init__(
        self, pieces: Sequence[Piece], rows: Sequence[Row], unprinted: Sequence[int]
    ) -> None:
        numbers = sorted({*(row.number for row in rows), *unprinted})
        self._order = {number: order for order, number in enumerate(numbers)}
        self._held: list[list[int]] = [[] for _ in pieces]
        self._share_out(pieces, rows)

    @property
    def furniture(self) -> tuple[int, ...]:
        """Return the numbers of the lines that no piece holds."""
        held = {number for numbers in self._held for number in numbers}
        return tuple(number for number in self._order if number not in held)

    def ranges(self) -> Iterator[Ranges]:
        """Yield the line ranges of each piece, merged where only blank lines lie between."""
        for numbers in self._held:
            yield tuple(self._merged(sorted(numbers)))

    def _share_out(self, pieces: Sequence[Piece], rows: Sequence[Row]) -> None:
        claims = sorted((at, k) for k, piece in enumerate(pieces) for at in piece.rows)
        taken: set[int] = set()
        for at, k in claims:
            if rows[at].number not in taken:
                self._held[k].append(rows[at].number)
                taken.add(rows[at].number)

    def _merged(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        begin = 0
        for at in range(1, len(numbers) + 1):
            if at == len(numbers) or self._order[numbers[at]] > self._order[numbers[at - 1]] + 1:
                yield numbers[begin], numbers[at - 1]
                begin = at
