"""Help in Chinese: every paragraph, option and example by the catalogue of help.

The English text is the key (``locale/zh/LC_MESSAGES/help.po``); what stands for a value (TEXT, N)
stays, as the texts name it. Loaded only where help is printed under a Chinese locale.
"""

from __future__ import annotations

import gettext
import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import click

from hzsearch.cli.examples import HEADING
from hzsearch.columns import padded, width, wrapped

_LOCALE = Path(__file__).parents[1] / "locale"
# Click's sign that the lines of a paragraph are not to be filled.
_STAYS = "\b\n"
_EXAMPLES = f"{_STAYS}{HEADING}\n"
# What click adds to an option's help: its default, its range.
_ADDED = re.compile(r"(?:^|  )(\[[^\[]*\])$")
_NAMES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}


def said(text: str) -> str:
    """Return the Chinese for an English text of help; the text itself where there is none."""
    return _catalogue().gettext(text) if text else ""


def summary(command: click.Command) -> str:
    """Return what a command does, in a line of a list of commands."""
    text, _ = next(paragraphs(command.help or ""))
    return said(text).removesuffix("。")


def paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    r"""Yield the paragraphs of a text of help, and whether their lines stay: those after ``\b``."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        stays = paragraph.startswith(_STAYS)
        yield paragraph.removeprefix(_STAYS) if stays else paragraph.replace("\n", " "), stays


class ChineseFormatter(click.HelpFormatter):
    """Writes a command's help in Chinese; Han take two columns, and lines break between them."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        for english, chinese in _NAMES.items():
            args = args.replace(english, chinese)
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading; click has translated it."""
        self._write_lines([f"{heading}："])

    def write_text(self, text: str) -> None:
        """Write paragraphs, with a blank line between; those whose lines stay as they are."""
        if text.startswith(_EXAMPLES):
            self._write_lines(_examples(text))
            return
        room = self.width - self.current_indent
        for place, (paragraph, stays) in enumerate(paragraphs(text)):
            self.write("\n" if place else "")
            told = said(paragraph)
            self._write_lines((told if stays else wrapped(told, room)).split("\n"))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names, and beside each what it means."""
        rows = list(rows)
        wide = min(max(width(name) for name, _ in rows), col_max)
        room = max(self.width - self.current_indent - wide - col_spacing, 10)
        for name, told in rows:
            lines = wrapped(_option(told), room).split("\n")
            if width(name) > wide:
                self._write_lines([name])
                name = ""  # noqa: PLW2901
            beside = [name, *[""] * (len(lines) - 1)]
            blanks = " " * col_spacing
            self._write_lines(
                f"{padded(first, wide)}{blanks}{line}".rstrip()
                for first, line in zip(beside, lines, strict=True)
            )

    def _write_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(f"{' ' * self.current_indent}{line}".rstrip() + "\n")


def _option(told: str) -> str:
    """Return an option's help; what click adds to it is in Chinese but for our own words."""
    added = _ADDED.search(told)
    text = said(told[: added.start()] if added else told)
    # Click joins what it adds by a sign that it does not translate.
    parts = added[1].replace("; ", "；") if added else ""
    words = re.sub(r"\((.+)\)", lambda found: said(found[1]), parts)
    return "  ".join(filter(None, (text, words)))


def _examples(text: str) -> Iterator[str]:
    """Yield the lines of a command's examples, what each does in Chinese."""
    yield "示例："
    for line in text.removeprefix(_EXAMPLES).split("\n"):
        says = line.strip()
        yield line if line.startswith("    ") else f"  {said(says)}"


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("help", _LOCALE, ["zh"], fallback=True)
