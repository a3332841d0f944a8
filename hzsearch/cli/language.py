"""The language of the person at the terminal."""

from __future__ import annotations

import os

#: The order in which POSIX asks for the language of messages; LANGUAGE is GNU's, a list.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def reads_chinese() -> bool:
    """Say whether the locale asks for messages in Chinese."""
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return named.lower().startswith("zh")
