"""The language of the person at the terminal."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

import click

#: The order in which POSIX asks for the language of messages; LANGUAGE is GNU's, a list.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

_NUMBERS: dict[type[click.ParamType[Any]], tuple[str, str]] = {
    click.types.IntParamType: ("integer", "整数"),
    click.IntRange: ("integer range", "整数"),
    click.types.FloatParamType: ("float", "数字"),
    click.FloatRange: ("float range", "数字"),
}


def reads_chinese() -> bool:
    """Say whether the locale asks for messages in Chinese."""
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return named.lower().startswith("zh")


def translate_click() -> None:
    """Have click say in Chinese too what is wrong with a command, where the locale asks for it.

    Click looks its messages up by gettext, in the domain "messages" as long as none is named;
    what it calls numbers in them it does not.
    """
    gettext.bindtextdomain("click", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("click" if reads_chinese() else "messages")
    for number, (english, chinese) in _NUMBERS.items():
        number.name = chinese if reads_chinese() else english


def localized(message: str) -> str:
    """Return an error, a note or a doubt in the language of the person at the terminal."""
    if not reads_chinese():
        return message
    from hzsearch.messages import in_chinese  # noqa: PLC0415  most commands say nothing of the kind

    return in_chinese(message)
