"""Day expressions of a sentence, and which of them can not be an event.

In: a sentence, and an :class:`Anchor` to complete it with. Out: days that the
sentence tells of as events. Patterns and resolutions follow the table of date
expressions in ``data/README.md``: a month or a year alone is background,
计划 and 预计 speak of the future, 自…起 and 截至 of a span, a day later than the
paper belongs to the year before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from hzsearch.enrich import calendar

#: A paper may be printed ahead of its date line by a long weekend.
AHEAD = timedelta(days=3)
#: An event told with its year lies within a year of the paper, else it is history.
NEWS = timedelta(days=366)
#: A bare 5月10日 in an April paper announces; in the year before it would be no news.
SHIFTED = timedelta(days=300)
#: 去年12月30日 opens a report only just after New Year.
LAST_YEAR = timedelta(days=100)

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?P<year>\d{4}|[〇零一二三四五六七八九]{4})年|(?P<rel>今年|去年|明年|本月|上月))?"
_DAY = re.compile(
    rf"(?<![\d第.])(?<![十百]){_YEAR}(?:(?P<month>{_N})月份?)?(?<!年)(?P<day>{_N})日"
    rf"(?P<range>(?:(?:上午|下午|晚)?(?:至|到|—+|－|-|~|～|、|，(?={_N}日))(?:(?:{_N})月)?(?:{_N})日)+)?"
)
_RANGE = re.compile(
    rf"{_YEAR}(?P<month>{_N})月(?P<day>{_N})(?:日)?(?P<range>(?:至|到|—+|－|-|~|～|、)(?:(?:{_N})月)?(?:{_N})日)"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?![\d.%亿万])")
# 目前天津 holds 前天, 如今天气 holds 今天.
_NEAR = re.compile(
    r"(?<![目如现而当])(?:(?P<today>今[天日])|(?P<yesterday>昨[天日晚])|(?P<before>(?<!目)前[天日]))"
    r"(?=[，,（(上下早晚凌中]|[一-鿿])(?![气头津空然])"
)
_EXPLAINED = re.compile(rf"[（(](?:{_N}月)?{_N}日")
_WEEK = re.compile(r"(?P<week>本|这|上)(?:个)?(?:周|星期)(?P<weekday>[一二三四五六日天])")

# A bare 27日 is a day only where a clause begins: not 11日游, 每月27日, 5日内.
_CLAUSE = re.compile(r"(?:^|[，,。；：:（(“\s]|[于在])$")
_CLAUSE_AFTER = re.compile(r"\s*(?:[，,（(）)]|上午|下午|晚|凌晨|中午|早|在|至|举|召|由|从|$)")

_BEFORE_NO = re.compile(
    r"(?:计划|预计|力争|拟|定于|将|将于|将在|有望|自|从|截至|截止|截至到|至|到|早在|成立于|始建于|注册于|每年|历年|"
    r"原定|确保|争取|最迟|不晚于|出生于)(?:于|在)?$"
)
_AFTER_NO = re.compile(
    r"(?:上午|下午)?(?:将|拟|前|之前|以前|以来|起(?![，,])|之后起|起施行|止|截止|为止|成立的|出生|第[\d一二三四五六七八九十]+[版期]|举行的|召开的|发布的|印发的)"
)
# 4月10日，大会将在武汉举行 announces; 3月28日，记者获悉…将于… and 3月28日，某区宣布将… report.
_COMING = re.compile(
    r"[，,]?(?P<who>[^，。；]{0,30}?)将(?:于|在)?[^，。；]{0,24}"
    r"(?:举行|举办|召开|开幕|亮相|开赛|施行|实施|启幕|开放)"
)
_SAID = re.compile(r"获悉|宣布|公布|发布|表示|介绍|透露|决定|印发|了解到|签")
# Nobody announces what is eleven months off by its day alone.
_RECENT = timedelta(days=31)
_ANNOUNCED = re.compile(r"将|拟|明[天日]|计划|预计|定档|截止|敬请")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a bare day is completed with: the day of the paper, or at least its year."""

    published: date | None = None
    year: int | None = None


class Told(NamedTuple):
    """A day that a sentence tells of; ``day`` is None where its year or anchor is unknown."""

    day: date | None
    precision: Literal["day", "range"]
    start: int
    words: str


def told(sentence: str, anchor: Anchor) -> Iterator[Told]:
    """Yield the possible event days of a normalised ``sentence`` in order."""
    found = [*_absolute(sentence, anchor), *_dotted(sentence, anchor), *_relative(sentence, anchor)]
    taken = -1
    for one in sorted(found, key=lambda each: (each.start, -len(each.words))):
        if one.start >= taken:
            taken = one.start + len(one.words)
            yield one


def _absolute(sentence: str, anchor: Anchor) -> Iterator[Told]:
    for pattern in (_RANGE, _DAY):
        for found in pattern.finditer(sentence):
            if _may_be_event(sentence, found):
                known, day = _complete(found, sentence, anchor)
                if day or not known:
                    yield _told(found, day, "range" if found["range"] else "day")


