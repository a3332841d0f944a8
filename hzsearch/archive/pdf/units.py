"""How large a page's unit is: ``/UserUnit``, which PDFium does not tell (ISO 32000-1, 14.11.1).

Only where the file speaks of it at all is a page taken out into a file of its
own, as PDFium writes one: uncompressed, with the page's dictionary to be read.
"""

from __future__ import annotations

import re
import zlib
from ctypes import byref

from hzsearch.archive.pdf import pdfium

_KEY = b"/UserUnit"
_VALUE = re.compile(rb"/UserUnit\s+(\d+(?:\.\d*)?|\.\d+)")
_OBJECT_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
#: Bytes of one object stream as it is packed, and of all as they are unpacked:
#: the dictionaries of pages are a small part of a file.
_LONGEST = 1024 * 1024
_MOST = 64 * 1024 * 1024


def has_units(data: bytes) -> bool:
    """Return whether a file speaks of user units, also in its compressed objects."""
    if _KEY in data:
        return True
    left = _MOST
    for found in _OBJECT_STREAM.finditer(data):
        try:
            plain = zlib.decompressobj().decompress(
                data[found.end() : found.end() + _LONGEST], left
            )
        except zlib.error:
            continue
        left -= len(plain)
        if _KEY in plain:
            return True
        if left <= 0:
            return False
    return False


def unit(document: int, index: int) -> float:
    """Return how many points one unit of a page is."""
    alone = pdfium.new_document()
    try:
        if not pdfium.import_pages(alone, document, byref(pdfium.INT(index)), 1, 0):
            return 1.0
        found = _VALUE.search(_written(alone))
    finally:
        pdfium.close_document(alone)
    return float(found[1]) or 1.0 if found else 1.0


def _written(document: int) -> bytes:
    parts: list[bytes] = []

    def write(_: object, data: int, size: int) -> int:
        parts.append(pdfium.string_at(data, size))
        return 1

    writer = pdfium.Writer(1, pdfium.WRITE(write))
    pdfium.save_document(document, byref(writer), 0)
    return b"".join(parts)
