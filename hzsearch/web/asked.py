"""What a request asks for, read from the query of its URL and written back into links.

The URL of a page of results is the whole of it: it can be kept, sent and opened again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from hzsearch.errors import UsageError
from hzsearch.index.answer import DEEPEST, LONGEST, MOST_DAYS
from hzsearch.index.filters import day

#: Hits on a page, and at most.
SIZE, MOST = 10, 100

#: Of a list that nothing is ranked for, pages go on as long as there are any.
ENDLESS = 10**9

#: What says how the articles are shown, and not which are found.
SHOWING = ("sort", "page", "size", "collapse")

#: How one says yes or no.
FLAG = ("1", "0", "true", "false")

Sort = Literal["relevance", "date"]

_READ = frozenset({"q", "zone", "topic", "since", "until", "amount", "kind", "province"})
# As JSON writes numbers above zero; not all that Python reads, as 1_000 and nan.
_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?")
_NO_FILTERS: dict[str, Any] = {
    **{"zones": (), "topics": (), "provinces": (), "kinds": ()},
    **{"since": "", "until": "", "amount": ""},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The text, the filters beside it, and which part of the answer."""

    text: str = ""
    zones: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    amount: str = ""
    exact: bool = False
    sort: Sort = "relevance"
    page: int = 1
    size: int = SIZE
    provinces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    collapse: bool = False

    @property
    def filters(self) -> dict[str, Any]:
        """The text and the filters as the methods of ``Index`` take them."""
        return {
            "text": self.text,
            "zone": self.zones or None,
            "topic": self.topics or None,
            "since": self.since or None,
            "until": self.until or None,
            "amount": self.amount or None,
            "exact": self.exact,
            "kind": self.kinds or None,
            "province": self.provinces or None,
        }

    @property
    def part(self) -> dict[str, Any]:
        """Which hits, in which order, as ``Index.query`` takes it."""
        offset = (self.page - 1) * self.size
        return {"sort": self.sort, "limit": self.size, "offset": offset, "collapse": self.collapse}

    def link(self, **changes: Any) -> str:
        """Return the query of a URL for the same with ``changes``; from the first page on."""
        other = replace(self, **{"page": 1, **changes})
        return "?" + urlencode(other.pairs())

    def plain(self, **changes: Any) -> str:
        """Return what ``link`` does, without the filters; words still mean what they did."""
        return self.link(**{**_NO_FILTERS, **changes})

    def days(self, period: str) -> dict[str, str]:
        """Return ``since`` and ``until`` for what of a year or a month is asked for already."""
        first, last = day(period, last=False), day(period, last=True)
        is_later = bool(self.since) and day(self.since, last=False) > first
        is_sooner = bool(self.until) and day(self.until, last=True) < last
        return {
            "since": self.since if is_later else period,
            "until": self.until if is_sooner else period,
        }

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the text says which articles are found."""
        return bool(self.pairs("q", *SHOWING))

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """Return the names and values of a URL, but for those called ``without``."""
        return [(name, value) for name, value in self._pairs() if name not in without]

    def _pairs(self) -> Iterator[tuple[str, str]]:
        yield "q", self.text
        yield from (("zone", zone) for zone in self.zones)
        yield from (("topic", topic) for topic in self.topics)
        yield from (("province", province) for province in self.provinces)
        yield from (("kind", kind) for kind in self.kinds)
        plain = {"since": self.since, "until": self.until, "amount": self.amount}
        yield from ((name, value) for name, value in plain.items() if value)
        defaults = {"exact": False, "sort": "relevance", "page": 1, "size": SIZE, "collapse": False}
        for name, default in defaults.items():
            value = getattr(self, name)
            if value != default:
                yield name, "1" if value is True else str(value)


def asked(query: QueryParams) -> Asked:
    """Return what the query of a URL asks for; UsageError for what makes no sense.

    Names that are not known are left aside, so that links may carry others' marks.
    """
    _check_lengths(query)
    page, size = paging(query)
    return Asked(
        text=query.get("q", "").strip(),
        zones=names(query, "zone"),
        topics=names(query, "topic"),
        since=query.get("since", "").strip(),
        until=query.get("until", "").strip(),
        amount=query.get("amount", "").strip(),
        exact=flag(query, "exact"),
        sort=order(query),
        page=page,
        size=size,
        provinces=names(query, "province"),
        kinds=names(query, "kind"),
        collapse=flag(query, "collapse"),
    )


def paging(query: QueryParams, deepest: int = DEEPEST) -> tuple[int, int]:
    """Return which page is asked for, from 1 on, and how many hits it has.

    UsageError where they are no numbers, or hits lie deeper than ``deepest``.
    """
    page, size = _number(query, "page", 1), _number(query, "size", SIZE)
    if size > MOST:
        raise UsageError(f"A page has {MOST} hits at most; ask for the next one by “page”.")
    if page * size > deepest:
        raise UsageError(
            f"The last hit that is shown is hit {deepest:,}; ask more exactly, "
            "or use 'hzsearch export'."
        )
    return page, size


def flag(query: QueryParams, name: str) -> bool:
    """Return whether ``name`` is set: 1 or 0, true or false; UsageError for anything else."""
    value = query.get(name, "")
    if value and value not in FLAG:
        raise UsageError(f"“{name}” is 1 or 0, not “{value[:20]}”.")
    return value in ("1", "true")


def freshness(query: QueryParams) -> float | None:
    """Return in how many days half of a new article's bonus is lost, None where none is asked.

    UsageError for what is no number above zero.
    """
    value = query.get("fresh", "")
    if value and not (_NUMBER.fullmatch(value) and 0 < float(value) <= MOST_DAYS):
        raise UsageError(f"“fresh” is a number of days above zero, not “{value[:20]}”.")
    return float(value) if value else None


def _check_lengths(query: QueryParams) -> None:
    for name, value in query.multi_items():
        if name in _READ:
            check_length(name, value)


def check_length(name: str, value: str) -> None:
    """Raise UsageError where the ``value`` of ``name`` is longer than any that is read."""
    if len(value) > LONGEST:
        what = "A query" if name == "q" else f"“{name}”"
        raise UsageError(f"{what} has {LONGEST} characters at most; this one has {len(value)}.")


def names(query: QueryParams, name: str) -> tuple[str, ...]:
    """Return what the URL has of ``name``, each once, without what is empty."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, query.getlist(name)))))


def order(query: QueryParams) -> Sort:
    """Return the order of the hits, by default the best first; UsageError for no order."""
    value = query.get("sort", "")
    if value == "date":
        return "date"
    if value not in ("", "relevance"):
        raise UsageError(f"Results can not be sorted by “{value}”; use relevance or date.")
    return "relevance"


def _number(query: QueryParams, name: str, default: int) -> int:
    value = query.get(name, "")
    if not value:
        return default
    # Length first: Python refuses to read a number of some thousand digits.
    if not (len(value) < 10 and value.isascii() and value.isdigit() and int(value) > 0):
        raise UsageError(f"“{name}” is a number from 1 on, not “{value[:20]}”.")
    return int(value)
