"""When a file's issue came out.

In: the pages of a file and its archive-relative path. Out: an :class:`Issue`.
Order of trust: the file's name, the folders above it from the nearest up, the
masthead date line of its pages, and last the day the user gave. The file's own
evidence wins over the user's day, because ``--date`` is given once for a whole
archive; where the two differ a doubt says so. A day is never put together from
guesses: the year that pages speak of only helps to date the events on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hzsearch.analysis import simplified
from hzsearch.enrich import calendar
from hzsearch.enrich.masthead import masthead_date
from hzsearch.enrich.year import likely_year, year_hint
from hzsearch.model import Page

_COMPACT = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]{0,8}(\d{4})(\d{2})(\d{2})(?:[A-Za-z]?\d{0,3})?(?![0-9A-Za-z])"
)
_SPLIT = re.compile(r"(?<!\d)(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)")
_FOLDERS = re.compile(r"(?<!\d)(\d{4})[-_./](\d{1,2})/(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Issue:
    """The day of an issue and who says so; without a day, the year its pages speak of.

    ``year_is_inferred`` says that the year follows only from other dates on the
    pages. ``source`` is "issue" (the file's name or masthead), "given" (the user) or None.
    """

    published: date | None = None
    source: Literal["issue", "given"] | None = None
    year_hint: int | None = None
    doubts: tuple[str, ...] = ()
    year_is_inferred: bool = False


def read_issue(pages: Sequence[Page], path: str, given: date | None = None) -> Issue:
    """Return the issue of the file ``path`` with these ``pages``; ``given`` is the user's day."""
    texts = [simplified("\n".join(line.text for line in page.lines)) for page in pages]
    found = issue_date(texts, path)
    published = found or given
    if not published:
        stated = year_hint(texts, path)
        likely = None if stated else likely_year(texts)
        return Issue(year_hint=stated or likely, year_is_inferred=bool(likely))
    hint = published.year
    if found and given and found != given:
        doubt = f"The file says {found} is the day of the issue, not the given {given}."
        return Issue(found, "issue", hint, (doubt,))
    return Issue(published, "issue" if found else "given", hint)


def issue_date(page_texts: Sequence[str], path: str) -> date | None:
    """Return the day that ``path`` or else a masthead of ``page_texts`` states, or None."""
    path = calendar.normalise(path.replace("\\", "/"))
    stated = _path_date(path) or masthead_date(page_texts, year_hint(page_texts, path))
    return stated or next(_days(_FOLDERS, path), None)


def _path_date(path: str) -> date | None:
    """Return the day of the last part of ``path`` that states one, else that of its folders.

    2024/04/01/03.txt and 2024-04/01/03.txt have it in three folders; in
    2024/04/03.txt the 03 may be a page, so that comes after the mastheads.
    """
    parts = path.split("/")
    for part in reversed(parts):
        days = {day for pattern in (_COMPACT, _SPLIT) for day in _days(pattern, part)}
        days |= {found.day for found in calendar.days(part)}
        if days:
            return days.pop() if len(days) == 1 else None
    return next(_days(_FOLDERS, "/".join(parts[:-1])), None)


def _days(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    for found in pattern.finditer(text):
        day = calendar.day_of(int(found[1]), int(found[2]), int(found[3]))
        if day:
            yield day
