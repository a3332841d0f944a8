"""The year in which pages were written, where no day of the issue is known.

In: the texts of the pages and the path of their file. Out: a year, or None. It
only completes a bare 3月28日 of an event; it never becomes a day by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hzsearch.enrich import calendar

# 2024-03 and 202403, and 2024-03-28 too; but 20241345 is none.
_MONTH = re.compile(
    r"(?<!\d)(\d{4})(?:[-_.年](?:0?[1-9]|1[0-2])(?!\d)|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?(?!\d))"
)
_FOLDER_YEAR = re.compile(r"^(\d{4})年?$")
# A period that has just ended, or still runs: 一季度, 前三季度, 前11个月, 1—9月, 以来.
_PERIOD = re.compile(
    r"(?<!\d)(\d{4})年(?:第?[一二三四1-4]季度|[上下]半年|前[一二三四2-4]个?季度|"
    r"前\s?[\d一二三四五六七八九十]+\s?个?月|1[-—–~至到]\d{1,2}\s?月|以来)"
)
_UP_TO = re.compile(r"截[至止](\d{4})年\d{1,2}月")
_OLD_MONTH = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月")
_LINE_END = re.compile(r"\s*\n\s*")
_BARE_DAY = re.compile(r"(?<![年\d])(\d{1,2})月\d{1,2}日")
# A half-year or quarter, and the month it ends with.
_TERM = re.compile(r"(?<!\d)(\d{4})年(?:第?([一二三四1-4])季度|([上下])半年)")
_ENDS = {"上": 6, "下": 12} | {digit: 3 * (n // 2) + 3 for n, digit in enumerate("一1二2三3四4")}
_PLANNED = re.compile(r"[^。；]{0,16}?(?:将|计划|拟)")
# So many plans for such terms must agree on the year: works are late, plans reach far.
_PLANS = 2
# An issue that tells of a month is seldom written later than this many months after.
_MOST_MONTHS = 9
_CLASS = re.compile(r"(?<!\d)(\d{4})届")
_MEETING = re.compile(
    r"(?<!\d)(\d{4})年?(?:第[一二三四五六七八九十\d]+届)?[一-鿿（）]{2,14}?(?:大会|论坛|年会|峰会|两会|现场会|[博展]览会|"
    r"(?:对接|洽谈|推介|交易|交流|招聘|发布|研讨|运动|联谊|座谈)会|[大竞联]赛|锦标赛|马拉松|"
    r"(?:文化|艺术|科技|人才|购物|美食)[节周]|开放日)"
)
_PLAIN = re.compile(r"(?<!\d)(\d{4})年")
_FUTURE = re.compile(
    r"(?:截止(?:时间|日期|日)|期限|计划|预计|力争|拟|将|到|(?<!截)至|明年|未来|[—~～-])[^，。；]{0,6}$"
)
# 2027年前 is still to come, 2023年前11个月 is not; 2024年度 may be either.
_LATER = re.compile(
    r"度|(?:底|末)?(?:前(?!\s?[\d一二三四五六七八九十]+\s?个?[季月])|建成|竣工|投产|投用|完工|交付)"
)


def year_hint(page_texts: Sequence[str], path: str) -> int | None:
    """Return the year the pages were written in, as far as they tell; None where votes disagree.

    The path decides alone where it has a year or month (``page-2024-03``). Else
    current periods (2024年一季度) and classes (2024届) vote double, meetings
    once; a year earlier than one spoken of as past can not win. Full dates do not
    vote: what is of the current year is printed without it.
    """
    named = _path_year(path)
    if named:
        return named
    year, count = _elected(_joined(page_texts))
    return year if count >= 2 else None


def _elected(text: str) -> tuple[int | None, int]:
    """Return the year with the most votes and how many; no year where two have as many."""
    votes: Counter[int] = Counter()
    for pattern, weight in ((_PERIOD, 2), (_UP_TO, 2), (_CLASS, 2), (_MEETING, 1)):
        for year in {int(f[1]) for f in pattern.finditer(text) if not _is_planned(text, f)}:
            votes[year] += weight
    past = max(_past_years(text), default=0)
    usable = Counter({y: n for y, n in votes.items() if past <= y <= calendar.LAST_YEAR})
    best = usable.most_common(2)
    if not best or len({count for _, count in best}) < len(best):
        return None, 0
    return best[0]


def likely_year(page_texts: Sequence[str]) -> int | None:
    """Return the year that follows from other dates on the page; it wants a doubt beside it.

    It is the year of a single meeting (2024年…大会). Else the days on the page are
    the first ones that can follow the latest month told of as past, or the last
    before the terms planned for. Years told of without a month decide nothing:
    2023年 is last year as often as the present one.
    """
    text = _joined(page_texts)
    elected, _ = _elected(text)
    return elected or _following(text) or _preceding(text)


def _following(text: str) -> int | None:
    """Return the year of the page's bare days, as they follow the latest month of the past."""
    days = Counter(int(found[1]) for found in _BARE_DAY.finditer(text))
    year, month = max(_past_months(text), default=(0, 0))
    if not days or not year or year < max(_past_years(text)):
        return None
    bare = days.most_common(1)[0][0]
    return year + (bare < month) if (bare - month) % 12 <= _MOST_MONTHS else None


