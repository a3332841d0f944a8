"""What archives hold, on a terminal: shown, and not obeyed.

A page or a record may have control characters: to a terminal they are orders (colours, links, the
window's title, the clipboard), in a pipe or a file they are text as it stands. So text is made
:func:`harmless` before we colour it; what no one thought of is caught as it is written.
"""

from __future__ import annotations

import re
import sys
from typing import Any, TextIO

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_ORDERS = re.compile(f"[{_CONTROLS}]")
# What we write ourselves: colours (SGR, as click writes them) and links (OSC 8).
_OURS = f"\x1b\\[[0-9;]*m|\x1b\\]8;;[^{_CONTROLS}]*\x1b\\\\"
_STRANGE = re.compile(f"(?P<ours>{_OURS})|[{_CONTROLS}]")


class Screen:
    """A terminal's stream; ``write`` puts ``?`` for what would be an order."""

    def __init__(self, stream: TextIO) -> None:
        """Wrap ``stream``."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write ``text`` as :func:`shown`."""
        return self._stream.write(shown(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def harmless(text: str) -> str:
    """Return a text of an archive for a terminal, with ``?`` for every control character.

    Its length stays; in a pipe and in a file all of it does.
    """
    return _ORDERS.sub("?", text) if sys.stdout.isatty() else text


def shown(text: str) -> str:
    """Return ``text`` with ``?`` for every control character that is in no colour or link."""
    return _STRANGE.sub(lambda found: found["ours"] or "?", text)
