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
_PERIOD = re.compile(r"(?<!\d)(\d{4})年(?:第?[一二三四1-4]季度|[上下]半年)")
_CLASS = re.compile(r"(?<!\d)(\d{4})届")
_MEETING = re.compile(
    r"(?<!\d)(\d{4})年?(?:第[一二三四五六七八九十\d]+届)?[一-鿿（）]{2,14}?(?:大会|论坛|年会|峰会|两会|现场会|博览会)"
)
_PLAIN = re.compile(r"(?<!\d)(\d{4})年")
_FUTURE = re.compile(r"(?:计划|预计|力争|拟|将|到|至|明年|未来|[—~～-])[^，。；]{0,6}$")
_LATER = re.compile(r"(?:底|末)?(?:前|建成|竣工|投产|投用|完工|交付)")


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
    text = "\n".join(calendar.normalise(page).replace("\n", "") for page in page_texts)
    votes: Counter[int] = Counter()
    for pattern, weight in ((_PERIOD, 2), (_CLASS, 2), (_MEETING, 1)):
        for year in {int(found[1]) for found in pattern.finditer(text)}:
            votes[year] += weight
    past = max(_past_years(text), default=0)
    usable = Counter({y: n for y, n in votes.items() if past <= y <= calendar.LAST_YEAR})
    (year, count), *rest = usable.most_common(2) or [(0, 0)]
    return year if count >= 2 and (not rest or rest[0][1] < count) else None


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
        year, before = int(found[1]), text[max(0, found.start() - 10) : found.start()]
        future = _FUTURE.search(before) or _LATER.match(text, found.end())
        if not future and calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
            yield year
