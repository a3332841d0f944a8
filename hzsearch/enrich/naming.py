"""What the names of a file and its folders say: the issue's day and number, the page.

In: a path within an archive, with ``/``. Out: :class:`Naming`. The last part of a path
that states a day is believed; with two days in it none is. Common ways to file
papers are ``2024-04-01/03.txt``, ``2024/04/01/A03.txt``, ``20240401_A3.txt``,
``gxdb20240401a05.txt``, ``2024年4月1日/第03版-园区.txt`` and ``第1234期/03版.pdf``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hzsearch.enrich import calendar, folio

_COMPACT = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]{0,8}(\d{4})(\d{2})(\d{2})(?:[A-Za-z]?\d{0,3})?(?![0-9A-Za-z])"
)
_SPLIT = re.compile(r"(?<!\d)(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)")
_FOLDERS = re.compile(
    r"(?<!\d)(\d{4})(?:年/?|[-_./])(\d{1,2})月?/(\d{1,2})日?(?![\d年月])"
    r"|(?<!\d)(\d{4})(\d{2})/(\d{2})(?!\d)"
)
_ANY_DAY = re.compile(r"\d{4}[-_.]\d{1,2}[-_.]\d{1,2}(?!\d)|\d{4}年\d{1,2}月\d{1,2}日|\d{8}")
_NUMBER = re.compile(r"第\s*(\d{1,6})\s*期")
_PREFIXED = re.compile(r"(?:page|p|v)(\d{1,3})", re.IGNORECASE)
_SECTION = re.compile(r"版?[\s_·-]+([\u4e00-\u9fff·]{2,8})$|版([\u4e00-\u9fff·]{2,8})$")
_APART = re.compile(r"[\s_.\-—]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a path states; empty or None where it does not.

    ``number`` is the issue's (第1234期), ``page`` the page's label (``3``, ``A3``),
    ``section`` its name (园区). ``group`` is what the files of one issue share: the
    path as far as the folder that states the day or the number, or the folder with
    the day in the file's own name.
    """

    day: date | None = None
    number: str = ""
    page: str = ""
    section: str = ""
    group: str = ""


@lru_cache(maxsize=4096)
def read_name(path: str) -> Naming:
    """Return what ``path`` states."""
    path = calendar.normalise(path.replace("\\", "/"))
    parts = path.split("/")
    day, dated, group = _dated(parts)
    number = next((found[1] for part in reversed(parts) if (found := _NUMBER.search(part))), "")
    if not group and number:
        group, dated = _numbered(parts)
    below = parts[dated:] if dated < len(parts) else parts[-1:]
    return Naming(day, number, _page(below, parts), _section(_stem(parts[-1])), group)


def last_day(path: str) -> date | None:
    """Return the day of ``2024/04/03.txt``, where the 03 may also be a page; else None."""
    return next(_days(_FOLDERS, calendar.normalise(path.replace("\\", "/"))), None)


def _dated(parts: list[str]) -> tuple[date | None, int, str]:
    """Return the day, how many parts lead to it (the file's own counts), and the group."""
    for at in range(len(parts) - 1, -1, -1):
        days = {day for pattern in (_COMPACT, _SPLIT) for day in _days(pattern, parts[at])}
        days |= {found.day for found in calendar.days(parts[at])}
        if len(days) > 1:
            return None, 0, ""
        if days:
            day = days.pop()
            if at < len(parts) - 1:
                return day, at + 1, "/".join(parts[: at + 1])
            before = _ANY_DAY.split(parts[at])[0].casefold()
            return day, at, "/".join([*parts[:at], f"{before}{day}"])
    folders = "/".join(parts[:-1])
    for found in _FOLDERS.finditer(folders):
        day_found = _day(found)
        if day_found:
            return day_found, folders[: found.end()].count("/") + 1, folders[: found.end()]
    return None, 0, ""


def _numbered(parts: list[str]) -> tuple[str, int]:
    """Return the group of a folder that states an issue's number, and how many parts lead to it."""
    for at in range(len(parts) - 2, -1, -1):
        if _NUMBER.search(parts[at]):
            return "/".join(parts[: at + 1]), at + 1
    found = _NUMBER.search(parts[-1])
    before = parts[-1][: found.end()] if found else ""
    return "/".join([*parts[:-1], before]), len(parts) - 1


def _page(below: list[str], parts: list[str]) -> str:
    """Return the page: what 版 says, else the one number in the file's name behind the day.

    Where a folder below the day is a number too, one is the page and the other counts
    articles; which is not known.
    """
    for part in reversed(below):
        if said := folio.stated(part):
            return said
    folders = [part for part in below[:-1] if folio.label(part)]
    if len(parts) > 2 and parts[-2].isdigit() and re.fullmatch(r"\d{4}", parts[-3]):
        return ""  # 2024/04/03.txt
    if folders and len(below) > 1:
        return "" if _number(below[-1]) else folio.label(folders[-1])
    return _number(below[-1])


def _number(part: str) -> str:
    rest = _NUMBER.sub(" ", _ANY_DAY.sub(" ", _stem(part)))
    tokens = [token for token in _APART.split(rest) if token]
    found = [number for token in tokens if (number := _label(token))]
    return found[0] if len(found) == 1 and len(tokens) <= 3 else ""


def _label(token: str) -> str:
    prefixed = _PREFIXED.fullmatch(token)
    return folio.label(prefixed[1] if prefixed else token) if token.isascii() else ""


def _section(stem: str) -> str:
    found = _SECTION.search(_ANY_DAY.sub(" ", stem))
    return (found[1] or found[2]) if found else ""


def _stem(part: str) -> str:
    stem, dot, ending = part.rpartition(".")
    return stem if dot and ending.isascii() and ending.isalnum() and len(ending) <= 6 else part


def _days(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    yield from filter(None, map(_day, pattern.finditer(text)))


def _day(found: re.Match[str]) -> date | None:
    year, month, day = (int(group) for group in found.groups() if group)
    return calendar.day_of(year, month, day)