def _preceding(text: str) -> int | None:
    """Return the year of the page's bare days, as they precede the terms that are planned for."""
    days = Counter(int(found[1]) for found in _BARE_DAY.finditer(text))
    bare = days.most_common(1)[0][0] if days else 0
    terms = [found for found in _TERM.finditer(text) if _is_planned(text, found)]
    votes = Counter(int(f[1]) - (bare > _ENDS[f[2] or f[3]]) for f in terms)
    year, count = max(votes.items(), key=lambda vote: (vote[1], -vote[0]), default=(0, 0))
    known = bare and count >= _PLANS and count > len(terms) / 2
    return year if known and year >= max(_past_years(text), default=0) else None


def _joined(page_texts: Sequence[str]) -> str:
    return "\n".join(_LINE_END.sub("", calendar.normalise(page)) for page in page_texts)


def _past_months(text: str) -> Iterator[tuple[int, int]]:
    """Yield the months, with their years, that are told of as past."""
    for found in _OLD_MONTH.finditer(text):
        if _is_past(text, found):
            yield int(found[1]), int(found[2])


def _path_year(path: str) -> int | None:
    """Return the year of ``path``: of a month in any part, or of a folder that is a year."""
    *folders, name = calendar.normalise(path.replace("\\", "/")).split("/")
    parts = [*((_MONTH, part) for part in (name, *reversed(folders)))]
    parts += [(_FOLDER_YEAR, part) for part in reversed(folders)]
    for pattern, part in parts:
        years = {int(found[1]) for found in pattern.finditer(part)}
        plausible = {y for y in years if calendar.FIRST_YEAR <= y <= calendar.LAST_YEAR}
        if len(plausible) == 1:
            return plausible.pop()
    return None


def _past_years(text: str) -> Iterator[int]:
    """Yield the years that are told of as past: not those planned for (计划于2027年竣工)."""
    for found in _PLAIN.finditer(text):
        if _is_past(text, found):
            yield int(found[1])


def _is_planned(text: str, found: re.Match[str]) -> bool:
    """Say whether a match that begins with a term, or nothing, speaks of one still to come."""
    if not _TERM.match(text, found.start()):
        return False
    before = text[max(0, found.start() - 10) : found.start()]
    return bool(_FUTURE.search(before) or _PLANNED.match(text, found.end()))


def _is_past(text: str, found: re.Match[str]) -> bool:
    """Say whether a match whose first group is a year is told of as past, and plausible."""
    before = text[max(0, found.start() - 10) : found.start()]
    future = _FUTURE.search(before) or _LATER.match(text, found.end()) or _is_planned(text, found)
    return not future and calendar.FIRST_YEAR <= int(found[1]) <= calendar.LAST_YEAR
