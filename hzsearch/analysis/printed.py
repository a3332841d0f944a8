"""Characters as they are printed, where a text layer holds others.

In: the text of a line. Out: the text that a reader of the page sees. Some PDF fonts
name a plain character by its radical (⾼ for 高, ⻓ for 长; Unicode's table
EquivalentUnifiedIdeograph undoes that). A program that writes a PDF from glyphs names any
character that its font draws with the glyph: Noto CJK, as its cmap shows, has one for 胶 and
㬵, ‘ and ʻ, … and ⋯, and of each pair the second is in no newspaper. Text layers are also
full of characters that are not printed at all.
"""

from __future__ import annotations

import pkgutil
import re
from functools import lru_cache

# Soft hyphen, zero-width and directional marks, byte order mark, controls: PDF
# text layers are full of them and none is printed.
_UNPRINTED = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f]"
)
_TWINS = str.maketrans("㬵ʻ⋯", "胶‘…")
_NAMED_OTHERWISE = re.compile(r"[\u2e80-\u2fd5㬵ʻ⋯]")


def printed(text: str) -> str:
    """Return ``text`` with plain characters for their twins, without what is not printed."""
    text = _UNPRINTED.sub("", text)
    return text.translate(_plain()) if _NAMED_OTHERWISE.search(text) else text


@lru_cache(maxsize=1)
def _plain() -> dict[int, int | str]:
    data = pkgutil.get_data("hzsearch.data", "radicals.txt")
    rows = (data or b"").decode("utf-8").splitlines()
    radicals: dict[int, int | str] = {ord(row[0]): row[1] for row in rows}
    return radicals | _TWINS
