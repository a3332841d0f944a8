"""One web page that asks nobody for anything, to read, to print or to send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from hzsearch.digests.digest import Digest, Entry
from hzsearch.exports.html import HEAD, plain


def write(digest: Digest, out: BinaryIO) -> None:
    """Write ``digest``, with its contents in front."""
    out.write(HEAD.replace("{title}", plain(digest.title)).encode())
    out.write("".join(f"{line}\n" for line in _lines(digest)).encode())
    out.write(b"</html>\n")


def _lines(digest: Digest) -> Iterator[str]:
    yield f"<h1>{plain(digest.title)}</h1>"
    for line in (digest.head, *digest.notes):
        yield f'<p class="facts">{plain(line)}</p>'
    heads = [f"{plain(section.topic)} ({len(section.entries)})" for section in digest.sections]
    yield "<nav><ul>"
    for number, head in enumerate(heads):
        yield f'<li><a href="#topic-{number}">{head}</a></li>'
    yield "</ul></nav>"
    for number, (head, section) in enumerate(zip(heads, digest.sections, strict=True)):
        yield f'<h2 id="topic-{number}">{head}</h2>'
        for entry in section.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"<article><h3>{plain(entry.title)}</h3>"
    if entry.facts:
        yield f'<p class="facts">{plain(" · ".join(entry.facts))}</p>'
    for unit in entry.units:
        tag = "h4" if unit.field == "subheads" else "p"
        yield f"<{tag}>{plain(unit.text)}</{tag}>"
    if entry.is_cut:
        yield "<p>……</p>"
    yield f"<footer><p>{plain(entry.citation)} {plain(entry.source)}</p></footer></article>"
