"""One story as printed rows, each knowing what it is and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from tests.typeset.columns import fits, wrap
from tests.typeset.display import column, overprint, vertical
from tests.typeset.settings import Setting, Sheet
from tests.typeset.stories import Block, Story

WORD_SIDES = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Row:
    """A non-blank line to be printed.

    ``owner`` is the story's place in the list (None: furniture), ``block`` the
    body block it belongs to. ``tight`` rows have no blank line after them,
    ``parted`` ones always have one.
    """

    text: str
    role: str
    owner: int | None = None
    block: int = -1
    signed: bool = False
    tight: bool = False
    parted: bool = False


def title_rows(story: Story, owner: int, setting: Setting, sheet: Sheet, rng: Random) -> list[Row]:
    """Return kicker, headline, subheadline and a leading byline as printed."""
    headline, lead = story.get("headline"), setting.lead
    if not headline:
        return []
    rows = _vertical_title(story) if setting.prints == "vertical" else []
    rows = rows or _flat_title(story, setting.prints, rng.random() < sheet.split_titles)
    if lead and story.byline:
        rows.append(Row(lead + " ".join(story.byline), "byline", tight=rng.random() < 0.5))
    return _nudge([replace(row, owner=owner) for row in rows], sheet, rng)


def _flat_title(story: Story, prints: str, split: bool) -> list[Row]:
    headline, kicker, sub = story.get("headline"), story.get("kicker"), story.get("subheadline")
    parts = headline.split() if split else ["".join(headline.split())]
    rows = [Row(kicker, "kicker")] if kicker else []
    rows += [Row(overprint(part, prints), "headline") for part in parts]
    return rows + ([Row(sub, "subheadline")] if sub else [])


def _vertical_title(story: Story) -> list[Row]:
    kicker, sub = column(story.get("kicker")), story.get("subheadline")
    rows = _group(kicker, "kicker") if kicker else []
    for group in vertical(story.get("headline")):
        rows += _group(group, "headline")
    return rows + ([Row(sub, "subheadline")] if sub else [])


def _group(lines: list[str], role: str) -> list[Row]:
    rows = [Row(line, role, tight=True) for line in lines]
    return [*rows[:-1], replace(rows[-1], tight=False, parted=True)]


def body_rows(story: Story, owner: int, setting: Setting, sheet: Sheet, rng: Random) -> list[Row]:
    """Return the body as printed: wrapped, spaced, and signed at its end."""
    rows: list[Row] = []
    for number, block in enumerate(story.blocks):
        lines = _block_lines(block, setting, len(rows), sheet.indent)
        rows += [Row(line, "body", owner, number) for line in lines]
    if not (setting.lead and story.get("headline")):
        _sign(rows, story, setting)
    rows = [replace(row, text=_stray(row.text, sheet.spaces, rng)) for row in rows]
    return _nudge(rows, sheet, rng)


def _block_lines(block: Block, setting: Setting, first: int, indent: str) -> list[str]:
    if block.type == "subhead":
        return [indent + block.text]
    lines = wrap(block.text, setting.width, first)
    return [indent + lines[0], *lines[1:]]


def _sign(rows: list[Row], story: Story, setting: Setting) -> None:
    """Put the byline behind the last full stop, or on a row of its own if it is too long."""
    if not story.byline:
        return
    last, credit = rows[-1], " ".join(story.byline) + story.get("credit").replace("_", " ")
    if fits(last.text, credit, setting.width(len(rows) - 1)):
        rows[-1] = replace(last, text=f"{last.text} {credit}", signed=True)
    else:
        rows.append(replace(last, text=credit, block=-1, signed=True))


def _stray(text: str, rate: float, rng: Random) -> str:
    """Blow spaces into a justified line where ASCII meets Han."""
    if rng.random() >= rate:
        return text
    return WORD_SIDES.sub(lambda _: " " if rng.random() < 0.7 else "", text)


def _nudge(rows: list[Row], sheet: Sheet, rng: Random) -> list[Row]:
    """Let a piece start with a stray space now and then, as the dump of a frame's edge does."""
    if rng.random() >= sheet.spaces / 3 or not rows[0].text[1:]:
        return rows
    return [replace(rows[0], text=f" {rows[0].text}"), *rows[1:]]


def tighten(rows: Iterable[Row], count: int) -> list[Row]:
    """Return the rows with the last ``count`` of them set without a blank line after."""
    kept = list(rows)
    cut = len(kept) - count
    return kept[:cut] + [replace(r, tight=not r.parted) for r in kept[cut:]]
