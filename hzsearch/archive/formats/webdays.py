"""The day on which a web page says that its article was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hzsearch.archive.formats.webpage import Seen, WebPage
from hzsearch.archive.formats.webwords import is_info

_DAY = re.compile(
    r"(?<!\d)(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
    r"|([-/.])(\d{1,2})\4(\d{1,2})(?!\d{3}))"
)
_SHORT_DAY = re.compile(r"发布[时日于][间期]?\s*[:：]?\s*(\d{2})-(\d{2})-(\d{2})(?!-)")
# 20240401 and 2024-04/01 in an address: a folder of its own, or behind a t (t20240401_12.htm).
_ADDRESS = re.compile(r"(?:/t?|[_=-])(20\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?=[/_.]|$)")
_FIRST = ("article:published_time", "publishdate", "pubdate", "publish_date", "publishtime")
# Lines behind a text among which its day may stand.
_BEHIND = 6
_NAMED = re.compile(r"pub|issued|release_date", re.IGNORECASE)


def published(
    page: WebPage, between: Sequence[Seen], text: tuple[int, int]
) -> tuple[str | None, tuple[str, ...]]:
    """Return the day, and a doubt where the page states several.

    What its head states comes first, then what stands between headline and ``text`` (its
    first and last line), then all before it, then next behind it, last the address. Two
    different days in one of these tell nothing: one may be the day of reading.
    """
    above = [line.text for line in page.lines[: text[0] - 1]]
    behind = [line.text for line in page.lines[text[1] : text[1] + _BEHIND] if is_info(line.text)]
    for texts in (*_stated(page), [line.text for line in between], above, behind):
        days = sorted(set(days_in(texts)))
        if len(days) == 1:
            return days[0], ()
        if days:
            return None, (f"published: the page states several days, {' and '.join(days[:3])}.",)
    return next(_days(_ADDRESS, (page.address, page.meta.get("og:url", ""))), None), ()


def _stated(page: WebPage) -> Iterator[list[str]]:
    """Yield what the head states, the surest first."""
    yield [page.properties.get("date", "")]
    for name in _FIRST:
        yield [page.meta.get(name, "")]
    yield [page.meta[name] for name in page.meta if _NAMED.search(name)][:1]
    yield page.data[:1]


def days_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the days that ``texts`` state, as ISO dates."""
    for text in texts:
        yield from _days(_DAY, [text])
        yield from _days(_SHORT_DAY, [text], "20")


def _days(pattern: re.Pattern[str], texts: Iterable[str], century: str = "") -> Iterator[str]:
    for text in texts:
        for found in pattern.finditer(text):
            parts = [part for part in found.groups() if part and part.isdigit()]
            try:
                yield date(int(century + parts[0]), int(parts[1]), int(parts[2])).isoformat()
            except ValueError:
                continue
