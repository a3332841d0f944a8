"""A round-up (新闻速递): short items under one rubric, poured through the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hzsearch.model import Box
from tests.typeset.pdf.breaking import width, wrap
from tests.typeset.pdf.copy import Copy
from tests.typeset.pdf.ink import Ink, Setting, Shape, Type, merged
from tests.typeset.pdf.reportlab_body import Column, Row, body_rows, flow
from tests.typeset.pdf.reportlab_style import Manner, Style


def set_roundup(
    copies: tuple[Copy, ...], title: str, span: int, style: Style, manner: Manner
) -> Setting:
    """Set the items ``span`` columns wide below a band with the rubric ``title``."""
    band = _band(title, style.width(span), style)
    rows = [row for copy in copies for row in _item(copy, style.measure, style, manner)]
    columns = [Column(n * (style.measure + style.gutter)) for n in range(span)]
    height, inks = flow(rows[:-1], columns, style.leading)
    body = Setting(style.width(span), height, tuple(inks)).shifted(0.0, band.height)
    whole = merged(band.width, band.height + height, [band, body])
    return replace(whole, stories=tuple(copy.id for copy in copies))


def _band(title: str, room: float, style: Style) -> Setting:
    size = 1.6 * style.body.size
    gap = 0.5 * size
    long = width(title, size, gap)
    ink = Ink(title, (room - long) / 2, 4.0, Type(size, "hei", "font"), long, "rubric", None, gap)
    ground = Shape("tint", Box(0.0, 0.0, room, size + 8.0))
    return Setting(room, size + 16.0, (ink,), (ground,))


def _item(copy: Copy, measure: float, style: Style, manner: Manner) -> Iterator[Row]:
    """Yield an item's headline, its body and a white row."""
    size = 1.12 * style.body.size
    headline = "".join(copy.headline.split())
    for cut in wrap(headline, measure, size):
        long = width(cut.text, size)
        ink = Ink(cut.text, 0.0, 0.0, Type(size, "hei", "font"), long, "headline", copy.id)
        yield Row(ink, keep=True)
    yield from body_rows(copy, measure, style, replace(manner, byline="end"))
    yield Row(Ink("", 0.0, 0.0, style.body, 0.0, "white"))
