"""An Excel workbook (extra ``data``), written by XlsxWriter, which is well kept and pure Python.

A cell holds 32,767 characters at most, of UTF-16; a longer text goes on in the columns
``text 2``, … so that nothing of it is lost. What else is longer is cut, and told. Every cell is
text, never a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, BinaryIO

from hzsearch.errors import UsageError
from hzsearch.exports.table import COLUMNS, NO_XML, more_text, row
from hzsearch.model import Article

#: Characters of a cell (Excel specifications and limits); some are a pair in UTF-16.
MOST = 32_767
#: Cells that were cut and are told one by one, and characters of their articles' ids.
_TOLD, _SHOWN = 3, 80

#: Rows of a sheet, by the same limits.
_ROWS = 1_048_576

_TEXT = COLUMNS.index("text")
_WIDTHS = {"headline": 40, "text": 80, "citation": 60, "zones": 24, "topics": 24, "id": 24}


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: list[str] | None = None
) -> None:
    """Write ``articles``, one a row; UsageError where the extra is missing or rows run out.

    Into ``notes`` goes a sentence on what does not fit into a cell.
    """
    book = _package().Workbook(packed := BytesIO(), {"in_memory": True})
    sheet, widest = book.add_worksheet("articles"), len(COLUMNS)
    cut: list[str] = []
    for number, article in enumerate(articles, start=1):
        cells = _cells(row(article, paper), cut)
        widest = max(widest, len(cells))
        _fill(sheet, number, cells)
    head = [*COLUMNS, *map(more_text, range(2, widest - len(COLUMNS) + 2))]
    _fill(sheet, 0, head, book.add_format({"bold": True}))
    for column, name in enumerate(head):
        sheet.set_column(column, column, _WIDTHS.get(name, 14))
    sheet.freeze_panes(1, 0)
    book.close()
    # At once: where the disk is full, a zip file that is open says so in a traceback of its own.
    out.write(packed.getbuffer())
    if notes is not None and cut:
        _tell(cut, notes)


def _cells(cells: list[str], cut: list[str]) -> list[str]:
    """Return what fits into cells, with what is left of the text behind the last column.

    Into ``cut`` go the names of what else is left.
    """
    parts = [list(_parts(NO_XML.sub("", cell))) for cell in cells]
    longer = (name for name, cell in zip(COLUMNS, parts, strict=True) if cell[1:])
    cut += (f"{name} {parts[0][0][:_SHOWN]}" for name in longer if name != "text")
    return [*(cell[0] for cell in parts), *parts[_TEXT][1:]]


def _parts(text: str) -> Iterator[str]:
    """Yield ``text`` in parts that fit; no pair of UTF-16 is parted."""
    units, start = text.encode("utf-16-le"), 0
    while len(units) - start > 2 * MOST:
        end = start + 2 * MOST
        # The second of a pair is DC00 to DFFF.
        end -= 2 if 0xDC <= units[end + 1] <= 0xDF else 0
        yield units[start:end].decode("utf-16-le")
        start = end
    yield units[start:].decode("utf-16-le")


def _tell(cut: list[str], notes: list[str]) -> None:
    more = [f"+{len(cut) - _TOLD:,}"] if len(cut) > _TOLD else []
    where = "、".join([*cut[:_TOLD], *more])
    notes.append(
        f"A cell of Excel takes {MOST:,} characters, and what is longer was cut: {where}; "
        "export to csv for all of it."
    )


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
