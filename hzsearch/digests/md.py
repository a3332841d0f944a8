"""Markdown (CommonMark)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from hzsearch.digests.digest import Digest, Entry
from hzsearch.exports.md import plain


def write(digest: Digest, out: BinaryIO) -> None:
    """Write ``digest``: a heading a topic, a smaller one an article."""
    out.write(("\n\n".join(_parts(digest)) + "\n").encode())


def _parts(digest: Digest) -> Iterator[str]:
    yield f"# {plain(digest.title)}"
    yield plain(digest.head)
    yield from (f"> {plain(note)}" for note in digest.notes)
    for section in digest.sections:
        yield f"## {plain(section.topic)} ({len(section.entries)})"
        for entry in section.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {plain(entry.title)}"
    if entry.facts:
        yield " · ".join(map(plain, entry.facts))
    for unit in entry.units:
        yield f"#### {plain(unit.text)}" if unit.field == "subheads" else plain(unit.text)
    if entry.is_cut:
        yield "……"
    yield f"> {plain(entry.citation)} {plain(entry.source)}"
