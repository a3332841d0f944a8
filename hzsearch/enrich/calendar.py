"""Reading days out of Chinese text: numerals, full dates, weekdays.

In: text. Out: days and the places where they stand. Knows the calendar only;
which day an issue or an event has is decided in ``issue.py`` and ``dates.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hzsearch.analysis import printed

#: No paper of the zones is older than the opening of 1978; later than 2100 is a misprint.
FIRST_YEAR, LAST_YEAR = 1978, 2100

_FULL_WIDTH = str.maketrans("０１２３４５６７８９－／．○０", "0123456789-/.〇0")
_GAP = re.compile(
    r"(?<=[\d〇零一二三四五六七八九十年月日期]) +(?=[\d〇零一二三四五六七八九十年月日号至])"
)
_DIGITS = "〇一二三四五六七八九"
#: As in 星期一, Monday first; 星期天 is 星期日.
WEEKDAYS = "一二三四五六日"
_YEAR = r"(\d{4}|[〇零一二三四五六七八九]{4})"
_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_FULL = re.compile(rf"(?<![\d〇零一二三四五六七八九]){_YEAR}年{_NUMBER}月{_NUMBER}日")
_DOTTED = re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.%亿万])")
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)([一二三四五六日天])")


class Day(NamedTuple):
    """A full date in a text and where it stands there."""

    day: date
    start: int
    end: int


def normalise(text: str) -> str:
    """Return ``text`` as printed, full-width digits folded, no blanks in dates (``3 月 27 日``)."""
    return _GAP.sub("", printed(text).translate(_FULL_WIDTH).replace("　", " "))


def number(numeral: str) -> int:
    """Return the value of ``28``, ``二十八``, ``二〇二四``; digit by digit where there is no 十."""
    if numeral.isascii():
        return int(numeral)
    digits = numeral.replace("零", "〇")
    if "十" not in digits:
        return int("".join(str(_DIGITS.index(digit)) for digit in digits))
    tens, _, ones = digits.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar or the plausible years have none such."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(text: str) -> Iterator[Day]:
    """Yield the full dates of a normalised ``text``: 2024年4月1日, 二〇二四年四月一日, 2024-4-1."""
    for found in _FULL.finditer(text):
        day = day_of(number(found[1]), number(found[2]), number(found[3]))
        if day:
            yield Day(day, found.start(), found.end())
    for found in _DOTTED.finditer(text):
        day = day_of(int(found[1]), int(found[3]), int(found[4]))
        if day:
            yield Day(day, found.start(), found.end())


def weekday(text: str) -> int | None:
    """Return the weekday named in ``text`` (Monday 0), None where none or several are."""
    named = {WEEKDAYS.index(found[1].replace("天", "日")) for found in _WEEKDAY.finditer(text)}
    return named.pop() if len(named) == 1 else None
