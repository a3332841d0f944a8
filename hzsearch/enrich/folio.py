"""The number of a page in its issue (版次), as jumps name it: ``3``, ``A3``.

In: a label as printed or in a name (第三版, 03, A03, a3), or the lines of a page. Out:
the label in one spelling, empty where none is stated. A folio stands at the head or
the foot of a page, on a short line that is no prose; 今日8版 and 下转第3版 are none.
"""

from __future__ import annotations

import re

from hzsearch.analysis import simplified
from hzsearch.enrich import calendar

#: How many lines at either end of a page may hold the folio, and how long they are.
_EDGE, _LONGEST = 4, 60
_MOST_PAGES = 199
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}")
_LABEL = re.compile(r"([A-Za-z]?)0*([1-9][0-9]{0,2})", re.ASCII)
_PAGE = re.compile(
    r"(?<!今日)(?<!本期)(?<![共转接见\dA-Za-z])第?\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?!面)"
)
_WITH_DAY = re.compile(r"(?<![A-Za-z\d])([A-HT]\d{1,2})(?![A-Za-z\d])")
_BESIDE = re.compile(r"([A-HT]?\d{1,2})(?:[\s　·|｜/—-]+[\u4e00-\u9fff·]{2,8})?")
_AFTER = re.compile(r"[\u4e00-\u9fff·]{2,8}[\s　·|｜/—-]+([A-HT]?\d{1,2})")
_PROSE = re.compile(r"[，。；！？“”]|下转|上接|紧接|详见|导读")


def label(text: str) -> str:
    """Return the page that ``text`` names (``03``, ``三``, ``a03``) as ``3``, ``A3``, or ""."""
    if _NUMERAL.fullmatch(text):
        value = calendar.number(text)
        return str(value) if 0 < value <= _MOST_PAGES else ""
    found = _LABEL.fullmatch(text)
    if not found or not 0 < int(found[2]) <= _MOST_PAGES:
        return ""
    return f"{found[1].upper()}{int(found[2])}"


def stated(text: str) -> str:
    """Return the page that a short text names with 版 (第3版, A03版), or nothing."""
    found = _PAGE.search(text)
    return label(found[1]) if found else ""


def printed(page_text: str) -> str:
    """Return the page number printed at the edges of a page; nothing where none or several are."""
    lines = [line for line in page_text.split("\n") if line.strip()]
    edges = lines[:_EDGE] + lines[max(_EDGE, len(lines) - _EDGE) :]
    edges = [calendar.normalise(simplified(line)).strip() for line in edges]
    for read in (stated, _beside_a_day, _alone):
        found = {number for line in edges if (number := read(line)) and _may_hold(line)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _may_hold(line: str) -> bool:
    return len(line) <= _LONGEST and not _PROSE.search(line)


def _beside_a_day(line: str) -> str:
    found = _WITH_DAY.search(line) if next(calendar.days(line), None) else None
    return label(found[1]) if found else ""


def _alone(line: str) -> str:
    """Read ``A3``, ``03`` and ``03 园区``; a bare 3 may be anything."""
    found = _BESIDE.fullmatch(line) or _AFTER.fullmatch(line)
    if not found or (len(found[1]) == 1 and found[1] == line):
        return ""
    padded = found[1].startswith("0") or not found[1].isdigit()
    return label(found[1]) if padded or found[1] != line else ""
