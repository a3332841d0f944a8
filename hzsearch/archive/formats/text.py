"""Text files into pages: encodings, line ends, form feeds."""

from __future__ import annotations

import codecs

from hzsearch.archive.document import Document
from hzsearch.errors import ArchiveError
from hzsearch.model import Line, Page

#: Larger than the text of any newspaper issue; a file beyond it is something else.
MOST_BYTES = 64 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x85\xad")


def read(data: bytes, name: str) -> Document:
    """Return the pages of the text file called ``name`` with the bytes ``data``.

    UTF-8 with or without BOM, UTF-16 with BOM and GB18030 are told apart; form
    feeds part pages; lines are counted by LF. Raises ArchiveError, with the file
    and the reason, where it cannot be read as text.
    """
    return Document(split_pages(decode(data, name), name))


def decode(data: bytes, name: str) -> str:
    """Return ``data`` as text; ArchiveError where it is no text in a known encoding."""
    if len(data) > MOST_BYTES:
        raise ArchiveError(
            f"{name} has {len(data):,} bytes; part it into files below {MOST_BYTES:,}."
        )
    text = _decoded(data, name)
    controls = sum(char < " " and char not in _TEXT_CONTROLS for char in text)
    if controls > len(text) / 100:
        raise ArchiveError(f"{name} is not text (it is full of control characters).")
    return text


def _decoded(data: bytes, name: str) -> str:
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    # Bytes that are valid UTF-8 and not ASCII are hardly ever valid by accident,
    # while nearly anything is valid GB18030: so UTF-8 is tried first.
    for encoding in marked or ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    tried = "UTF-16 or UTF-8 as its first bytes say" if marked else "UTF-8 or GB18030"
    raise ArchiveError(f"{name} is not text in {tried}; save it as UTF-8.")


def split_pages(text: str, name: str) -> tuple[Page, ...]:
    """Return the pages of ``text``: it is parted by form feeds, its lines by LF.

    Blank pages hold no page of their own but keep their number. A form feed
    within a line does not part the line: it belongs to one page alone.
    """
    pages: list[list[Line]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        before, content, after = _feeds(line)
        pages.extend([] for _ in range(before))
        pages[-1].append(Line(number, content.rstrip("\r")))
        pages.extend([] for _ in range(after))
    filled = [(n, lines) for n, lines in enumerate(pages, start=1) if _has_text(lines)]
    last = filled[-1][0] if filled else 1
    return tuple(Page(name, n, tuple(lines), last) for n, lines in filled)


def _feeds(line: str) -> tuple[int, str, int]:
    """Return how many form feeds stand before the text of ``line``, the text, how many after."""
    parts = line.split("\f")
    filled = [place for place, part in enumerate(parts) if part.strip()] or [len(parts) - 1]
    first, last = filled[0], filled[-1]
    # Feeds between two texts come last: the line stays whole, on the first page.
    return first, " ".join(parts[first : last + 1]), len(parts) - 1 - first


def _has_text(lines: list[Line]) -> bool:
    return any(line.text.strip() for line in lines)
