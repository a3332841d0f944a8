"""How help is written in the columns of a terminal, where a Han takes two.

Click counts characters, so its lines of Chinese run over the edge.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator

import click

from hzsearch.columns import padded, width, wrapped

#: Click's sign that the lines of a paragraph are not to be filled.
STAYS = "\b\n"
#: What is not broken between lines: a quoted command or value, what click adds to an option.
WHOLE = r"['“]hzsearch [^'”]+['”]\S*|'[^ ']+'|\[[^\[\]]*\]$"


def paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    r"""Yield the paragraphs of a text of help, and whether their lines stay: those after ``\b``."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        stays = paragraph.startswith(STAYS)
        yield paragraph.removeprefix(STAYS) if stays else paragraph.replace("\n", " "), stays


class Formatter(click.HelpFormatter):
    """Writes a command's help; a subclass does so in another language."""

    #: In English no word is broken, nor Chinese that stands among the words.
    whole = re.compile(rf"{WHOLE}|\S+")

    def said(self, text: str) -> str:
        """Return a paragraph as it is written."""
        return text

    def said_of(self, option: str) -> str:
        """Return the help of an option, with what click adds to it, as it is written."""
        return option

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        begin = f"{prefix or 'Usage: '}{prog} "
        first, *others = self._filled(args, self.width - width(begin))
        self._write_lines([begin + first, *(padded("", width(begin)) + line for line in others)])

    def write_text(self, text: str) -> None:
        """Write paragraphs, with a blank line between; those whose lines stay as they are."""
        room = self.width - self.current_indent
        for place, (paragraph, stays) in enumerate(paragraphs(text)):
            self.write("\n" if place else "")
            told = self.said(paragraph)
            self._write_lines(told.split("\n") if stays else self._filled(told, room))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names, and beside each what it means."""
        rows = list(rows)
        wide = min(max(width(name) for name, _ in rows), col_max)
        room = max(self.width - self.current_indent - wide - col_spacing, 10)
        for name, told in rows:
            lines = self._filled(self.said_of(told), room)
            if width(name) > wide:
                self._write_lines([name])
                name = ""  # noqa: PLW2901
            beside = [name, *[""] * (len(lines) - 1)]
            blanks = " " * col_spacing
            self._write_lines(
                f"{padded(first, wide)}{blanks}{line}"
                for first, line in zip(beside, lines, strict=True)
            )

    def _filled(self, text: str, columns: int) -> list[str]:
        return wrapped(text, columns, self.whole).split("\n")

    def _write_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(f"{' ' * self.current_indent}{line}".rstrip() + "\n")
