"""Bodies: paragraphs into rows of a measure, and rows into columns of the same height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.typeset.pdf.breaking import fill, width, wrap
from tests.typeset.pdf.copy import NOTE, Copy
from tests.typeset.pdf.ink import Ink, Type
from tests.typeset.pdf.reportlab_style import Manner, Style
from tests.typeset.stories import Block

INDENT = "　　"


@dataclass(frozen=True)
class Row:
    """One line of a column: an ink whose x is counted from the column's left edge.

    An empty text is white space. ``keep`` says that the row may not end a column.
    """

    ink: Ink
    keep: bool = False


@dataclass(frozen=True)
class Column:
    """Room for rows: its left edge and its top, in points."""

    left: float
    top: float = 0.0


def body_rows(copy: Copy, measure: float, style: Style, manner: Manner) -> list[Row]:
    """Return the rows of a body, its end byline and its note of where it goes on."""
    rows = [row for n, block in enumerate(copy.blocks) for row in _block(copy, n, measure, style)]
    if manner.byline == "end" and copy.byline:
        rows = _sign_in_line(copy, rows, measure, style)
    elif manner.byline == "right" and copy.byline:
        rows.append(_right(copy, _names(copy), "byline", measure, style))
    return rows


def _block(copy: Copy, place: int, measure: float, style: Style) -> Iterator[Row]:
    block = copy.blocks[place]
    if block.type == "subhead":
        yield from _subhead(copy, block, copy.first + place, measure, style)
        return
    broken = copy.broken and place == 0
    yield from _paragraph(copy, block.text, copy.first + place, measure, style, broken)


def _paragraph(
    copy: Copy, text: str, block: int, measure: float, style: Style, broken: bool = False
) -> Iterator[Row]:
    """Yield a paragraph's rows; one that goes on from another page has no indent."""
    size = style.body.size
    type_ = replace(style.body, face="kai") if text.startswith(NOTE) else style.body
    indent = 0.0 if broken else 2 * size
    for n, cut in enumerate(wrap(text, measure, size, indent)):
        dx = indent if n == 0 else 0.0
        gap = fill(cut.text, measure - dx, size, cut.last)
        ink = Ink(cut.text, dx, 0.0, type_, width(cut.text, size, gap), "body", copy.id, gap, block)
        if dx and style.indent == "space":
            ink = _indented(ink)
        yield Row(replace(ink, piece=copy.piece))


def _indented(ink: Ink) -> Ink:
    """Print the indent as two blank characters, as wide as two ems with the line's gap."""
    return replace(ink, text=INDENT + ink.text, x=0.0, width=ink.x + ink.width)


def _subhead(copy: Copy, block: Block, n: int, measure: float, style: Style) -> Iterator[Row]:
    text = f"■ {block.text}" if style.subhead == "mark" else block.text
    size = style.body.size * (1.0 if style.subhead in ("bold", "mark") else 1.15)
    size = min(size, measure / width(text, 1.0))
    type_ = Type(size, "hei", "font" if style.headline.bold == "font" else style.headline.bold)
    long = width(text, size)
    centred = style.subhead in ("centred", "airy")
    dx = (measure - long) / 2 if centred else min(2 * size, measure - long)
    ink = Ink(text, dx, 0.0, type_, long, "subhead", copy.id, 0.0, n, copy.piece)
    if style.subhead == "airy":
        yield Row(replace(ink, text=""), keep=True)
    yield Row(ink, keep=True)


def _names(copy: Copy) -> str:
    return f"（{' '.join(copy.byline)}）" if len(copy.id) % 2 else "　".join(copy.byline)


def _sign_in_line(copy: Copy, rows: list[Row], measure: float, style: Style) -> list[Row]:
    """Set the last paragraph again with the names in parentheses behind its full stop."""
    place = len(copy.blocks) - 1
    last = copy.first + place
    text = f"{copy.blocks[place].text}（{' '.join(copy.byline)}）"
    kept = [row for row in rows if row.ink.block != last]
    broken = copy.broken and place == 0
    return [*kept, *_paragraph(copy, text, last, measure, style, broken)]


def turn_row(copy: Copy, measure: float, style: Style) -> Row:
    """Return the row that says on which page the story goes on."""
    return _right(copy, copy.turn, "jump", measure, style)


def _right(copy: Copy, text: str, role: str, measure: float, style: Style) -> Row:
    size = style.body.size
    long = width(text, size)
    type_ = replace(style.body, face="kai")
    ink = Ink(text, measure - long, 0.0, type_, long, role, copy.id, piece=copy.piece)
    return Row(ink)


def flow(rows: Sequence[Row], columns: Sequence[Column], leading: float) -> tuple[float, list[Ink]]:
    """Pour ``rows`` into the ``columns`` so that they end as level as can be.

    Return the height of the lowest end, from the top of the setting, and the inks.
    """
    slots = 1
    while True:
        placed = _pour(rows, columns, leading, slots * leading)
        if placed is not None:
            return slots * leading, placed
        slots += 1


def _pour(
    rows: Sequence[Row], columns: Sequence[Column], leading: float, height: float
) -> list[Ink] | None:
    placed: list[Ink] = []
    waiting = list(rows)
    for column in columns:
        room = int((height - column.top) / leading + 1e-6)
        taken = _take(waiting, room)
        for n, row in enumerate(waiting[:taken]):
            y = column.top + n * leading + (leading - row.ink.type.size) / 2
            if row.ink.text:
                placed.append(replace(row.ink, x=column.left + row.ink.x, y=y))
        waiting = waiting[taken:]
    return None if waiting else placed


def _take(rows: Sequence[Row], room: int) -> int:
    """Return how many rows go into ``room``; a subhead never ends a column."""
    taken = max(0, min(room, len(rows)))
    while 0 < taken < len(rows) and rows[taken - 1].keep:
        taken -= 1
    return taken
