"""Titles that a dump holds twice: once where they stand, once more in a list of all of them.

In: the titles of a page. Out: the same, each once; the rows of the second print are its
copy. A bold face is set as two text objects, and some extractors write the second ones
together behind all text, or before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from hzsearch.layout.lines import compact
from hzsearch.layout.title import Title

RULE = "copy.listed"
# Shorter headlines may well stand over two stories.
_FEWEST = 4


class Echo(NamedTuple):
    """Rows that print a title once more, and the number of that title."""

    host: int
    rows: tuple[int, ...]


def fold_echoes(titles: Sequence[Title]) -> list[Title]:
    """Return the titles, those that say nothing new folded into the ones they repeat."""
    firsts: dict[str, int] = {}
    for title, below in zip_longest(titles, titles[1:]):
        _fold_lines(title)
        _hand_on(title, below)
    for at, title in enumerate(titles):
        firsts.setdefault(compact(title.headline), at)
    gone: set[int] = set()
    hosts: set[int] = set()
    for at, title in enumerate(titles):
        echoes = _echoes(at, title, firsts) if at not in hosts else []
        if echoes and not gone & {echo.host for echo in echoes}:
            gone.add(at)
            hosts.update(echo.host for echo in echoes)
            for echo in echoes:
                _fold(titles[echo.host], title, echo)
    return [title for at, title in enumerate(titles) if at not in gone]


def _fold_lines(title: Title) -> None:
    """Fold a line of a headline that is the line above once more."""
    lines = list(zip(title.parts, title.part_rows, strict=True))
    double = [k for k in range(1, len(lines)) if compact(lines[k][0]) == compact(lines[k - 1][0])]
    for at in double:
        title.claim(lines[at][1], "copy.repeated")
    title.parts = [text for k, (text, _) in enumerate(lines) if k not in double]
    title.part_rows = [rows for k, (_, rows) in enumerate(lines) if k not in double]


def _hand_on(title: Title, below: Title | None) -> None:
    """Give what looks like a subheadline to the title below if it is that one's first print."""
    text = compact(title.subheadline)
    if below is None or not text or text != compact(below.headline):
        return
    title.rows = [row for row in title.rows if row not in title.sub_rows]
    below.claim(title.sub_rows, RULE)
    title.subheadline, title.sub_rows = "", ()


def prints(title: Title) -> Iterator[int]:
    """Yield the places where the prints of a title begin."""
    echoed = {at for at, rule in title.rules.items() if rule == RULE}
    yield min(set(title.rows) - echoed)
    yield from (at for at in sorted(echoed) if at - 1 not in echoed)


def _echoes(at: int, title: Title, firsts: Mapping[str, int]) -> list[Echo]:
    """Return what this title repeats; all of its lines do, or it is none."""
    lines = list(zip(title.parts, title.part_rows, strict=True))
    lines += [(title.subheadline, title.sub_rows)] if title.subheadline else []
    found: list[Echo] = []
    while lines:
        sizes = range(len(lines), 0, -1)
        texts = (compact("".join(text for text, _ in lines[:size])) for size in sizes)
        fit = [(firsts.get(text, at), k) for text, k in zip(texts, sizes, strict=True)]
        host, size = next(((h, k) for h, k in fit if h != at), (at, 0))
        if not size or sum(len(text) for text, _ in lines[:size]) < _FEWEST:
            return []
        found.append(Echo(host, tuple(row for _, rows in lines[:size] for row in rows)))
        lines = lines[size:]
    return found


def _fold(host: Title, title: Title, echo: Echo) -> None:
    """Add to a title the rows of its second print; what stands only there, if that is all of it."""
    lines = {row for rows in (*title.part_rows, title.sub_rows) for row in rows}
    if lines == set(echo.rows):
        host.kicker, host.bylines = host.kicker or title.kicker, host.bylines or title.bylines
    first = min(echo.rows) == min(lines)
    host.claim(echo.rows, RULE)
    host.claim((row for row in title.rows if first and row not in lines), RULE)
