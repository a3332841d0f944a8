"""Headlines as an overprinted dump shows them: everything twice.

Bold headline type is often printed twice, a hair apart, and the dump shows both
copies: the whole run twice, each stretch between quotation marks twice, or each
character twice. A vertical headline comes one character a line, each stretch
between quotes twice with a blank line between the copies, quotes turned and
doubled, digits and Latin fallen out to the end and doubled.
"""

from __future__ import annotations

import re

from tests.typeset.columns import WORD

QUOTES = re.compile(r"([“”‘’])")
TURNED = str.maketrans("“”‘’", "﹃﹄﹁﹂")
PRINTS = ("run", "quotes", "chars", "once")


def overprint(text: str, how: str) -> str:
    """Return a horizontal headline as printed: run, quotes, chars or once."""
    if how == "run":
        return text * 2
    if how == "quotes":
        return "".join(part * 2 for part in QUOTES.split(text))
    if how == "chars":
        return "".join(char * 2 for char in text)
    return text


def column(text: str) -> list[str]:
    """Return a vertical kicker, printed once: one character a line."""
    return [char for char in text if not char.isspace()]


def vertical(text: str) -> list[list[str]]:
    """Return a vertical headline as groups of lines, to be parted by blank lines."""
    upright = re.findall(WORD, text)
    groups: list[list[str]] = [[]]
    for part in QUOTES.split(re.sub(WORD, "", text)):
        _set_part(column(part), groups)
    return [group for group in [*groups, *([word * 2] for word in upright)] if group]


def _set_part(chars: list[str], groups: list[list[str]]) -> None:
    """Add one stretch to the last group; a stretch of text goes on into a second one."""
    if len(chars) == 1 and QUOTES.match(chars[0]):
        groups[-1].append(chars[0].translate(TURNED) * 2)
    elif chars:
        groups[-1].extend(chars)
        groups.append(list(chars))
