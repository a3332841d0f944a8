"""Word manuscripts (.docx): one article, or one for each first-level heading.

Lines are counted by paragraphs, forced line breaks and table rows, blank ones not,
in the order of reading; then footnotes and endnotes, then headers, footers and
comments. A note belongs to the article that refers to it; headers, footers and
comments are furniture, as is a heading above the articles. What Word makes up when it
shows a file (the numbers of lists) and deleted and hidden text are not read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from hzsearch.archive.document import Document
from hzsearch.archive.formats.blocks import Block, article_of, ranges
from hzsearch.archive.formats.wordml import HEADING_1, TITLE, Paragraph, paragraphs, styles
from hzsearch.errors import ArchiveError
from hzsearch.model import Article, Line, Source

T = TypeVar("T")

#: Bytes of one part when unpacked. A manuscript has a hundredth of it.
MOST_BYTES = 32 * 1024 * 1024
#: Headers, footers and comments; a document has a few.
_MOST_PARTS = 60

# What the zip module raises for a file that is none, is cut short, packed or locked in
# a way it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)

_BODY = "word/document.xml"
_NOTES = ("footnote", "endnote")
_LOOSE = re.compile(r"word/(?:header|footer|comments)\d*\.xml")


def read(data: bytes, name: str) -> Document:
    """Return the articles of the manuscript called ``name``.

    Raises ArchiveError where it is no Word document, is damaged or protected by a
    password, or unpacks to more than any manuscript has.
    """
    return _opened(data, name, lambda manuscript: manuscript.document())


def raw_lines(data: bytes, name: str) -> tuple[Line, ...]:
    """Return the lines of the manuscript, as ``read`` counts them; raises what it does."""
    return _opened(data, name, lambda manuscript: tuple(manuscript.lines()))


def _opened(data: bytes, name: str, asked: Callable[[_Manuscript], T]) -> T:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return asked(_Manuscript(package, name))
    except _BROKEN as error:
        raise ArchiveError(
            f"{name} is no Word document that can be unpacked ({error}); save it anew as .docx."
        ) from None


@dataclass(slots=True)
class _Part:
    """An article to be: its blocks, and the ids of the notes it refers to."""

    blocks: list[Block]
    notes: list[str]


class _Manuscript:
    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self._package, self._name = package, name
        self._names = frozenset(package.namelist())
        self._levels = styles(self._bytes("word/styles.xml"), name)
        self._count = 0

    def document(self) -> Document:
        if _BODY not in self._names:
            raise ArchiveError(f"{self._name} is no Word document (it has no {_BODY}).")
        parts, loose = _parts(list(self._numbered(self._paragraphs(_BODY))))
        loose += self._with_notes(parts)
        loose += [block.number for block, _ in self._numbered(self._others())]
        articles = tuple(self._articles(parts))
        lines = sum(len(part.blocks) for part in parts)
        return Document(articles=articles, lines=lines, furniture=tuple(loose))

    def lines(self) -> Iterator[Line]:
        """Yield the lines in the order in which ``document`` counts them."""
        names = (_BODY, *(f"word/{kind}s.xml" for kind in _NOTES))
        read = (paragraph for name in names for paragraph in self._paragraphs(name))
        for block, _ in self._numbered(chain(read, self._others())):
            yield Line(block.number, block.text)

    def _articles(self, parts: Sequence[_Part]) -> Iterator[Article]:
        for place, part in enumerate(parts, start=1):
            source = Source(self._name, lines=ranges(block.number for block in part.blocks))
            yield article_of(part.blocks, source, f"{self._name}:{place}")

    def _with_notes(self, parts: Sequence[_Part]) -> list[int]:
        """Give each article the notes it refers to; return the lines of those nobody does."""
        owners = {note: part for part in reversed(parts) for note in part.notes}
        loose = []
        for kind in _NOTES:
            for block, paragraph in self._numbered(self._paragraphs(f"word/{kind}s.xml")):
                owner = owners.get(paragraph.note)
                if owner:
                    owner.blocks.append(replace(block, level=0, bold=False, centred=False))
                else:
                    loose.append(block.number)
        return loose

    def _others(self) -> Iterator[Paragraph]:
        names = sorted(filter(_LOOSE.fullmatch, self._names))
        if len(names) > _MOST_PARTS:
            raise ArchiveError(f"{self._name} has {len(names)} headers, footers and comments.")
        for name in names:
            yield from self._paragraphs(name)

    def _numbered(self, found: Iterable[Paragraph]) -> Iterator[tuple[Block, Paragraph]]:
        for paragraph in found:
            for text in paragraph.lines:
                self._count += 1
                yield paragraph.block(self._count, text), paragraph

    def _paragraphs(self, part: str) -> list[Paragraph]:
        data = self._bytes(part)
        return paragraphs(data, self._levels, self._name) if data else []

    def _bytes(self, part: str) -> bytes:
        if part not in self._names:
            return b""
        with self._package.open(part) as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ArchiveError(
                f"{self._name} unpacks to more than {MOST_BYTES:,} bytes; part the manuscript."
            )
        return data


def _parts(found: Sequence[tuple[Block, Paragraph]]) -> tuple[list[_Part], list[int]]:
    """Return the articles to be, and the lines of headings above all of them."""
    starts = _starts(found)
    loose: list[int] = []
    if all(block.level for block, _ in found[: starts[0]]):
        loose = [block.number for block, _ in found[: starts[0]]]
    else:
        starts = [0, *starts]
    ends = [*starts[1:], len(found)]
    parts = [_part(found[a:b]) for a, b in zip(starts, ends, strict=True) if a < b]
    return parts, loose


def _starts(found: Sequence[tuple[Block, Paragraph]]) -> list[int]:
    """Return where articles begin: at titles or else first headings, if there are several."""
    for level in (TITLE, HEADING_1):
        heads = [at for at, (block, _) in enumerate(found) if block.level == level]
        if len(heads) > 1:
            return heads
    return [0]


def _part(found: Sequence[tuple[Block, Paragraph]]) -> _Part:
    return _Part([block for block, _ in found], [note for _, p in found for note in p.refers_to])