def _told(found: re.Match[str], day: date | None, precision: Literal["day", "range"]) -> Told:
    return Told(day, precision, found.start(), found[0])


def _may_be_event(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    if _BEFORE_NO.search(before) or _AFTER_NO.match(after) or found["rel"] == "明年":
        return False
    coming = _COMING.match(after)
    if coming and not _SAID.search(coming["who"]):
        return False
    return bool(found["month"] or (_CLAUSE.search(before) and _CLAUSE_AFTER.match(after)))


def _complete(found: re.Match[str], sentence: str, anchor: Anchor) -> tuple[bool, date | None]:
    """Return whether the year is known, and the day if it can be the event's."""
    if found["month"] is None:
        return _bare_day(
            calendar.number(found["day"]), found["rel"], sentence[: found.start()], anchor
        )
    month, day = calendar.number(found["month"]), calendar.number(found["day"])
    if found["year"]:
        stated = calendar.day_of(calendar.number(found["year"]), month, day)
        return True, stated if stated and _is_news(stated, anchor) else None
    year = anchor.published.year if anchor.published else anchor.year
    if year is None:
        return not _exists(month, day), None
    if found["rel"] == "去年":
        last = calendar.day_of(year - 1, month, day)
        near = last and anchor.published and anchor.published - last <= LAST_YEAR
        return True, last if near else None
    return True, _not_later(calendar.day_of(year, month, day), month, day, sentence, anchor)


def _exists(month: int, day: int) -> bool:
    return calendar.day_of(2024, month, day) is not None


def _not_later(
    stated: date | None, month: int, day: int, sentence: str, anchor: Anchor
) -> date | None:
    """Return the last such day not later than the paper: 12月30日 in an April paper.

    A day to come stays none: it is announced in so many words (将, 定档), or so
    near that the year before would be older than any news. Just before New Year is no day
    to come, whatever is announced behind it: 12月29日，…将聘用 in a paper of 5 January.
    """
    if anchor.published is None or (stated and stated <= anchor.published):
        return stated
    before = calendar.day_of(anchor.published.year - 1, month, day)
    if before and anchor.published - before <= _RECENT:
        return before
    if _ANNOUNCED.search(sentence):
        return None
    if stated and stated <= anchor.published + AHEAD:
        return stated
    return before if before and anchor.published - before <= SHIFTED else None


def _is_news(stated: date, anchor: Anchor) -> bool:
    if anchor.published:
        return anchor.published - NEWS <= stated <= anchor.published + AHEAD
    return anchor.year is None or anchor.year - 1 <= stated.year <= anchor.year


def _bare_day(day: int, rel: str | None, before: str, anchor: Anchor) -> tuple[bool, date | None]:
    """Complete 27日 by the month last named before it, else by the paper's or the month before."""
    named = re.findall(rf"({_N})月(?={_N}日)", before)
    if anchor.published is None:
        if not named or anchor.year is None:
            return False, None
        return True, calendar.day_of(anchor.year, calendar.number(named[-1]), day)
    if rel == "上月":
        first = anchor.published.replace(day=1) - timedelta(days=1)
        return True, calendar.day_of(first.year, first.month, day)
    month = anchor.published
    for _ in range(3):
        stated = calendar.day_of(month.year, month.month, day)
        if stated and stated <= anchor.published:
            return True, stated
        month = month.replace(day=1) - timedelta(days=1)
    return True, None


def _dotted(sentence: str, anchor: Anchor) -> Iterator[Told]:
    for found in _DOTTED.finditer(sentence):
        day = calendar.day_of(int(found["y"]), int(found["m"]), int(found["d"]))
        if day and _is_news(day, anchor):
            yield _told(found, day, "day")


def _relative(sentence: str, anchor: Anchor) -> Iterator[Told]:
    """Yield 昨日, 今天, 上周四 as days before the paper's; as None where that is unknown.

    今天（5月21日） says its day itself.
    """
    for found in _NEAR.finditer(sentence):
        if _EXPLAINED.match(sentence, found.end()):
            continue
        back = 0 if found["today"] else 1 if found["yesterday"] else 2
        day = anchor.published and anchor.published - timedelta(days=back)
        yield _told(found, day, "day")
    for found in _WEEK.finditer(sentence):
        day = anchor.published and _weekday(found, anchor.published)
        if day is None or (anchor.published and day <= anchor.published):
            yield _told(found, day, "day")


def _weekday(found: re.Match[str], published: date) -> date:
    """Return 上周四 or 本周四 counted from the paper's week, whose first day is Monday."""
    monday = published - timedelta(days=published.weekday() + (7 if found["week"] == "上" else 0))
    return monday + timedelta(days=calendar.WEEKDAYS.index(found["weekday"].replace("天", "日")))
