"""Glyphs: characters and blanks that a text layer holds otherwise than they are printed.

In: the text of a line. Out: the text that a reader of the page sees: no radicals for
plain characters (see ``analysis.printed``), and no blank behind every character, as
letter-spaced type comes out.
"""

from __future__ import annotations

import re

from hzsearch.analysis import printed

_SPACES = re.compile(r"(\s+)")
# A line is letter-spaced if it has so many words and so many of them are one character;
# fewer may be two names set wide, and longer words are digits and Latin.
_FEWEST = 7
_SINGLE = 0.8
_DIGITS = re.compile(r"[0-9.%]+")
# A number whose digits stand apart (1 2 . 8), each a word of its own.
_SPREAD_NUMBER = re.compile(r"(?<![0-9A-Za-z.])[0-9](?: [0-9.%])+(?![0-9A-Za-z])")


def mend(text: str) -> str:
    """Return ``text`` as it is printed, its numbers closed up."""
    return _SPREAD_NUMBER.sub(lambda found: found[0].replace(" ", ""), printed(text))


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
