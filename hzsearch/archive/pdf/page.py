"""One page of an open document as a record. Runs in the process that holds PDFium."""

from __future__ import annotations

from ctypes import byref, string_at
from math import sqrt

from hzsearch.archive.pdf import limits, pdfium
from hzsearch.archive.pdf.frame import Matrix, display
from hzsearch.archive.pdf.glyphs import GlyphReader
from hzsearch.archive.pdf.records import Record
from hzsearch.archive.pdf.shapes import read_shapes
from hzsearch.archive.pdf.wire import Head


def read_page(document: int, index: int, unit: float) -> Record:
    """Return what the page at ``index`` shows; a unit of it is ``unit`` points."""
    page = pdfium.load_page(document, index)
    if not page:
        return Record(notes=["is damaged"])
    try:
        return _read(page, unit)
    finally:
        pdfium.close_page(page)


def _read(page: int, unit: float) -> Record:
    record, view = _sheet(page, unit)
    if max(record.width, record.height) > limits.LONGEST_SIDE:
        record.notes.append("is larger than a PDF page may be")
        return record
    text = pdfium.load_text(page)
    try:
        count = pdfium.count_chars(text)
        if count > limits.MOST_GLYPHS:
            record.notes.append(f"holds {count:,} characters, more than a newspaper page can")
            return record
        reader = GlyphReader(text, view)
        record.glyphs = reader.read()
        read_shapes(page, view, reader.objects, record)
    finally:
        pdfium.close_text(text)
    return record


def _sheet(page: int, unit: float = 1.0) -> tuple[Record, Matrix]:
    box = pdfium.Rectangle()
    pdfium.page_box(page, byref(box))
    turns = pdfium.page_rotation(page)
    view = display(box.left, box.bottom, box.right, box.top, turns)
    view = view.then(Matrix(unit, 0, 0, unit))
    _, _, width, height = view.rect((box.left, box.bottom, box.right, box.top))
    return Record(width, height), view


def render(document: int, index: int, dpi: int) -> tuple[Head, bytes]:
    """Return the page at ``index`` as grey pixels, with their width, height and stride.

    The resolution is less than ``dpi`` where there would be too many pixels; "dpi"
    in the head says what it is.
    """
    page = pdfium.load_page(document, index)
    if not page:
        return {"failed": "is damaged"}, b""
    try:
        record, _ = _sheet(page)
        return _render(page, record.width, record.height, dpi)
    finally:
        pdfium.close_page(page)


def _render(page: int, width: float, height: float, dpi: int) -> tuple[Head, bytes]:
    scale = min(dpi / 72, sqrt(limits.MOST_PIXELS / max(width * height, 1.0)))
    columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = pdfium.new_bitmap(columns, rows, pdfium.GREY, None, 0)
    if not bitmap:
        return {"failed": "is too large to be drawn"}, b""
    try:
        pdfium.fill_bitmap(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        pdfium.render_bitmap(bitmap, page, 0, 0, columns, rows, 0, pdfium.WITH_ANNOTATIONS)
        stride = pdfium.bitmap_stride(bitmap)
        pixels = string_at(pdfium.bitmap_buffer(bitmap), stride * rows)
    finally:
        pdfium.destroy_bitmap(bitmap)
    head = {"width": columns, "height": rows, "stride": stride, "dpi": scale * 72}
    return head, pixels
