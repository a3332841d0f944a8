"""What a user writes as a range of amounts: >10亿, 5亿..8亿, <=3000万美元, into a node."""

from __future__ import annotations

import re
from math import inf, nextafter

from hzsearch.analysis import fold
from hzsearch.errors import UsageError
from hzsearch.figures import code_of, read
from hzsearch.figures.numerals import magnitude
from hzsearch.query.tree import AmountRange

_SIGNS = {"≥": ">=", "≤": "<=", "==": "=", "": "="}
_SIGNED = re.compile(r"(>=|<=|==|[><=≥≤]|)(.*)")
_RANGE = re.compile(r"(.*?)(?:\.\.+|…+|~)(.*)")
_SCALE = re.compile("[十百千万亿]+")
_PLAIN = re.compile(r"[\d.,]+(?![\d.,十百千万亿])")
_PARTS = re.compile(r"([\d一二三四五六七八九零〇两十百千万亿点.,]+)([^\d]*)")


def amount_range(text: str) -> AmountRange:
    """Return the range of amounts that ``text`` means.

    One of > >= < <= = (or none, which is =) and a number, or two numbers with ``..``
    between, one of which may be missing; then a currency, 元 where there is none. What
    "超10亿元" says is more than 10亿, and "不到10亿元" less; both are found by 10亿
    itself too. Raises UsageError where ``text`` is none of that.
    """
    plain = "".join(fold(text).split())
    found = _RANGE.fullmatch(plain)
    if found and (found[1] or found[2]):
        return _between(text, found[1], found[2])
    signed = _SIGNED.fullmatch(plain)
    if signed is None or not signed[2]:
        raise _nonsense(text)
    value, currency = _amount(text, signed[2])
    ends = {
        ">": (nextafter(value, inf), None),
        ">=": (value, None),
        "<": (None, nextafter(value, -inf)),
        "<=": (None, value),
        "=": (nextafter(value, -inf), nextafter(value, inf)),
    }
    return AmountRange(currency or "CNY", *ends[_SIGNS.get(signed[1], signed[1])])


def _between(text: str, first: str, last: str) -> AmountRange:
    scale = _SCALE.search(last)
    if scale and _PLAIN.match(first):
        # 5..8亿 begins at 5亿, as it does in print.
        first = _PLAIN.sub(lambda found: found[0] + scale[0], first)
    least, one = _amount(text, first) if first else (None, None)
    most, other = _amount(text, last) if last else (None, None)
    if one and other and one != other:
        raise UsageError(f"The range of amounts “{text}” is in two currencies; give it one.")
    if least is not None and most is not None and least > most:
        raise UsageError(f"The range of amounts “{text}” runs backwards.")
    return AmountRange(one or other or "CNY", least, most)


def _amount(text: str, part: str) -> tuple[float, str | None]:
    """Return the value of ``part``, and its currency if it has one."""
    found = _PARTS.fullmatch(part)
    if found is None:
        raise _nonsense(text)
    value = read(found[1])
    value = magnitude(found[1]) if value is None else value
    currency = code_of(found[2]) if found[2] else None
    if value is None or (found[2] and currency is None):
        raise _nonsense(text)
    return float(value), currency


def _nonsense(text: str) -> UsageError:
    return UsageError(f"“{text}” is no amount; write it as >10亿, <=3000万, 5亿..8亿 or >1亿美元.")
