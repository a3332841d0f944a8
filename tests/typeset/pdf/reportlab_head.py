"""Heads: rubric, kicker, headline, subheadline and leading byline as one block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hzsearch.model import Box
from tests.typeset.columns import WORD
from tests.typeset.display import TURNED
from tests.typeset.pdf.breaking import width, wrap
from tests.typeset.pdf.copy import Copy
from tests.typeset.pdf.ink import Ink, Setting, Shape, Type, merged
from tests.typeset.pdf.reportlab_style import Manner, Style

#: Distance of the lines of a head, in ems of the line above.
PITCH = 1.28
#: Distance of the characters of a vertical headline, in ems.
STEP = 1.06
LEADS = {"top": "本报记者 ", "top square": "□ 本报记者 "}


def flat_head(copy: Copy, room: float, style: Style, manner: Manner) -> Setting:
    """Return a horizontal head, ``room`` points wide."""
    inks: list[Ink] = []
    y = 0.0
    for text, role, type_ in _lines(copy, room, style, manner):
        gap = _gap(text, room, type_.size) if manner.spaced and role == "headline" else 0.0
        long = width(text, type_.size, gap)
        x = (room - long) / 2 if manner.align == "centre" else 0.0
        inks.append(Ink(text, x, y, type_, long, role, copy.id, gap, piece=copy.piece))
        y += type_.size * (1.5 if role == "kicker" else PITCH)
    return Setting(room, y + 0.5 * style.body.size if inks else 0.0, tuple(inks))


def _gap(text: str, room: float, size: float) -> float:
    free = 0.92 * room - width(text, size)
    return max(0.0, min(0.7 * size, free / max(1, len(text) - 1)))


def _lines(
    copy: Copy, room: float, style: Style, manner: Manner
) -> Iterator[tuple[str, str, Type]]:
    target = min(style.headline.size * manner.scale, room / 6)
    if copy.piece > 1:
        target = style.body.size * 1.6
    parts, size = headline_lines(copy.headline, room, target, style.body.size * 1.3)
    size = size if copy.headline else style.headline.size
    small = Type(min(max(0.5 * size, 1.2 * style.body.size), size), "kai")
    if copy.kicker:
        yield from _fitted(copy.kicker, "kicker", small, room)
    for part in parts:
        yield part, "headline", replace(style.headline, size=size)
    if copy.subheadline:
        yield from _fitted(copy.subheadline, "subheadline", replace(small, face="song"), room)
    if copy.turned:
        yield copy.turned, "jump", replace(style.body, face="kai")
    lead = LEADS.get(manner.byline, "")
    if copy.byline and lead:
        yield lead + " ".join(copy.byline), "byline", Type(1.05 * style.body.size, "kai")


def _fitted(text: str, role: str, type_: Type, room: float) -> Iterator[tuple[str, str, Type]]:
    size = max(min(type_.size, room / width(text, 1.0)), 0.6 * type_.size)
    for cut in wrap(text, room, size):
        yield cut.text, role, replace(type_, size=size)


def headline_lines(text: str, room: float, target: float, least: float) -> tuple[list[str], float]:
    """Break a headline, at its own breaks first; return its lines and their size.

    As large as ``target`` where the room allows it, never below ``least``.
    """
    if not text:
        return [], target
    for lines in (["　".join(text.split())], text.split(), *_halved(text)):
        size = min(target, room / max(width(line, 1.0) for line in lines))
        if size >= max(least, 0.72 * target):
            return lines, size
    cuts = wrap("".join(text.split()), room, least)
    return [cut.text for cut in cuts], least * 0.96


def _halved(text: str) -> Iterator[list[str]]:
    whole = "".join(text.split())
    for pieces in (2, 3):
        measure = width(whole, 1.0) / pieces + 0.5
        yield [cut.text for cut in wrap(whole, measure, 1.0)]


def down_head(copy: Copy, room: float, style: Style, manner: Manner, high: float) -> Setting:
    """Return a vertical head at most ``room`` wide and about ``high``: read from the right."""
    parts = [turned(part) if manner.down == "chars" else part for part in copy.headline.split()]
    size = min(style.headline.size * manner.scale, room / (1.3 * len(parts) + 1.6))
    size = max(min(size, high / max(cells(p) * STEP for p in parts)), 1.35 * style.body.size)
    type_ = replace(style.headline, size=size, down=manner.down)
    inks: list[Ink] = []
    x = room
    if copy.kicker:
        x = _add_column(inks, copy, copy.kicker, "kicker", Type(0.62 * size, "kai", "", "chars"), x)
    for part in parts:
        x = _add_column(inks, copy, part, "headline", type_, x)
    inks = [replace(ink, x=ink.x - x / 2) for ink in inks]
    height = max(ink.box.bottom for ink in inks)
    below = _below(copy, room, style, manner, height + style.body.size)
    whole = max(height, height + style.body.size + below.height if below.inks else 0.0)
    return merged(room, whole + style.body.size, [Setting(room, height, tuple(inks)), below])


def _below(copy: Copy, room: float, style: Style, manner: Manner, y: float) -> Setting:
    """What a vertical head has at its foot: subheadline and byline, horizontal."""
    bare = replace(copy, headline="", kicker="", turned="")
    if not (copy.subheadline or (copy.byline and manner.byline in LEADS)):
        return Setting(room, 0.0)
    return flat_head(bare, room, style, replace(manner, align="centre")).shifted(0.0, y)


def _add_column(
    inks: list[Ink], copy: Copy, text: str, role: str, type_: Type, right: float
) -> float:
    """Add a column whose right edge is ``right``; return its left edge less the white."""
    gap = type_.size * (STEP - 1)
    count = cells(text) if type_.down == "chars" else len(text)
    long = count * (type_.size + gap)
    x = right - type_.size
    inks.append(Ink(text, x, 0.0, type_, long, role, copy.id, gap, piece=copy.piece))
    return x - 0.3 * type_.size


def turned(text: str) -> str:
    """Return ``text`` with its quotation marks in their vertical form."""
    return text.translate(TURNED)


def split_cells(text: str) -> list[str]:
    """Cut a vertical line into cells: a short number stands upright in one of them."""
    found = re.findall(rf"{WORD}|\S", text)
    return [cell for word in found for cell in ([word] if len(word) <= 3 else list(word))]


def cells(text: str) -> int:
    """Return how many cells a vertical line has."""
    return len(split_cells(text))


def rubric(copy: Copy, room: float, style: Style) -> Setting:
    """Return the label of a series above a head, on a ground or over a rule."""
    if not copy.rubric:
        return Setting(room, 0.0)
    size = 1.2 * style.body.size
    long = width(copy.rubric, size)
    ink = Ink(copy.rubric, 4.0, 3.0, Type(size, "hei", "font"), long, "rubric", copy.id)
    kind = "tint" if style.rules == "rules" else "rule"
    top = 0.0 if kind == "tint" else size + 6.0
    ground = Shape(kind, Box(0.0, top, long + 8.0 if kind == "tint" else room, size + 6.0))
    return Setting(room, size + 12.0, (ink,), (ground,))
