"""Glyphs: characters and blanks that a text layer holds otherwise than they are printed.

In: the text of a line. Out: the text that a reader of the page sees. Some PDF fonts
name a plain character by its radical (⾼ for 高, ⻓ for 长; Unicode's table
EquivalentUnifiedIdeograph undoes that), and letter-spaced type comes out with a blank
behind every character.
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
_RADICAL = re.compile(r"[\u2e80-\u2fd5]")
_SPACES = re.compile(r"(\s+)")
# A line is letter-spaced if it has so many words and so many of them are one character;
# fewer may be two names set wide, and longer words are digits and Latin.
_FEWEST = 7
_SINGLE = 0.8
_DIGITS = re.compile(r"[0-9.%]+")
# A number whose digits stand apart (1 2 . 8), each a word of its own.
_SPREAD_NUMBER = re.compile(r"(?<![0-9A-Za-z.])[0-9](?: [0-9.%])+(?![0-9A-Za-z])")


def mend(text: str) -> str:
    """Return ``text`` with plain characters for radicals, and without what is not printed."""
    text = _UNPRINTED.sub("", text)
    text = _SPREAD_NUMBER.sub(lambda found: found[0].replace(" ", ""), text)
    return text.translate(_radicals()) if _RADICAL.search(text) else text


def close_spaced(text: str) -> str:
    """Return a letter-spaced line closed up; wider blanks, which part words, become one blank."""
    parts = _SPACES.split(text.strip())
    words, blanks = parts[::2], parts[1::2]
    single = sum(len(word) == 1 or bool(_DIGITS.fullmatch(word)) for word in words)
    if len(words) < _FEWEST or single < _SINGLE * len(words):
        return text
    usual = min(map(len, blanks))
    kept = ["" if len(blank) == usual else " " for blank in blanks]
    return "".join(word + blank for word, blank in zip(words, [*kept, ""], strict=True))


@lru_cache(maxsize=1)
def _radicals() -> dict[int, str]:
    data = pkgutil.get_data("hzsearch.data", "radicals.txt")
    rows = (data or b"").decode("utf-8").splitlines()
    return {ord(row[0]): row[1] for row in rows}
