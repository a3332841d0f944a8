"""An Excel workbook (extra ``data``), written by XlsxWriter, which is well kept and pure Python.

A cell holds 32,767 characters at most; a longer text goes on in the columns ``text 2``, … so
that nothing is lost. Every cell is text, never a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, BinaryIO

from hzsearch.errors import UsageError
from hzsearch.exports.table import COLUMNS, NO_XML, row
from hzsearch.model import Article

#: Characters of a cell (Excel specifications and limits), less what could be a pair in UTF-16.
MOST = 32_767 // 2

#: Rows of a sheet, by the same limits.
_ROWS = 1_048_576

_TEXT = COLUMNS.index("text")
_WIDTHS = {"headline": 40, "text": 80, "citation": 60, "zones": 24, "topics": 24, "id": 24}


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: list[str] | None = None
) -> None:
    """Write ``articles``, one a row; UsageError where the extra is missing or rows run out."""
    book = _package().Workbook(packed := BytesIO(), {"in_memory": True})
    sheet, widest = book.add_worksheet("articles"), len(COLUMNS)
    for number, article in enumerate(articles, start=1):
        cells = _cells(row(article, paper))
        widest = max(widest, len(cells))
        _fill(sheet, number, cells)
    head = [*COLUMNS, *(f"text {part}" for part in range(2, widest - len(COLUMNS) + 2))]
    _fill(sheet, 0, head, book.add_format({"bold": True}))
    for column, name in enumerate(head):
        sheet.set_column(column, column, _WIDTHS.get(name, 14))
    sheet.freeze_panes(1, 0)
    book.close()
    # At once: where the disk is full, a zip file that is open says so in a traceback of its own.
    out.write(packed.getbuffer())


def _cells(cells: list[str]) -> list[str]:
    """Return what fits into cells, with what is left of the text behind the last column."""
    clean = [NO_XML.sub("", cell) for cell in cells]
    text = clean[_TEXT]
    parts = [text[start : start + MOST] for start in range(0, len(text), MOST)] or [""]
    clean[_TEXT] = parts[0]
    return [*(cell[:MOST] for cell in clean), *parts[1:]]


def _fill(sheet: Any, number: int, cells: list[str], form: Any = None) -> None:
    for column, cell in enumerate(cells):
        if cell and sheet.write_string(number, column, cell, form):
            raise UsageError(
                f"An Excel sheet has {_ROWS:,} rows, with its head; export to csv instead."
            )


def _package() -> Any:
    try:
        import xlsxwriter  # noqa: PLC0415  an extra
    except ImportError:
        raise UsageError(
            "Excel files need the extra “data”: pip install 'hzsearch[data]'; or export to csv."
        ) from None
    return xlsxwriter
