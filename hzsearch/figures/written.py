"""The other way to write a number: 34 and 三十四, 2024年 and 二〇二四年, 2亿 and 两亿."""

from __future__ import annotations

import re

from hzsearch.figures.numerals import ARABIC, HAN_NUMERALS, read

_HAN = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_MOST_DIGITS = 16

_DAY = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})([日号]))?")
_HAN_DAY = re.compile(rf"(?:([零〇{_HAN}]{{4}})年)?(?:([{_HAN}十]+)月)?(?:([{_HAN}十]+)([日号]))?")
_AMOUNT = re.compile(rf"({ARABIC})([百千]?万?亿?)(%?)")
_HAN_AMOUNT = re.compile(rf"(百分之)?([{HAN_NUMERALS}点]+?)(万亿|亿|万|)")


def written(number: str) -> tuple[str, ...]:
    """Return the other ways to write the folded ``number``, the usual one first; none for none.

    A number, a number of 万 or 亿, a percentage, or a day (a year, a month, a day of
    the month and what they make up), in Arabic signs or in Han. A number from 1000 to
    2999 may be a year, so it is written digit by digit too.
    """
    for day, other in ((_DAY, _han_day), (_HAN_DAY, _arabic_day)):
        found = day.fullmatch(number)
        if found and number:
            return other(*found.groups())
    found = _AMOUNT.fullmatch(number)
    if found:
        return tuple(_in_han(found[1].replace(",", ""), found[2], bool(found[3])))
    found = _HAN_AMOUNT.fullmatch(number)
    return tuple(_in_arabic(number, *found.groups())) if found else ()


def _in_han(digits: str, scale: str, percent: bool) -> list[str]:
    name = _name(digits)
    if not name or (percent and scale):
        return []
    if percent:
        return [f"百分之{name}"]
    names = [name + scale]
    if (name + scale)[:2] in {"二千", "二万", "二亿"}:
        names.append("两" + name[1:] + scale)
    if re.fullmatch(r"[12]\d{3}", digits) and not scale:
        names += _digit_names(digits)
    return [one for one in names if read(one) == read(digits + scale)]


def _in_arabic(number: str, percent: str | None, digits: str, scale: str) -> list[str]:
    if percent:
        value = read(digits + scale)
        return [f"{value:f}%"] if value is not None else []
    whole, kept = read(number), read(digits)
    plain = [f"{whole:f}"] if whole is not None else []
    # 三千万 is 3000万 in print far more often than 30000000.
    return [f"{kept:f}{scale}", *plain] if scale and kept is not None else plain


def _han_day(
    year: str | None, month: str | None, day: str | None, sign: str | None
) -> tuple[str, ...]:
    rest = (f"{_name(month)}月" if month else "") + (f"{_name(day)}{sign}" if day else "")
    if not year:
        return (rest,)
    return tuple(f"{name}年{rest}" for name in _digit_names(year))


def _arabic_day(
    year: str | None, month: str | None, day: str | None, sign: str | None
) -> tuple[str, ...]:
    parts = ((year, "年"), (month, "月"), (day, sign))
    values = [(read(part), unit) for part, unit in parts if part]
    if any(value is None for value, _ in values):
        return ()
    return ("".join(f"{value:f}{unit}" for value, unit in values),)


def _digit_names(digits: str) -> list[str]:
    """Return ``digits`` one by one in Han, with the round zero first, which years have."""
    name = "".join(_HAN[int(digit)] for digit in digits)
    return list(dict.fromkeys([name.replace("零", "〇"), name]))


def _name(number: str) -> str:
    """Return the name of an Arabic number of at most sixteen places, "" for a longer one."""
    whole, _, decimals = number.partition(".")
    if len(whole) > _MOST_DIGITS:
        return ""
    name = _whole_name(int(whole))
    name = name.removeprefix("一") if name.startswith("一十") else name
    return f"{name}点{''.join(_HAN[int(digit)] for digit in decimals)}" if decimals else name


def _whole_name(value: int) -> str:
    for sign, worth in (("亿", 10**8), ("万", 10**4)):
        if value >= worth:
            head, rest = divmod(value, worth)
            gap = "零" if 0 < rest < worth // 10 else ""
            return _whole_name(head) + sign + gap + (_whole_name(rest) if rest else "")
    return _four_name(value)


def _four_name(value: int) -> str:
    """Return the name of a number of one to four places."""
    if value < 10:
        return _HAN[value]
    name, digits = "", f"{value}"
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit != "0":
            name += _HAN[int(digit)] + _PLACES[place]
        elif name and not name.endswith("零"):
            name += "零"
    return name.rstrip("零")
