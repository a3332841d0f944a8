"""Help in Chinese: every paragraph, option and example by the catalogue of help.

The English text is the key (``locale/zh/LC_MESSAGES/help.po``); what stands for a value (TEXT, N)
stays, as the texts name it. Loaded only where help, or what is wrong with a command, is told
under a Chinese locale.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hzsearch.cli.examples import HEADING
from hzsearch.cli.formatter import STAYS, WHOLE, Formatter

_LOCALE = Path(__file__).parents[1] / "locale"
_EXAMPLES = f"{STAYS}{HEADING}\n"
# What click adds to an option's help: its default, its range.
_ADDED = re.compile(r"(?:^|  )(\[[^\[]*\])$")
_NAMES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]…": "命令 [参数]…"}


def said(text: str) -> str:
    """Return the Chinese for an English text of help; the text itself where there is none."""
    return _catalogue().gettext(text) if text else ""


def sentence(message: str) -> str:
    """Return what click says in Chinese with the full stop of a Chinese sentence.

    Click writes one of its own behind what is missing, and a blank between sentences.
    """
    return re.sub(r"(?<=['\]}])\.(?=\s|$)", "。", message).replace("。 ", "。")


class ChineseFormatter(Formatter):
    """Writes a command's help in Chinese."""

    whole = re.compile(WHOLE)

    def said(self, text: str) -> str:
        """Return a paragraph in Chinese."""
        return said(text)

    def said_of(self, option: str) -> str:
        """Return an option's help; what click adds to it is in Chinese but for our own words."""
        added = _ADDED.search(option)
        text = said(option[: added.start()] if added else option)
        # Click joins what it adds by a sign that it does not translate.
        parts = added[1].replace("; ", "；") if added else ""
        words = re.sub(r"\((.+)\)", lambda found: said(found[1]), parts)
        return "  ".join(filter(None, (text, words)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        for english, chinese in _NAMES.items():
            args = args.replace(english, chinese)
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading; click has translated it."""
        self._write_lines([f"{heading}："])

    def write_text(self, text: str) -> None:
        """Write paragraphs, or a command's examples."""
        if text.startswith(_EXAMPLES):
            self._write_lines(_examples(text))
        else:
            super().write_text(text)


def _examples(text: str) -> Iterator[str]:
    """Yield the lines of a command's examples, what each does in Chinese."""
    yield "示例："
    for line in text.removeprefix(_EXAMPLES).split("\n"):
        says = line.strip()
        yield line if line.startswith("    ") else f"  {said(says)}"


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation("help", _LOCALE, ["zh"], fallback=True)
