"""The process that reads: it holds PDFium and answers one request at a time.

PDFium is C++ that parses what strangers wrote: it may crash, loop, or eat all
memory. So it has a process of its own, with a bound on memory, that is killed
and started again. Requests: ``open`` (the file as the body), ``page``, ``render``.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from ctypes import byref, c_char_p, c_void_p, cast, create_string_buffer
from typing import BinaryIO

from hzsearch.archive.pdf import limits, pdfium
from hzsearch.archive.pdf.fonts import machine_fonts, use_stand_in
from hzsearch.archive.pdf.page import read_page, render
from hzsearch.archive.pdf.units import has_units, unit
from hzsearch.archive.pdf.wire import BrokenWireError, Head, packed, receive, send


def main() -> None:
    """Answer requests from standard input on standard output until the input ends."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever else prints must not get into the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # Glyphs by the ten thousand, none of them in a cycle: looking for cycles only takes time.
    gc.disable()
    use_stand_in()
    reader = Reader()
    with contextlib.suppress(BrokenWireError, BrokenPipeError):
        while True:
            _answer(reader, incoming, outgoing)


def _answer(reader: Reader, incoming: BinaryIO, outgoing: BinaryIO) -> None:
    head, body = receive(incoming, limits.MOST_BYTES)
    try:
        answer, data = reader.answer(head, body)
    except MemoryError:
        answer, data = {"failed": "needs too much memory"}, b""
    send(outgoing, answer, data)


class Reader:
    """Holds one open document at a time."""

    def __init__(self) -> None:
        self._data = b""
        self._document = 0
        self._has_units = False

    def answer(self, head: Head, body: bytes) -> tuple[Head, bytes]:
        """Return the answer to a request."""
        if head["do"] == "open":
            bound_memory(head["memory"] + 2 * len(body))
            return self._open(body), b""
        if head["do"] == "render":
            return self._render(head)
        index = head["index"]
        size = unit(self._document, index) if self._has_units else 1.0
        return packed(read_page(self._document, index, size))

    def _render(self, head: Head) -> tuple[Head, bytes]:
        with machine_fonts():
            self._load()
            drawn = render(self._document, head["index"], head["dpi"])
        self._load()
        return drawn

    def _load(self) -> None:
        """Load the document, anew where it is open: PDFium keeps what fonts it found for it."""
        self._close()
        data = self._data
        self._document = pdfium.load_document(cast(c_char_p(data), c_void_p), len(data), None) or 0

    def _close(self) -> None:
        if self._document:
            pdfium.close_document(self._document)
        self._document = 0

    def _open(self, data: bytes) -> Head:
        # PDFium reads from these bytes for as long as the document is open.
        self._close()
        self._data, self._has_units = data, has_units(data)
        self._load()
        if not self._document:
            return {"error": pdfium.last_error()}
        return {
            "pages": pdfium.page_count(self._document),
            "created": self._meta(b"CreationDate"),
            "title": self._meta(b"Title"),
        }

    def _meta(self, name: bytes) -> str:
        buffer = create_string_buffer(1024)
        pdfium.meta_text(self._document, name, byref(buffer), 1024)
        return buffer.raw.decode("utf-16-le", "replace").split("\0", 1)[0]


def bound_memory(most: int) -> None:
    """Let this process have ``most`` bytes of address space, where the system can bound it."""
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
