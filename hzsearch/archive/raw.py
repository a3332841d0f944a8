"""The lines of a file as the sources of its articles count them, whatever its format.

In: the bytes of a file, a page, and the lines that are asked for. Out: a
:class:`~hzsearch.model.Page`. Of a newspaper page, a web page and a manuscript these are all its
lines; of a file of records only those around what is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import islice
from threading import Lock

from hzsearch.archive.formats import ending, format_of
from hzsearch.archive.formats.gzipped import MAGIC as GZIP
from hzsearch.archive.formats.gzipped import unpacked
from hzsearch.archive.sources import digest
from hzsearch.errors import ArchiveError
from hzsearch.model import Line, Page

#: Lines of a file of records on either side of those that are asked for.
_AROUND = 2

# Pages of PDFs that were looked at last: to read one, all before it are read.
_KEPT = 32
_pages: OrderedDict[tuple[str, str, int], Page] = OrderedDict()
_turn = Lock()


def raw_page(data: bytes, name: str, number: int, wanted: range) -> Page:
    """Return the page ``number`` of the file called ``name``; ``wanted`` are numbers of lines.

    Lines that OCR read are not read again: then there are none, and a note says so.
    Raises ArchiveError where the file can not be read, or has no such page.
    """
    if ending(name).endswith(".gz") and data.startswith(GZIP):
        data = unpacked(data, name)
    form = format_of(data, name)
    if form in ("jsonl", "csv"):
        return Page(name, number, _around(data, name, wanted))
    if form in ("html", "docx"):
        return Page(name, number, _seen(data, name, form))
    pages = _pdf(data, name, number) if form == "pdf" else _text(data, name)
    for page in pages:
        if page.number == number:
            return page
    raise ArchiveError(f"{name} has no page {number}.")


def is_pdf(data: bytes, name: str) -> bool:
    """Say whether the file called ``name`` is a PDF, whose pages can be drawn."""
    try:
        return format_of(data, name) == "pdf"
    except ArchiveError:
        return False


def _around(data: bytes, name: str, wanted: range) -> tuple[Line, ...]:
    from hzsearch.archive.formats.stream import text_lines  # noqa: PLC0415  as formats does

    first = max(wanted.start - _AROUND, 1)
    lines = enumerate(text_lines(data, name), start=1)
    chosen = islice(lines, first - 1, wanted.stop + _AROUND - 1)
    return tuple(Line(number, line) for number, line in chosen)


def _seen(data: bytes, name: str, form: str) -> tuple[Line, ...]:
    from hzsearch.archive.formats import docx, html  # noqa: PLC0415  as above

    return html.raw_lines(data, name) if form == "html" else docx.raw_lines(data, name)


def _text(data: bytes, name: str) -> tuple[Page, ...]:
    from hzsearch.archive.formats import text  # noqa: PLC0415  as above

    return text.read(data, name).pages


def _pdf(data: bytes, name: str, number: int) -> tuple[Page, ...]:
    key = (digest(data), name, number)
    with _turn:
        page = _pages.get(key)
    if page is None:
        page = _read_pdf(data, name, number)
        with _turn:
            _pages[key] = page
            while len(_pages) > _KEPT:
                _pages.popitem(last=False)
    return (page,)


def _read_pdf(data: bytes, name: str, number: int) -> Page:
    from hzsearch.archive.pdf import read_pages  # noqa: PLC0415  as above

    pages = read_pages(data, name, last=number, by_ocr=False)
    page = pages[-1]
    # Lines are counted through the file, so one page that was not read again spoils the count.
    if any(not page.lines and not _is_blank(page) for page in pages):
        note = f"{name} has pages that were not read from text, so lines are not shown."
        return Page(name, page.number, (), page.pages, page.sheet, (note,))
    return page


def _is_blank(page: Page) -> bool:
    return any(note.endswith("is blank.") for note in page.notes)
