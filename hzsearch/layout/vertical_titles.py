"""Titles set vertically: the chunks of a column become kickers, headlines, loose digits.

In: a :class:`~hzsearch.layout.vertical.Column`. Out: titles. Each stretch of a bold
headline stands twice, with a gap between the copies and none before the next
stretch; a kicker stands once. Where the dump has no gaps, only the doubling tells
where a headline ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hzsearch.layout.furniture import FOLIO_TWICE
from hzsearch.layout.overprint import copies, undouble
from hzsearch.layout.title import Loose, Title, is_kicker
from hzsearch.layout.vertical import Column, is_loose
from hzsearch.layout.zones import is_zone

_COLON = re.compile(r".{2,24}?(?:：|——)")
_TITLE_LONGEST = 120
Piece = tuple[str, tuple[int, ...]]


def read_column(column: Column) -> list[Title]:
    """Return the titles of a vertical run; each kicker, and what fell out, ends one."""
    titles: list[Title] = []
    pending: list[Piece] = []
    pieces = _cut_kickers(column)
    for at, (chunk, rows) in enumerate(pieces):
        if FOLIO_TWICE.fullmatch(chunk):
            continue  # the page's number, which belongs to no title
        if is_loose(chunk) and titles:
            _settle(titles, pending)
            titles[-1].loose.append(Loose(_once(chunk), len(titles[-1].headline), rows))
            titles[-1].claim(rows)
        elif is_kicker(chunk) or _names_zone(pieces, at):
            _settle(titles, pending)
            titles.append(Title(rows=list(dict.fromkeys(rows)), kicker=_once(chunk), bold=True))
        else:
            _open_title(titles, pending)
            pending.append((chunk, rows))
    _settle(titles, pending)
    return _kickers_first(titles)


def _kickers_first(titles: list[Title]) -> list[Title]:
    """Return the titles of a run that has each kicker behind its headline with them before.

    Such a run begins with a headline and ends in a kicker.
    """
    headed = bool(titles) and bool(titles[0].parts) and not titles[0].kicker
    if not headed or titles[-1].parts or not all(title.kicker for title in titles[1:]):
        return titles
    for title, below in pairwise(titles):
        title.kicker, below.kicker = below.kicker, ""
        kept = {row for rows in below.part_rows for row in rows}
        kept.update(row for loose in below.loose for row in loose.rows)
        title.claim(row for row in below.rows if row not in kept)
        below.rows = [row for row in below.rows if row in kept]
    last = titles[-2]
    for loose in titles[-1].loose:
        last.loose.append(replace(loose, after=len(last.headline)))
        last.claim(loose.rows)
    return titles[:-1]


def _names_zone(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a chunk is a zone's name, printed once, above a headline printed twice."""
    below = pieces[at + 1][0] if at + 1 < len(pieces) else ""
    if at + 2 < len(pieces) and pieces[at + 2][0] == below:
        below *= 2
    return is_zone(pieces[at][0]) and copies(below) is not None


def _open_title(titles: list[Title], pending: list[Piece]) -> None:
    """Begin a title if none is open: at the start, or behind what fell out of the last."""
    if not titles or (titles[-1].loose and not pending):
        titles.append(Title(bold=True))


def _once(text: str) -> str:
    found = copies(text)
    return "".join(found) if found else text


def _settle(titles: list[Title], pending: list[Piece]) -> None:
    """Undo the overprint of the chunks in hand and give them to the last title."""
    if not pending:
        return
    whole = "".join(chunk for chunk, _ in pending)
    for text, rows in _lines(whole, pending):
        titles[-1].add(text, rows)
    pending.clear()


def _lines(whole: str, chunks: list[Piece]) -> list[Piece]:
    """Return the lines of a vertical headline: stretches that end where a chunk ends."""
    found = copies(whole)
    if not found:
        return _plain_lines(whole, chunks)
    lines: list[Piece] = []
    text, left = "", list(chunks)
    passed = chunked = 0
    rows: tuple[int, ...] = ()
    for stretch in found:
        text, passed = text + stretch, passed + 2 * len(stretch)
        while left and chunked < passed:
            chunked, rows = chunked + len(left[0][0]), rows + left.pop(0)[1]
        if chunked == passed:
            lines.append((text, rows))
            text, rows = "", ()
    return lines


def _plain_lines(whole: str, chunks: list[Piece]) -> list[Piece]:
    rows = tuple(at for _, places in chunks for at in places)
    undone = undouble(whole)
    return [(undone, rows)] if undone else list(chunks)


def _cut_kickers(column: Column) -> list[Piece]:
    """Return a run's chunks, with kickers cut off where no gap parts them from a headline."""
    pieces: list[Piece] = []
    for chunk, rows in zip(column.chunks, column.chunk_rows, strict=True):
        start = 0
        for end in _cuts(chunk, gapless=len(column.chunks) == 1):
            if rows[end - 1 : end] == rows[end : end + 1]:
                continue  # a row that holds its character twice is never cut
            pieces.append((chunk[start:end], rows[start:end]))
            start = end
    return pieces


def _cuts(chunk: str, *, gapless: bool) -> Iterator[int]:
    """Yield where to cut ``肩题：主题主题肩题：…``: behind a colon whose rest is doubled.

    In a run without gaps the colon alone must do.
    """
    start = 0
    while colon := _COLON.match(chunk, start):
        rest = colon.end()
        longest = min(len(chunk) - rest, _TITLE_LONGEST)
        headline = next(
            (n for n in range(longest - longest % 2, 5, -2) if copies(chunk[rest : rest + n])), 0
        )
        if not longest or not (headline or gapless):
            break
        yield rest
        start = rest + (headline or len(chunk) - rest)
        if start < len(chunk):
            yield start
    yield len(chunk)
