"""The date line of a newspaper page.

In: the texts of the pages of one issue. Out: the day their mastheads or folios
state. A date in a body column is no masthead: a date line is short, holds no
punctuation of prose, and stands with other furniture (第3版, 责任编辑), at the edge
of the page, or with hardly more than its weekday.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from hzsearch.enrich import calendar

#: A date line is short, and stands at the edge of the page unless furniture is with it.
_LONGEST, _EDGE = 60, 4
#: How many letters a paper's name beside the date has, and how many 星期一 甲辰年 has.
_NAME, _WEEKDAY_ONLY = 14, 8
_FURNITURE = re.compile(
    r"第[\dA-Z一二三四五六七八九十]+[版期号]|总第|版面|责任编辑|责编|编辑|校对|美编|农历|国内统一|邮发代号|出版|"
    r"(?<![A-Za-z])[A-D]\d{1,2}(?!\d)"
)
_PAPER = re.compile(r"《?\w{2,14}(?:报|周刊|新闻|通讯)》?\s*$")
_PROSE = re.compile(r"[，。；！？、“”]")
_WIDE = re.compile(
    r"[\d〇零一二三四五六七八九] +[\d〇零一二三四五六七八九] +[\d〇零一二三四五六七八九]"
)
_LETTER = re.compile(r"[^\W\d]")
_ONLY_WEEKDAY = re.compile(r"\s*(?:星期|周)[一二三四五六日天]\s*$")
_BARE = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")


def masthead_date(page_texts: Sequence[str], year: int | None) -> date | None:
    """Return the day most mastheads state, None without one or where as many state another.

    A date line without a year counts where its weekday agrees with ``year``,
    the year the pages speak of.
    """
    votes = Counter(day for text in page_texts for day in _date_lines(text))
    votes = votes or Counter(day for text in page_texts for day in _yearless(text, year))
    top = votes.most_common(2)
    tied = len(top) == 2 and top[0][1] == top[1][1]
    return top[0][0] if top and not tied else None


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the short lines of a page, each with a weekday that stands alone below or above it."""
    lines = [_tight(calendar.normalise(line)) for line in text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        if len(line) <= _LONGEST:
            beside = [near for near in lines[max(0, at - 1) : at + 2] if _ONLY_WEEKDAY.match(near)]
            yield " ".join([line, *beside[:1]]), at < _EDGE or at >= len(lines) - _EDGE


def _tight(line: str) -> str:
    """Take the blanks out of a line that is set wide (2 0 2 4 年 4 月 1 日)."""
    return line.replace(" ", "") if _WIDE.search(line) else line.strip()


def _date_lines(text: str) -> Iterator[date]:
    for line, at_edge in _lines(text):
        found = list(calendar.days(line))
        if len(found) == 1 and not _PROSE.search(line) and _is_date_line(line, found[0], at_edge):
            yield found[0].day


def _is_date_line(line: str, found: calendar.Day, at_edge: bool) -> bool:
    """A weekday must agree; then the edge of the page, furniture or little else must vouch.

    Without a weekday the date must also be set apart by blanks: 于2023年11月28日获批 is
    the end of a column, not a masthead.
    """
    before, after = line[: found.start], line[found.end :]
    rest = len(_LETTER.findall(before + after))
    named = calendar.weekday(line)
    if named is not None and named != found.day.weekday():
        return False
    named_so = named is not None and bool(_PAPER.match(before))
    if _FURNITURE.search(before + " " + after) or (at_edge and (rest <= _NAME or named_so)):
        return named is not None or not (_LETTER.match(before[-1:]) or _LETTER.match(after[:1]))
    return named is not None and rest <= _WEEKDAY_ONLY and "（" not in line


def _yearless(text: str, hint: int | None) -> Iterator[date]:
    """Yield the days of date lines without a year whose weekday agrees with the year voted for."""
    for line, _ in _lines(text) if hint else ():
        found, weekday = _BARE.search(line), calendar.weekday(line)
        if not found or weekday is None or _PROSE.search(line) or len(line) > _LONGEST // 2:
            continue
        day = calendar.day_of(hint or 0, int(found[1]), int(found[2]))
        if day and day.weekday() == weekday:
            yield day
