"""A page: the order of its titles and bodies, its blank lines, its line numbers.

The order is that of a dump, not of reading: titles may stand at the very top,
before or after their bodies, some rows later, or at the page's end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.typeset.rows import Row, body_rows, tighten, title_rows
from tests.typeset.settings import Setting, Sheet
from tests.typeset.stories import Story

Printed = tuple[int, Row]


@dataclass(frozen=True)
class Piece:
    """A title or a body: rows that stay together on the page."""

    rows: tuple[Row, ...]
    owner: int
    body: bool


def arrange(
    stories: list[Story], settings: list[Setting], sheet: Sheet, rng: Random
) -> list[Piece]:
    """Return the page's pieces in the order of the dump."""
    top: list[Piece] = []
    flow: list[Piece] = []
    end: list[Piece] = []
    for owner, (story, setting) in enumerate(zip(stories, settings, strict=True)):
        body = Piece(tuple(body_rows(story, owner, setting, sheet, rng)), owner, True)
        title = Piece(tuple(title_rows(story, owner, setting, sheet, rng)), owner, False)
        {"top": top, "end": end}.get(setting.place, flow).append(title)
        flow.insert(_body_place(flow, title, setting.place), body)
    _delay(flow, settings, rng)
    return [piece for piece in _interrupt(top + flow + end, sheet, rng) if piece.rows]


def _body_place(flow: list[Piece], title: Piece, place: str) -> int:
    """Return where the body goes: before its title if that is to stand after it."""
    ahead = place in ("after", "later") and flow and flow[-1] is title
    return len(flow) - 1 if ahead else len(flow)


def _delay(flow: list[Piece], settings: list[Setting], rng: Random) -> None:
    """Move titles that come "later" behind some other pieces."""
    late = [p for p in flow if not p.body and settings[p.owner].place == "later"]
    for piece in late:
        at = flow.index(piece)
        flow.remove(piece)
        flow.insert(_gap(flow, rng.randint(at, len(flow)), settings), piece)


def _gap(flow: list[Piece], at: int, settings: list[Setting]) -> int:
    """Step over a body whose own title stands right before it."""
    while 0 < at < len(flow) and not flow[at - 1].body and flow[at].owner == flow[at - 1].owner:
        at += 1
    return at


def _interrupt(pieces: list[Piece], sheet: Sheet, rng: Random) -> list[Piece]:
    """Let a caption break into a long body, at a block's end, if the sheet says so."""
    longs = [p for p in pieces if p.body and p.rows[-1].block > 2]
    shorts = [p for p in pieces if p.body and len(p.rows) < 8 and p not in longs]
    if not (sheet.interrupt and longs and shorts):
        return pieces
    host, guest = rng.choice(longs), rng.choice(shorts)
    kept = [p for p in pieces if p is not guest]
    at = kept.index(host)
    return [*kept[:at], *_break(host, guest, rng), *kept[at + 1 :]]


def _break(host: Piece, guest: Piece, rng: Random) -> list[Piece]:
    ends = [i for i, row in enumerate(host.rows) if i and row.block != host.rows[i - 1].block]
    stops = [i for i in ends if host.rows[i - 1].text[-1] in "。”"]
    cut = rng.choice(stops or ends)
    return [replace(host, rows=host.rows[:cut]), guest, replace(host, rows=host.rows[cut:])]


def close_up(pieces: list[Piece], rng: Random) -> list[Row]:
    """Join pieces to rows; a flat title right before its body often has no blank after it."""
    rows: list[Row] = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        joined = following is not None and following.owner == piece.owner and not piece.body
        rows += tighten(piece.rows, 1) if joined and rng.random() < 0.5 else piece.rows
        if rows and not joined:
            rows[-1] = replace(rows[-1], parted=True)
    return rows


def number(rows: list[Row], sheet: Sheet, rng: Random) -> list[Printed]:
    """Give every row its line number, leaving out the numbers of blank lines."""
    printed, line = [], 1
    for row in rows:
        printed.append((line, row))
        line += 2 if _blank_after(row, sheet, rng) else 1
    return printed


def _blank_after(row: Row, sheet: Sheet, rng: Random) -> bool:
    if sheet.blanks == "alternate":
        return not row.tight and (row.parted or rng.random() >= sheet.misses)
    part = row.parted and (sheet.blanks == "blocks" or row.role in ("kicker", "headline"))
    return part and not row.tight


def draw(printed: list[Printed]) -> str:
    """Return the page's text."""
    lines = [""] * printed[-1][0]
    for line, row in printed:
        lines[line - 1] = row.text
    return "\n".join(lines) + "\n"
