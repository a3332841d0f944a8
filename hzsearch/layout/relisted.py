"""Titles that a dump lists a second time, apart from their articles.

In: the titles of a page, in its order. Out: the same with each title once. Some text
layers hold the bold titles of a page again behind all its text, or before it; the
second print says nothing new and is a copy, as that of an overprint is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hzsearch.layout.lines import compact
from hzsearch.layout.title import Title

# Shorter headlines (公告, 启事) stand on a page twice and mean two.
_FEWEST = 5


def drop_relisted(titles: Sequence[Title]) -> list[Title]:
    """Return ``titles``, those listed again given to the titles they are copies of."""
    kept: list[Title] = []
    known: dict[str, Title] = {}
    for title in titles:
        hosts = _hosts(title, known)
        if hosts:
            for host, rows in hosts:
                host.claim(rows, "copy.relisted")
            hosts[0][0].claim(title.rows, "copy.relisted")
            continue
        if len(compact(title.headline)) >= _FEWEST:
            known.setdefault(compact(title.headline), title)
        kept.append(title)
    return kept


def _hosts(title: Title, known: Mapping[str, Title]) -> list[tuple[Title, tuple[int, ...]]]:
    """Return the titles that the lines of ``title`` say again, one after the other, and its rows.

    Nothing where a line is left, or where kickers or subheadlines differ.
    """
    hosts: list[tuple[Title, tuple[int, ...]]] = []
    text, rows = "", list[int]()
    for part, places in zip(title.parts, title.part_rows, strict=True):
        text, rows = text + compact(part), [*rows, *places]
        if text in known:
            hosts.append((known[text], tuple(rows)))
            text, rows = "", []
    return [] if text or not hosts or title.bylines or not _agree(title, hosts[0][0]) else hosts


def _agree(title: Title, host: Title) -> bool:
    """Say whether ``title`` has no kicker and no subheadline other than ``host`` has."""
    pairs = ((title.kicker, host.kicker), (title.subheadline, host.subheadline))
    return all(not a or compact(a) == compact(b) for a, b in pairs)
