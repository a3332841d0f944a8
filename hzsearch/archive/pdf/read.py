"""A PDF into pages with placed lines."""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.archive.document import Document
from hzsearch.archive.pdf import ocr
from hzsearch.archive.pdf.document import Document as OpenPdf
from hzsearch.archive.pdf.faces import with_faces
from hzsearch.archive.pdf.ink import without_ink
from hzsearch.archive.pdf.lines import PlacedText, make_lines
from hzsearch.archive.pdf.metadata import day
from hzsearch.archive.pdf.order import reading_order
from hzsearch.archive.pdf.process import LOCK
from hzsearch.archive.pdf.records import Record
from hzsearch.archive.pdf.sheet import make_sheet, walls
from hzsearch.archive.pdf.visible import visible
from hzsearch.errors import ArchiveError
from hzsearch.model import Line, Page

_NO_TEXT = "has no text layer"
_WAY_OUT = "; install hzsearch[ocr] and Tesseract with chi_sim to read it"


def read(data: bytes, name: str) -> Document:
    """Return what the PDF ``data``, called ``name``, holds: pages to cut, and notes on them."""
    pages = read_pages(data, name)
    notes = tuple(note for page in pages for note in page.notes)
    return Document(pages, notes=notes, made=pages[0].created)


def read_pages(
    data: bytes, name: str, *, last: int | None = None, by_ocr: bool = True
) -> tuple[Page, ...]:
    """Return the pages of the PDF ``data``, called ``name`` in its archive, up to ``last``.

    Lines are counted through the file in the order of reading. A page that can
    not be read has no lines, and a note that says why; one without a text layer
    is read by OCR where Tesseract is installed, and wanted. Raises ArchiveError, with the
    file and the reason, where the file can not be read or none of its pages has
    text.
    """
    pages: list[Page] = []
    number = 1
    with LOCK:
        document = OpenPdf(data, name)
        for index in range(document.count if last is None else min(last, document.count)):
            pages.append(_page(document, index, name, number, by_ocr))
            number += len(pages[-1].lines)
    if not any(page.lines for page in pages):
        raise ArchiveError(_nothing(pages, name))
    return tuple(pages)


def _nothing(pages: Sequence[Page], name: str) -> str:
    """Return the sentence about a file that has no line on any page: the first page's note."""
    first = next((note for page in pages for note in page.notes), f"{name} has no text.")
    return first if len(pages) == 1 else f"{name} has no page with text: {first}"


def _page(document: OpenPdf, index: int, name: str, first: int, by_ocr: bool) -> Page:
    record = without_ink(document.page(index))
    placed = make_lines(with_faces(visible(record)), walls(record))
    if not placed and not record.notes:
        placed = _by_ocr(document, index, record, by_ocr)
    notes = tuple(f"{name} page {index + 1} {note}." for note in record.notes)
    sheet = make_sheet(record, [place for _, place in placed])
    lines = _numbered(placed, first)
    return Page(name, index + 1, lines, document.count, sheet, notes, day(document.created))


def _by_ocr(document: OpenPdf, index: int, record: Record, wanted: bool) -> list[PlacedText]:
    """Return what OCR reads on a page without text; a note of the record says how it went."""
    if all(shape.kind == "blank" for shape in record.shapes):
        record.notes.append("is blank")
        return []
    if not wanted:
        record.notes.append(_NO_TEXT)
        return []
    if not ocr.is_available():
        record.notes.append(_NO_TEXT + _WAY_OUT)
        return []
    found = ocr.read_by_ocr(document, index)
    read = f"{_NO_TEXT}; it was read by OCR, so expect errors"
    record.notes.append(read if found else f"{_NO_TEXT}, and OCR found nothing to read")
    return found or []


def _numbered(placed: Sequence[PlacedText], first: int) -> tuple[Line, ...]:
    order = reading_order([place for _, place in placed])
    return tuple(Line(number, *placed[i]) for number, i in enumerate(order, start=first))
