"""The formats of files: each is a module with ``read(data, name) -> Document``.

In: the bytes of a file, and its name within the archive. Out: a
:class:`~hzsearch.archive.document.Document`. A reader raises ArchiveError, with the
name and the reason, where the bytes are not of its format or hold nothing it can read.
Which one reads a file is said by the first bytes where they are plain, else by the
ending of its name: a PDF that is called ``03.txt`` is a PDF.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import cast

from hzsearch.archive.document import Document
from hzsearch.archive.formats import gzipped
from hzsearch.errors import ArchiveError

__all__ = ["ENDINGS", "SOUGHT", "ending", "format_of", "holds_records", "read"]

Reader = Callable[[bytes, str], Document]

#: Format by ending.
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "html",
    ".mhtml": "html",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".csv.gz": "csv",
    ".tsv.gz": "csv",
}

#: What a folder is searched for: also what nothing reads but a reader would miss.
SOUGHT = frozenset(ENDINGS) | {".doc", ".rar", ".7z"}

# A reader is imported when the first file of its format is met: each is a folder or a
# module that knows its format alone, and some bring large packages along.
_MODULES = {
    "text": "hzsearch.archive.formats.text",
    "pdf": "hzsearch.archive.pdf",
    "html": "hzsearch.archive.formats.html",
    "docx": "hzsearch.archive.formats.docx",
    "jsonl": "hzsearch.archive.formats.jsonl",
    "csv": "hzsearch.archive.formats.csv",
}

# ISO 32000 lets the mark stand anywhere within the first kilobyte.
_PDF, _PDF_WITHIN = b"%PDF-", 1024
_GZIP = gzipped.MAGIC
_ZIP, _WORD = b"PK\x03\x04", b"word/document.xml"
_HTML = (b"<!doctype html", b"<html")
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file; save it as .docx or .txt"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it"),
    (_ZIP, "a zip archive; give it the ending .zip, or unpack it"),
    (_GZIP, "packed by gzip; unpack it"),
)


def holds_records(name: str) -> bool:
    """Say whether the file called ``name`` holds ready articles, one a line or a row."""
    return ENDINGS.get(ending(name)) in ("jsonl", "csv")


def read(data: bytes, name: str) -> Document:
    """Return what the file called ``name`` with the bytes ``data`` holds; see the module."""
    if ending(name).endswith(".gz") and data.startswith(_GZIP):
        data = gzipped.unpacked(data, name)
    return _reader(format_of(data, name))(data, name)


def ending(name: str) -> str:
    """Return the ending of a file's name in lower case, with .gz the one before it too."""
    suffixes = PurePosixPath(name.lower()).suffixes
    return "".join(suffixes[-2:] if suffixes[-1:] == [".gz"] else suffixes[-1:])


def format_of(data: bytes, name: str) -> str:
    """Return the format of a file: text, pdf, html, docx, jsonl or csv.

    Raises ArchiveError where the first bytes are those of a format that is not read.
    """
    by_ending = ENDINGS.get(ending(name), "text")
    head = data[:_PDF_WITHIN]
    if head.lstrip().startswith(_PDF) or (by_ending == "pdf" and _PDF in head):
        return "pdf"
    if data.startswith(_ZIP) and (by_ending == "docx" or _WORD in data):
        return "docx"
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise ArchiveError(f"{name} is {what}.")
    if by_ending == "text" and _looks_like_html(data):
        return "html"
    return by_ending


def _looks_like_html(data: bytes) -> bool:
    head = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith(_HTML)


def _reader(form: str) -> Reader:
    return cast("Reader", importlib.import_module(_MODULES[form]).read)
