"""The day of the event that an article reports.

In: an Article and what is known of its issue. Out: an ISO day, how exact it is,
and what stayed open. The event is an event *day* in the lead; a month, a year,
a period or a day elsewhere in the text is background. The order of the rules is
that of ``data/README.md``. Nothing is invented: without a year there is no day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from hzsearch.enrich import calendar, prose
from hzsearch.enrich.expressions import Anchor, Told, told
from hzsearch.enrich.issue import issue_date
from hzsearch.enrich.year import year_hint
from hzsearch.model import Article

__all__ = ["Event", "event_date", "issue_date", "year_hint"]

Precision = Literal["day", "range", "month", "approx", "none"]

_ROUGH = re.compile(r"近日|日前|前不久|不久前|连日来|近期|近段时间")
_ROUND_UP = re.compile(r"近年来|今年以来|年来|目前|当前|一直以来|[月来]以来")
_MONTH = re.compile(r"(?<!\d)\d{1,2}月(?!\d|以来)")
# A later sentence gives the day only if it opens with it: not 项目于3月6日立项, nor a
# day with its year.
_WITH_YEAR = re.compile(r"\d{4}[年./-]|[〇零一二三四五六七八九]{4}年")
_OPENING = re.compile(r"[^于，]{0,2}|[^于，]{2,5}，|[“‘]")


class Event(NamedTuple):
    """The event's day (ISO, the first of a range) or None, its precision, and doubts."""

    day: str | None
    precision: Precision
    doubts: tuple[str, ...] = ()


def event_date(article: Article, published: date | None, year_hint: int | None) -> Event:
    """Return the event day in the lead of ``article``.

    ``published`` resolves 昨日, 上周四 and a missing year; without it
    ``year_hint`` completes the year. "approx" is 近日 or 日前 after a dateline,
    "none" a feature or a round-up. Never raises.
    """
    if article.kind == "notice":  # its days are deadlines, decisions, the day of its printing
        return Event(None, "none")
    lead = prose.lead(article)
    texts = [calendar.normalise(text) for text in lead.sentences]
    anchor = Anchor(published, year_hint)
    found = _first(texts, anchor)
    if found and found.day:
        return Event(found.day.isoformat(), found.precision)
    if found:
        return Event(None, "approx", (_unknown(found),))
    return Event(None, _without_day(texts, lead.dateline, article))


def _first(texts: list[str], anchor: Anchor) -> Told | None:
    """Return the first day of the first sentence, or the one a later sentence opens with."""
    for number, text in enumerate(texts):
        rough = _ROUGH.search(text)
        for one in told(text, anchor):
            dated = bool(_WITH_YEAR.match(one.words))
            opens = not dated and _OPENING.fullmatch(text[: one.start])
            if not (rough and dated) and (number == 0 or one.start == 0 or opens):
                return one
        if rough or _ROUND_UP.search(text):
            return None
    return None


def _unknown(found: Told) -> str:
    complete = re.match(r"(?:今年|去年)?[\d一二三四五六七八九十]+月", found.words)
    need = "the year" if complete else "the day of the issue"
    return f"The text dates the event “{found.words}”, but {need} is not known."


def _without_day(texts: list[str], dateline: str, article: Article) -> Precision:
    """Tell 近日 and a bare month from nothing at all; a feature's 近日 opens an anecdote."""
    first = texts[0] if texts else ""
    if _ROUGH.search(first):
        return "approx" if dateline or article.kind == "photo" else "none"
    return "month" if _MONTH.search(first) else "none"
