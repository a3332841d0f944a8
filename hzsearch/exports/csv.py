"""CSV that opens right in Excel: UTF-8 with a mark that says so, and no cell is a formula.

A cell that begins like a formula gets an apostrophe in front, which spreadsheet programs
take for "this is text". RFC 4180 else: commas, doubled quotation marks, CR LF. NULs, which
make a file no text, are left out.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from hzsearch.exports.table import COLUMNS, harmless, row
from hzsearch.model import Article


def write(
    articles: Iterable[Article], out: BinaryIO, paper: str = "", notes: Sequence[str] = ()
) -> None:
    """Write ``articles``, one a row under the names of the columns."""
    out.write(BOM_UTF8)
    out.write(_line(list(COLUMNS)))
    for article in articles:
        cells = (cell.replace("\0", "") for cell in row(article, paper))
        out.write(_line(list(map(harmless, cells))))


def _line(cells: list[str]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerow(cells)
    return made.getvalue().encode()
