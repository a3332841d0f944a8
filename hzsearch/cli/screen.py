"""The terminal as a stream that shows what archives hold, and obeys none of it.

A page, a record or a file's name may have control characters: to the terminal they are orders
(colours, the window's title, the clipboard), in a pipe or a file they are text as it stands.
"""

from __future__ import annotations

import re
from typing import Any, TextIO

# What we write ourselves passes: colours (SGR, as click writes them) and links (OSC 8).
_OURS = "\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x00-\x1f\x7f-\x9f]*\x1b\\\\"
_ORDERS = re.compile(f"(?P<ours>{_OURS})|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


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


def shown(text: str) -> str:
    """Return ``text`` with ``?`` for every control character that is not of our own making."""
    return _ORDERS.sub(lambda found: found["ours"] or "?", text)
