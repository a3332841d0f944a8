"""The lines of an article's page as a reader sees them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from hzsearch.cli.links import Link
from hzsearch.cli.screen import harmless
from hzsearch.model.raw import RawLine, RawPage

_STATES = {
    "changed": "was changed after it was indexed; run 'hzsearch build' again 文件已改动",
    "gone": "is not where it was indexed 文件已不在原处",
    "unreadable": "can not be read 无法读取",
    "unknown": "is none that the index was built from 索引未记录此文件",
}


def raw_lines(page: RawPage, link: Link) -> Iterator[str]:
    """Yield the file and the page, then each filled line: its number, whose it is, its text."""
    name = link(f"{page.source.path or '–'}, page {page.source.page}", page.source)
    if page.state != "same":
        told = f"{name}: {_STATES[page.state]}"
        yield f"{told}: {page.note}" if page.note else told
        return
    yield click.style(name, bold=True)
    if page.note:
        yield click.style(page.note, fg="yellow")
    yield from (_line(line) for line in page.lines if line.role != "blank")


def _line(line: RawLine) -> str:
    sign = {"own": "│", "furniture": "×"}.get(line.role, " ")
    return click.style(
        f"{line.number:>5} {sign} {harmless(line.text.strip())}", dim=line.role != "own"
    )
