"""The picture of a page, as a file that browsers show.

PNG (ISO/IEC 15948) of grey pixels: a header, one block of rows that zlib packed, an end.
"""

from __future__ import annotations

import struct
import zlib

from hzsearch.archive.pdf.document import Document
from hzsearch.archive.pdf.process import LOCK
from hzsearch.errors import ArchiveError

#: Dots an inch: small type of a broadsheet can just be read, and A2 has four million pixels.
DPI = 110

_MAGIC = b"\x89PNG\r\n\x1a\n"
_GREY = struct.pack(">BBBBB", 8, 0, 0, 0, 0)
_LEVEL = 3


def picture(data: bytes, name: str, page: int) -> bytes:
    """Return the page, counted from 1, of the PDF ``data`` as PNG.

    Raises ArchiveError, with the file and the reason, where it can not be drawn.
    """
    with LOCK:
        document = Document(data, name)
        drawn = document.picture(page - 1, DPI) if 0 < page <= document.count else None
    if drawn is None:
        raise ArchiveError(f"{name} page {page} can not be drawn.")
    head, pixels = drawn
    return png(int(head["width"]), int(head["height"]), int(head["stride"]), pixels)


def png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Return ``height`` rows of grey pixels, each ``stride`` bytes after the last, as PNG."""
    rows = (pixels[k * stride : k * stride + width] for k in range(height))
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), _LEVEL)
    head = struct.pack(">II", width, height) + _GREY
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return _MAGIC + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    told = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + told
