"""Numbers as newspapers print them, into exact decimals: 25.78亿, 十二亿, 1,234.5万, 二〇二四.

Texts are folded (``hzsearch.analysis.fold``). The rules are those of Chinese number
names: 十 百 千 multiply the digit before them, 万 and 亿 all that stands before them
since the last greater one, and a place that is jumped over is marked by 零 or 〇.
"""

from __future__ import annotations

import re
from decimal import Decimal

_FORMAL = str.maketrans("〇两壹贰叁肆伍陆柒捌玖拾佰仟", "零二一二三四五六七八九十百千")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_HAN_OF = str.maketrans("0123456789", "零一二三四五六七八九")
_SMALL = {"千": 1000, "百": 100, "十": 10}
_GREAT = {"亿": Decimal(10**8), "万": Decimal(10**4)}

#: The characters of a number in Han, formal ones (大写) too.
HAN_DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
HAN_NUMERALS = HAN_DIGITS + "十百千万亿拾佰仟"
#: An Arabic number, as an expression; thousands may be parted by commas.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"

#: Longer texts are no number; numbers of sixteen places have shorter names.
_LONGEST = 48

_ARABIC = re.compile(rf"({ARABIC})([十百千]?)")
_MIXED = re.compile(r"(?:\d[十百千])+\d?")
_PLAIN = re.compile(r"[零一二三四五六七八九]+")
_SECTION = re.compile(r"(?:(.?)千)?(?:(零?.?)百)?(?:(零?.?)十)?(零?.?)")
_BARE = re.compile("[十百千万亿]+")


def read(text: str) -> Decimal | None:
    """Return the number that the whole of the folded ``text`` is, None where it is none.

    Percentages are parts of one: 76.6% and 百分之七十六点六 are 0.766. Not guessed at,
    and so None: 三四 (three or four), 三万五 (35,000 in speech), 数十, 半.
    """
    text = "".join(text.split()).translate(_FORMAL)
    if len(text) > _LONGEST:
        return None
    part = text.removeprefix("百分之")
    whole = part.removesuffix("%")
    value = None if _BARE.fullmatch(whole) and whole[0] != "十" else _number(whole)
    percent = (part != text) + (whole != part)
    if value is None or percent > 1:
        return None
    return value / 100 if percent else value


def magnitude(text: str) -> Decimal | None:
    """Return what signs of magnitude alone mean: 亿 is 100,000,000, 百万 is 1,000,000."""
    return _number(text) if len(text) <= _LONGEST and _BARE.fullmatch(text) else None


def _number(text: str) -> Decimal | None:
    whole, point, decimals = text.partition("点")
    if point and _PLAIN.fullmatch(decimals):
        units = _number(whole)
        return None if units is None else units + Decimal("0." + _arabic(decimals))
    for sign, worth in _GREAT.items():
        head, found, tail = text.rpartition(sign)
        if found:
            return _joined(head, worth, tail)
    return _small(text)


def _joined(head: str, worth: Decimal, tail: str) -> Decimal | None:
    """Return ``head`` times ``worth`` and ``tail``, where that is a number."""
    times = _number(head) if head else Decimal(1)
    rest = _number(tail.removeprefix("零") or "零")
    spoken = len(tail) == 1 and tail in _DIGITS
    if times is None or rest is None or rest >= worth or spoken:
        return None
    return times * worth + rest


def _small(text: str) -> Decimal | None:
    """Return a number below 10,000 in Han, an Arabic one, or one digit by digit."""
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        return Decimal(arabic[1].replace(",", "")) * _SMALL.get(arabic[2], 1)
    if len(text) > 1 and _PLAIN.fullmatch(text):
        return _digit_by_digit(text)
    # 2千3百 is 二千三百; 2千3, as 二千三, may be 2300 and is not guessed at.
    return _section(text.translate(_HAN_OF) if _MIXED.fullmatch(text) else text)


def _digit_by_digit(text: str) -> Decimal | None:
    """Return a number such as 二〇二四; 零五 is five, and 三四 is three or four: None."""
    if len(text) == 2 and text[0] != "零":
        return None
    return Decimal(_arabic(text))


def _arabic(digits: str) -> str:
    return "".join(str(_DIGITS[char]) for char in digits)


def _section(text: str) -> Decimal | None:
    """Return the number of one to four places that ``text`` in Han is."""
    found = _SECTION.fullmatch(text) if text else None
    if found is None:
        return None
    total = 0
    for digit, worth in zip(found.groups(), (1000, 100, 10, 1), strict=True):
        if digit is not None:
            value = _place(digit, worth)
            if value is None:
                return None
            total += value
    # 三百五 is 350 in speech and 305 nowhere: it is not guessed at.
    spoken = len(text) > 1 and found[4] and found[4][0] != "零" and text[-2] in "百千"
    return None if spoken else Decimal(total)


def _place(digit: str, worth: int) -> int | None:
    """Return what ``digit`` (with a 零 before it, or none before its sign) counts there."""
    if digit in {"", "零"}:
        return 0 if worth == 1 else worth
    value = _DIGITS.get(digit[-1])
    return None if value is None or (len(digit) == 2 and digit[0] != "零") else value * worth
