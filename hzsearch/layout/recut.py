"""Lines that a person chose become one piece, by the same rules that cut a whole page.

In: the rows of a page and the places of some. Out: a piece that holds just these
rows; none of them is taken for furniture, and none for the beginning of another
article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from hzsearch.layout.assemble import Piece
from hzsearch.layout.display import find_displays
from hzsearch.layout.endings import find_endings
from hzsearch.layout.joining import join_pieces
from hzsearch.layout.lines import Row
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.pipeline import find_pieces, text
from hzsearch.layout.title import Display, Title
from hzsearch.layout.vertical import Column, find_columns


def recut(rows: Sequence[Row], places: Sequence[int]) -> Piece:
    """Return one piece of the rows at ``places``, which are at least one."""
    chosen = [rows[at] for at in places]
    units, between = text(chosen, {}, _displays(chosen))
    units = [_moved_unit(unit, places) for unit in units]
    stretches = [tuple(_moved_display(d, places) for d in stretch) for stretch in between]
    pieces = sorted(find_pieces(units, stretches, rows), key=lambda piece: piece.order)
    piece = reduce(join_pieces, pieces, Piece(None, None))
    if piece.story:
        piece.story.rule = "boundary.hand"
    return _with_rest(piece, rows, places)


def _displays(rows: Sequence[Row]) -> dict[int, Display]:
    columns = find_columns(rows)
    vertical = {at for column in columns for chunk in column.chunk_rows for at in chunk}
    endings = {at: ending for at, ending in find_endings(rows).items() if at not in vertical}
    return {**find_displays(rows, columns, endings.keys()), **endings}


def _with_rest(piece: Piece, rows: Sequence[Row], places: Sequence[int]) -> Piece:
    """Return ``piece`` with the rows that no rule took, as lines of its headline."""
    rest = sorted(set(places) - set(piece.rows))
    title = piece.title or Title()
    for at in rest:
        title.add(rows[at].text, (at,), "headline.alone")
    return replace(piece, title=title) if rest else piece


def _moved(rows: Sequence[int], places: Sequence[int]) -> tuple[int, ...]:
    return tuple(places[at] for at in rows)


def _moved_unit(unit: Unit, places: Sequence[int]) -> Unit:
    return replace(unit, places=_moved(unit.places, places))


def _moved_display(display: Display, places: Sequence[int]) -> Display:
    column = display.column
    if column:
        column = Column(column.chunks, tuple(_moved(rows, places) for rows in column.chunk_rows))
    return replace(display, rows=_moved(display.rows, places), column=column)
