"""The other ways to write the numbers in a word: 2024年 and 二〇二四年, 34个 and 三十四个.

In: a condensed word. Out: the word with its numbers in Han, or in Arabic signs. A single
digit without anything beside it has none: 三 stands in too many words to mean 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hzsearch.figures.numerals import ARABIC, HAN_NUMERALS
from hzsearch.figures.written import written

_DAY = r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{1,2}月\d{1,2}[日号]|\d{1,2}[月日号]"
_HAN = f"[{HAN_NUMERALS}]"
_HAN_DAY = (
    rf"{_HAN}{{4}}年(?:{_HAN}{{1,3}}月)?(?:{_HAN}{{1,3}}[日号])?"
    rf"|{_HAN}{{1,3}}月{_HAN}{{1,3}}[日号]|{_HAN}{{1,3}}[月日号]"
)
_NUMBER = re.compile(
    rf"{_DAY}|{_HAN_DAY}|百分之{_HAN}+(?:点{_HAN}+)?"
    rf"|{ARABIC}(?:[百千]?万?亿?)%?|{_HAN}{{2,}}(?:点{_HAN}+)?"
)

#: The number behind the sign of an element or a unit: co2, m2, pm2.5.
_INDEX = re.compile(r"(?<=[a-z)])\d(?:\d|\.\d)?(?![\d.])")
_SIGNS, _LOWER, _RAISE = "0123456789", "₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED, _RAISED_SIGNS = str.maketrans(_SIGNS, _LOWER), str.maketrans(_SIGNS, _RAISE)
_LEVEL = str.maketrans(_LOWER + _RAISE, _SIGNS * 2)
# Behind a digit it is a power, or a footnote: 10², 1²亿.
_RAISED = re.compile(f"(?<=[a-z)])[{_LOWER}{_RAISE}]+")

#: A word has so many other forms at most.
MOST = 6
#: So many ways to write each number are looked at.
_WAYS = 3
_SHORTEST = 2


def same(text: str) -> tuple[str, ...]:
    """Return the other forms of the condensed ``text``; none where it has no number."""
    if len(text) < _SHORTEST or not (_NUMBER.search(text) or _RAISED.search(text)):
        return ()
    forms = dict.fromkeys(_forms(text))
    if not re.search(r"\d", text):
        # Two names of one number in Han find each other through its signs: 两亿, 2亿, 二亿.
        forms |= dict.fromkeys(form for one in list(forms)[:1] for form in _forms(one))
    forms |= dict.fromkeys(_formulas(text))
    forms.pop(text, None)
    return tuple(forms)[:MOST]


def _forms(text: str) -> Iterator[str]:
    """Yield the text with the first other way of each number, then with the second, …"""
    for turn in range(_WAYS):
        yield _NUMBER.sub(lambda found: _turned(found[0], turn), text)  # noqa: B023  used at once
    yield re.sub(r"(?<=\d),(?=\d{3})", "", text)
    yield re.sub(r"(?<![\d.,])\d{4,}(?![\d年])", lambda found: f"{int(found[0]):,}", text)


def is_formula(text: str) -> bool:
    """Say whether ``text`` has a raised or lowered number, which ends a word by itself."""
    return bool(_RAISED.search(text))


def _formulas(text: str) -> Iterator[str]:
    """Yield co₂ and m² for co2 and m2, and these for them."""
    yield _RAISED.sub(lambda found: found[0].translate(_LEVEL), text)
    for raised in (_LOWERED, _RAISED_SIGNS):
        yield _INDEX.sub(lambda found: found[0].translate(raised), text)  # noqa: B023  used at once


def _turned(number: str, turn: int) -> str:
    ways = written(number)
    return ways[min(turn, len(ways) - 1)] if ways else number
