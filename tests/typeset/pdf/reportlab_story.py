"""One story as a rectangle of so many columns: its head in its place, its body in columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from random import Random

from hzsearch.model import Box
from tests.typeset.pdf.breaking import fill, width, wrap
from tests.typeset.pdf.copy import Copy, rest_of
from tests.typeset.pdf.ink import Ink, Setting, Shape, Type, merged
from tests.typeset.pdf.reportlab_body import Column, Row, body_rows, flow, turn_row
from tests.typeset.pdf.reportlab_head import down_head, flat_head, rubric
from tests.typeset.pdf.reportlab_style import Manner, Style

#: White between a box's edge and its text, in ems of the body.
PADDING = 0.9


@dataclass(frozen=True)
class Frame:
    """The inside of a story's rectangle: the width, the number of columns and one's width."""

    width: float
    columns: int
    gutter: float

    @property
    def measure(self) -> float:
        return (self.width - (self.columns - 1) * self.gutter) / self.columns

    def left(self, column: int) -> float:
        """Return the left edge of a column, counted from 0."""
        return column * (self.measure + self.gutter)

    def across(self, columns: int) -> float:
        """Return the width of the first ``columns`` columns."""
        return self.left(columns) - self.gutter


def set_story(copy: Copy, span: int, style: Style, manner: Manner) -> Setting:
    """Set a whole story ``span`` columns of the grid wide."""
    if copy.kind == "photo":
        raise ValueError("a photo is set by set_photo")
    padding = PADDING * style.body.size if manner.box else 0.0
    frame = _frame(span, style, manner, padding)
    inner = _inside(copy, body_rows(copy, frame.measure, style, manner), frame, style, manner)
    return _boxed(inner, style.width(span), padding, manner.box)


def set_jump(
    copy: Copy, span: int, style: Style, manner: Manner, share: float
) -> tuple[Setting, list[tuple[int, str]]]:
    """Set the first ``share`` of a story and where it goes on; return also what was printed."""
    manner = replace(manner, box="", byline="top" if manner.byline.startswith("top") else "none")
    frame = _frame(span, style, manner, 0.0)
    rows = body_rows(copy, frame.measure, style, manner)
    first = [row for row in rows if row.ink.block < len(copy.blocks) - 1]
    count = max(4, min(int(share * len(rows)), len(first)))
    count -= rows[count - 1].keep
    kept = [*rows[:count], turn_row(copy, frame.measure, style)]
    printed = [(row.ink.block, row.ink.text) for row in rows[:count] if row.ink.text]
    return _inside(copy, kept, frame, style, manner), printed


def _frame(span: int, style: Style, manner: Manner, padding: float) -> Frame:
    columns = span - 1 if manner.merge else span
    return Frame(style.width(span) - 2 * padding, columns, style.gutter)


def _inside(copy: Copy, rows: list[Row], frame: Frame, style: Style, manner: Manner) -> Setting:
    label = rubric(copy, frame.width, style)
    if manner.head == "across" or frame.columns < 2:
        body = _across(copy, rows, frame, style, manner)
    elif manner.head == "beside":
        body = _beside(copy, rows, frame, style, manner)
    elif manner.head == "vertical":
        body = _vertical(copy, rows, frame, style, manner)
    else:
        body = _corner(copy, rows, frame, style, manner)
    parts = [label, body.shifted(0.0, label.height)]
    return replace(merged(frame.width, label.height + body.height, parts), stories=(copy.id,))


def _across(copy: Copy, rows: list[Row], frame: Frame, style: Style, manner: Manner) -> Setting:
    head = flat_head(copy, frame.width, style, manner)
    columns = [Column(frame.left(n)) for n in range(frame.columns)]
    return _joined(head, rows, columns, frame, style, head.height)


def _beside(copy: Copy, rows: list[Row], frame: Frame, style: Style, manner: Manner) -> Setting:
    """The head stands in the left columns, half way down the body."""
    half = frame.columns // 2
    head = flat_head(copy, frame.across(half), style, manner)
    columns = [Column(frame.left(n)) for n in range(half, frame.columns)]
    body = _joined(Setting(0.0, 0.0), rows, columns, frame, style, 0.0)
    return merged(
        frame.width,
        max(head.height, body.height),
        [head.shifted(0.0, max(0.0, (body.height - head.height) / 2)), body],
    )


def _vertical(copy: Copy, rows: list[Row], frame: Frame, style: Style, manner: Manner) -> Setting:
    """The head runs down the first column, or the last one, beside the whole body."""
    first = manner.align == "left"
    others = range(1, frame.columns) if first else range(frame.columns - 1)
    columns = [Column(frame.left(n)) for n in others]
    body = _joined(Setting(0.0, 0.0), rows, columns, frame, style, 0.0)
    head = down_head(copy, frame.measure, style, manner, body.height)
    if head.height > 1.4 * body.height:
        return _across(copy, rows, frame, style, manner)
    head = head.shifted(frame.left(0 if first else frame.columns - 1), 0.0)
    return merged(frame.width, max(head.height, body.height), [head, body])


def _corner(copy: Copy, rows: list[Row], frame: Frame, style: Style, manner: Manner) -> Setting:
    """The head stands on the left columns; the others run up beside it."""
    under = max(1, frame.columns - 1) if manner.head == "corner" else 1
    if manner.head == "corner":
        head = flat_head(copy, frame.across(under), style, manner)
    else:
        high = 0.6 * ceil(len(rows) / frame.columns) * style.leading
        head = down_head(copy, frame.measure, style, manner, high)
    top = ceil(head.height / style.leading) * style.leading
    columns = [Column(frame.left(n), top if n < under else 0.0) for n in range(frame.columns)]
    return _joined(head, rows, columns, frame, style, 0.0)


def _joined(
    head: Setting,
    rows: list[Row],
    columns: list[Column],
    frame: Frame,
    style: Style,
    top: float,
) -> Setting:
    height, inks = flow(rows, columns, style.leading)
    body = Setting(frame.width, height, tuple(inks)).shifted(0.0, top)
    return merged(frame.width, max(head.height, top + height), [head, body])


def _boxed(inner: Setting, wide: float, padding: float, box: str) -> Setting:
    if not box:
        return inner
    height = inner.height + 2 * padding
    ground = Setting(wide, height, (), (Shape(box, Box(0.0, 0.0, wide, height)),))
    whole = merged(wide, height, [ground, inner.shifted(padding, padding)])
    return replace(whole, stories=inner.stories)


def set_photo(copy: Copy, span: int, style: Style, high: float) -> Setting:
    """Set a photo ``high`` points high with its caption below, credit last."""
    wide = style.width(span)
    size = 0.95 * style.body.size
    text = "".join(block.text for block in copy.blocks) + _credit(copy)
    inks, y = [], high + 0.4 * size
    for cut in wrap(text, wide, size):
        gap = fill(cut.text, wide, size, cut.last)
        long = width(cut.text, size, gap)
        inks.append(Ink(cut.text, 0.0, y, Type(size, "kai"), long, "caption", copy.id, gap))
        y += 1.35 * size
    picture = Shape("picture", Box(0.0, 0.0, wide, high))
    return Setting(wide, y, tuple(inks), (picture,), (copy.id,))


def _credit(copy: Copy) -> str:
    if not copy.byline:
        return ""
    return f"　{' '.join(copy.byline)}{copy.credit.replace('_', ' ') or ' 摄'}"


def rest_copy(copy: Copy, printed: list[tuple[int, str]], page: int, rng: Random) -> Copy:
    """Return the rest of a story that jumped from ``page``, under a shorter headline."""
    parts = copy.headline.split()
    return rest_of(copy, printed, page, rng.choice((parts[0], " ".join(parts))))
