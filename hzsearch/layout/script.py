"""Traditional script read as simplified, so that every rule needs one script only.

In: text. Out: the same text with each Han character in its simplified form, one for
one, so that places in it are places in the text. What is printed stays as it is.
"""

from __future__ import annotations

from functools import cache

from hzsearch.analysis import fold


def simplified(text: str) -> str:
    """Return ``text`` in simplified script; punctuation, width and case stay as they are."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """Return what ``fold`` does to the Han characters of everyday use, and only to them."""
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    return {ord(old): new for old, new in zip(han, fold(han), strict=True) if old != new}
