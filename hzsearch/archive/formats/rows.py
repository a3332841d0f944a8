"""Lines of a table into rows, and which lines each row takes.

The csv module reads a row; here stands what it leaves to others. It takes a quote that
is never closed for the beginning of a text that runs to the end of the file. Such a
row is given up, and reading goes on with the line after its first.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

#: Characters of a row; no article is as long.
MOST_CHARACTERS = 8_000_000
#: How often reading goes back. Each time may cost a row's length, so a hostile file
#: must not make us do it often.
_MOST_RETURNS = 100

_SEPARATORS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
_TOLD = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, and the numbers of the non-blank lines they stand on; or why it is no row."""

    cells: list[str]
    numbers: list[int]
    reason: str = ""


def rows(lines: Iterator[str]) -> Iterator[Row]:
    """Yield the rows of a table that is given as lines without line ends; blank lines are none.

    The first row with text tells how many cells a row has. Excel's line ``sep=;``
    is a row with the reason "separator".
    """
    source = _Lines(lines)
    first = source.first()
    told = _TOLD.fullmatch(first.strip())
    if told:
        next(source)
        yield Row([], source.numbers(), "separator")
        first = source.first()
    limit = csv.field_size_limit(2 * MOST_CHARACTERS)
    try:
        yield from _rows(source, told[1] if told else _separator(first))
    finally:
        csv.field_size_limit(limit)


def _rows(source: _Lines, separator: str) -> Iterator[Row]:
    reader = csv.reader(source, delimiter=separator)
    width, returns = 0, 0
    while (row := _next(reader, source, width)) is not None:
        width = width or len(row.cells)
        if (row.reason or len(row.cells) != width) and returns < _MOST_RETURNS:
            returns += source.give_back_all_but_first()
            row = Row(row.cells, source.numbers(), row.reason)
        if row.numbers:
            yield row


def _next(reader: Iterator[list[str]], source: _Lines, width: int) -> Row | None:
    """Return the next row, without empty cells beyond ``width``; None at the end."""
    source.start()
    try:
        cells = next(reader, None)
    except csv.Error as error:
        return Row([], source.numbers(), f"it can not be read ({error})")
    if cells is None:
        return None
    if width and not any(cells[width:]):
        cells = cells[:width]
    return Row(cells, source.numbers(), source.complaint)


def _separator(line: str) -> str:
    """Return the sign that stands most often between the cells of ``line``."""
    return max(_SEPARATORS, key=_QUOTED.sub("", line).count)


class _Lines:
    """Lines that csv.reader draws from, one or more for a row; they can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = enumerate(lines, start=1)
        self._ahead: deque[tuple[int, str]] = deque()
        self.start()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._length > MOST_CHARACTERS:
            self.complaint = f"it has more than {MOST_CHARACTERS:,} characters"
            raise StopIteration
        line = self._ahead.popleft() if self._ahead else next(self._lines, None)
        if line is None:
            if self._taken:
                self.complaint = "a quote in it is never closed"
            raise StopIteration
        self._taken.append(line)
        self._length += len(line[1])
        return line[1] + "\n"

    def start(self) -> None:
        """Begin another row."""
        self._taken: list[tuple[int, str]] = []
        self._length = 0
        self.complaint = ""

    def first(self) -> str:
        """Return the next non-blank line without taking it; "" at the end."""
        for line in self:
            if line.strip():
                self._ahead.append(self._taken.pop())
                self.start()
                return line
            self.start()
        return ""

    def numbers(self) -> list[int]:
        """Return the numbers of the row's non-blank lines."""
        return [number for number, line in self._taken if line.strip()]

    def give_back_all_but_first(self) -> int:
        """Make the row one line long, the rest to be read anew; return 1 if there was a rest."""
        first, *rest = self._taken
        self._ahead.extendleft(reversed(rest))
        self._taken = [first]
        return min(1, len(rest))
