"""PDFs written by hand, byte by byte, for what no honest program would write."""

from __future__ import annotations

import struct
import zlib

from hzsearch.archive.pdf import read_pages
from hzsearch.model import Page

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """Return a PDF of ``objects``, the first of which, number 1, is its catalog."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        plain = content.encode("latin-1") if isinstance(content, str) else content
        data += b"%d 0 obj\n" % number + plain + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end.encode()


def stream(content: str | bytes, entries: str = "") -> bytes:
    """Return a stream object."""
    plain = content.encode("latin-1") if isinstance(content, str) else content
    return f"<< /Length {len(plain)} {entries} >>\nstream\n".encode() + plain + b"\nendstream"


def one_page(
    content: str | bytes, entries: str = "", media: str = "[0 0 400 500]", *more: str | bytes
) -> bytes:
    """Return a PDF of one page; /F0 is Helvetica, ``more`` are objects from number 6 on."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {media} /Contents 4 0 R {entries} "
        f"/Resources << /Font << /F0 5 0 R /F1 6 0 R >> /XObject << /X0 6 0 R >> >> >>",
        stream(content) if isinstance(content, str) else content,
        FONT,
        *more,
    )


def compressed(data: bytes) -> bytes:
    """Return a PDF with the same objects, those that are no streams in an object stream."""
    bodies = [part.split(b" obj\n", 1)[1] for part in data.split(b"\nendobj\n")[:-1]]
    inner = [n for n, body in enumerate(bodies, start=1) if not body.endswith(b"endstream")]
    table, plain = b"", b""
    for number in inner:
        table += b"%d %d " % (number, len(plain))
        plain += bodies[number - 1] + b" "
    entries = f"/Type /ObjStm /N {len(inner)} /First {len(table)} /Filter /FlateDecode"
    return _with_cross_reference_stream(
        bodies, inner, stream(zlib.compress(table + plain), entries)
    )


def _with_cross_reference_stream(bodies: list[bytes], inner: list[int], holder: bytes) -> bytes:
    data, count = b"%PDF-1.7\n", len(bodies)
    rows = [struct.pack(">BIB", 0, 0, 0)]
    for number, body in enumerate([*bodies, holder], start=1):
        if number in inner:
            rows.append(struct.pack(">BIB", 2, count + 1, inner.index(number)))
        else:
            rows.append(struct.pack(">BIB", 1, len(data), 0))
            data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows.append(struct.pack(">BIB", 1, len(data), 0))
    entries = f"/Type /XRef /W [1 4 1] /Size {count + 3} /Root 1 0 R"
    table = stream(b"".join(rows), entries)
    end = b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"%d 0 obj\n" % (count + 2) + table + end


def page_of(
    content: str, entries: str = "", media: str = "[0 0 400 500]", *more: str | bytes
) -> Page:
    """Return what is read of a PDF of one page."""
    (page,) = read_pages(one_page(content, entries, media, *more), "issue.pdf")
    return page


def photo(side: int = 8) -> bytes:
    """Return a small grey PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    rows = b"".join(b"\0" + bytes(range(side)) for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
