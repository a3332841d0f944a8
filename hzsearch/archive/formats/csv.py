"""Tables (.csv, .tsv): a ready article on each row, its columns named by the first row.

See ``hzsearch.archive.records`` for the names of columns and what they may hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from hzsearch.archive.document import Document
from hzsearch.archive.formats.rows import Row, rows
from hzsearch.archive.formats.stream import is_clean, text_lines
from hzsearch.archive.records import TEXT_COLUMNS, Collector, field_of
from hzsearch.archive.records.exported import (
    COLUMNS,
    as_it_was,
    is_exported,
    record_of,
    with_text,
)
from hzsearch.errors import ArchiveError

_LINE_ENDS = re.compile("\r+\n")


def read(data: bytes, name: str) -> Document:
    """Return the articles of the table called ``name``; a note for each row that is none.

    Commas, semicolons and tabs are told apart by the header, or by Excel's line
    ``sep=;`` above it. Raises ArchiveError where the file is no text or no column
    holds an article's text. A row of ``hzsearch export`` is the article that it was made of.
    """
    collector = Collector(name)
    table = rows(text_lines(data, name, keep_cr=True))
    columns = _header(table, name, collector)
    for row in table:
        if row.reason or len(row.cells) != len(columns):
            collector.refuse(row.reason or _misfit(row, columns), row.numbers)
        elif not is_clean("".join(row.cells)):
            collector.refuse("it is not text in the encoding of the rows before", row.numbers)
        else:
            collector.take(_record(columns, row.cells), row.numbers)
    return collector.document()


def _record(columns: list[str], cells: list[str]) -> Mapping[str, object]:
    """Return a row as a record; of an export, as the article's JSON form."""
    if not is_exported(columns):
        cells = [_LINE_ENDS.sub("\n", cell) for cell in cells]
        return with_text(dict(zip(columns, cells, strict=True)))
    if len(columns) == len(COLUMNS):
        # A workbook, which may have more of them, has no apostrophes.
        cells = list(map(as_it_was, cells))
    return record_of(with_text(dict(zip(columns, cells, strict=True))))


def _header(table: Iterator[Row], name: str, collector: Collector) -> list[str]:
    """Return the columns' names, each another one."""
    for row in table:
        collector.leave(row.numbers)
        if row.cells:
            columns = _distinct(row.cells)
            if {field_of(one) for one in columns} & {"paragraphs", "headline"}:
                return columns
            raise ArchiveError(
                f"{name} has no column for the text of articles in its first row; "
                f"call one {', '.join(TEXT_COLUMNS[:-1])} or {TEXT_COLUMNS[-1]}."
            )
    raise ArchiveError(f"{name} is an empty table; give it a first row of column names.")


def _distinct(cells: list[str]) -> list[str]:
    """Number the columns without a name, and those called as one before."""
    named = [cell.strip() or f"column {place}" for place, cell in enumerate(cells, start=1)]
    times: Counter[str] = Counter()
    found = []
    for one in named:
        times[one] += 1
        found.append(f"{one} ({times[one]})" if times[one] > 1 else one)
    return found


def _misfit(row: Row, columns: list[str]) -> str:
    return (
        f"it has {len(row.cells)} cells where the first row has {len(columns)}; "
        "put texts with separators or line ends in quotes"
    )
