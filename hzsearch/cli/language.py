"""The language of the person at the terminal."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

#: The order in which POSIX asks for the language of messages; LANGUAGE is GNU's, a list.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def reads_chinese() -> bool:
    """Say whether the locale asks for messages in Chinese."""
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return named.lower().startswith("zh")


def translate_click() -> None:
    """Have click say in Chinese too what is wrong with a command, where the locale asks for it.

    Click looks its messages up by gettext, in the domain "messages" as long as none is named.
    """
    gettext.bindtextdomain("click", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("click" if reads_chinese() else "messages")


def localized(message: str) -> str:
    """Return an error, a note or a doubt in the language of the person at the terminal."""
    if not reads_chinese():
        return message
    from hzsearch.messages import in_chinese  # noqa: PLC0415  most commands say nothing of the kind

    return in_chinese(message)
