"""Vertical headlines 竖排标题: one character a line.

In: the rows of a page. Out: :class:`Column` values, runs of one-character rows
with their turned punctuation set upright. Digits and Latin, set sideways in print,
fall out of the column and stand on rows of their own, mostly after it; they are
kept apart as ``loose`` until a body tells where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hzsearch.layout.lines import HAN, Row, compact
from hzsearch.layout.overprint import copies

# Fewer one-character rows can be the last lines of paragraphs.
_FEWEST = 3
_MOST_LOOSE = 8
# Fewer loose characters apart from any column are a page number, printed once (11).
_PROOF = 4
# Unicode's presentation forms for vertical text, except the corner brackets.
_UPRIGHT = str.maketrans(
    "︰︓︐︑︒︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀︱︳︙", "：：，、。；！？（）｛｝〔〕【】《》〈〉——…"
)
# GB/T 15834 sets outer quotation marks as ﹃﹄ and inner ones as ﹁﹂ in vertical text;
# papers also use ﹁﹂ alone, then as outer ones.
_OUTER_INNER = str.maketrans("﹃﹄﹁﹂", "“”‘’")
_INNER_ONLY = str.maketrans("﹁﹂", "“”")
_DOUBLED = re.compile(rf"([{HAN}]{{3,60}}).{{0,4}}\1|([{HAN}])\2([{HAN}])\3([{HAN}])\4")
_LOOSE = re.compile(r"(?=.*[0-9A-Za-z])[0-9A-Za-z.%％+\-/&]{1,24}")


@dataclass(frozen=True, slots=True)
class Column:
    """A run of one-character rows.

    ``chunks`` are its stretches between wider gaps, upright; ``chunk_rows`` names
    the row of each of their characters (a row may hold its character twice). A
    chunk of digits or Latin only is loose.
    """

    chunks: tuple[str, ...]
    chunk_rows: tuple[tuple[int, ...], ...]


def is_loose(chunk: str) -> bool:
    """Say whether a chunk is digits or Latin that fell out of a column."""
    return _LOOSE.fullmatch(chunk) is not None


def find_columns(rows: Sequence[Row]) -> list[Column]:
    """Return the vertical runs of a page, in order, each with what fell out further below."""
    runs = list(_runs(rows))
    columns = [_column(rows, run) for run in runs]
    for at in _strays(rows, runs):
        last = max(k for k, run in enumerate(runs) if run[0] < at)
        columns[last] = _claim(columns[last], compact(rows[at].text), at)
    return columns


def _strays(rows: Sequence[Row], runs: Sequence[list[int]]) -> Iterator[int]:
    """Yield the places of loose rows printed twice that stand apart, behind a column.

    Bold digits are so (3838); a page number stands once.
    """
    taken = {at for run in runs for at in run}
    for at in range(runs[0][0] if runs else len(rows), len(rows)):
        text = compact(rows[at].text)
        if at not in taken and len(text) >= _PROOF and _LOOSE.fullmatch(text) and copies(text):
            yield at


def _claim(column: Column, text: str, at: int) -> Column:
    """Return ``column`` with a loose chunk that stands in row ``at``."""
    return Column((*column.chunks, text), (*column.chunk_rows, (at,) * len(text)))


def _column(rows: Sequence[Row], run: list[int]) -> Column:
    chunks = _chunks(rows, run)
    texts = ["".join(compact(rows[at].text) for at in chunk) for chunk in chunks]
    whole = "".join(texts)
    doubled = _DOUBLED.search(whole) is not None
    while doubled and is_loose(texts[-1]) and copies(texts[-1]) is None:
        texts.pop()  # printed once behind bold type: a page number
    places = (tuple(at for at in chunk for _ in compact(rows[at].text)) for chunk in chunks)
    return Column(tuple(set_upright(text, whole) for text in texts), tuple(places)[: len(texts)])


def _runs(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Yield the places of rows that make up a column and what fell out after it."""
    for cells, group in groupby(range(len(rows)), lambda at: _is_cell(rows[at].text) is not None):
        places = list(group)
        while cells and places and _LOOSE.fullmatch(compact(rows[places[0]].text)):
            places.pop(0)
        if cells and _longest(rows, places) >= _FEWEST:
            yield places[: _end(rows, places)]


def _end(rows: Sequence[Row], places: list[int]) -> int:
    """Return where a run ends: before more loose rows than can have fallen out of it."""
    loose = 0
    for end, at in enumerate(places):
        loose = loose + 1 if _LOOSE.fullmatch(compact(rows[at].text)) else 0
        if loose > _MOST_LOOSE:
            return end + 1 - loose
    return len(places)


def _is_cell(text: str) -> bool | None:
    """Return True for one character (or one Han twice), False for loose digits, else None."""
    bare = compact(text)
    if len(bare) == 1:
        return True
    if _LOOSE.fullmatch(bare):
        return False
    return True if len(bare) == 2 and bare[0] == bare[1] else None


def _longest(rows: Sequence[Row], places: list[int]) -> int:
    stretches = groupby(places, lambda at: not _LOOSE.fullmatch(compact(rows[at].text)))
    return max((sum(1 for _ in group) for cell, group in stretches if cell), default=0)


def _chunks(rows: Sequence[Row], run: list[int]) -> list[tuple[int, ...]]:
    """Cut a run where a gap is wider than its commonest, and around loose rows."""
    gaps = [rows[at].gap for at in run[1:]]
    usual = min(gaps, key=lambda gap: (-gaps.count(gap), gap)) if gaps else 0
    chunks: list[list[int]] = [[run[0]]]
    for at in run[1:]:
        loose = not (_is_cell(rows[at].text) and _is_cell(rows[at - 1].text))
        if rows[at].gap > usual or loose:
            chunks.append([])
        chunks[-1].append(at)
    return [tuple(chunk) for chunk in chunks]


def set_upright(chunk: str, column: str) -> str:
    """Return ``chunk`` with the marks of vertical type upright; ``column`` is all of its text."""
    outer = "﹃" in column or "﹄" in column
    return chunk.translate(_UPRIGHT).translate(_OUTER_INNER if outer else _INNER_ONLY)
