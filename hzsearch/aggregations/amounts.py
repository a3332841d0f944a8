"""The amounts of money that the matches of a query state, with their sentences, to be checked.

Nothing is added up: an article tells one sum in its headline and its text, and one
project is in many articles. Counts, least, median and greatest are of statements, not of money.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from statistics import median
from typing import Any

from hzsearch.aggregations.counts import COUNTABLE, TIMES
from hzsearch.aggregations.stated import Stated, plain_number, stated
from hzsearch.engines.base import Reader
from hzsearch.errors import UsageError
from hzsearch.figures.currencies import YUAN
from hzsearch.highlight import finders
from hzsearch.model import Article
from hzsearch.query import AmountRange, And, Node, Or

_WIDTHS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Spread:
    """How many amounts of a group have one role and currency, and their least, middle, greatest.

    The middle is the median; a range counts for it with its own middle.
    """

    role: str | None
    currency: str
    count: int
    least: Decimal
    median: Decimal
    most: Decimal

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form, keys as above."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: plain_number(v) if isinstance(v, Decimal) else v for name, v in plain.items()}


@dataclass(frozen=True, slots=True)
class Group:
    """The amounts of one value of ``by`` (None: of articles without one), ``total`` of them.

    ``rows`` are the first of them: those beside what was searched for before others, of
    both those in 元 before other currencies, and of a currency the greatest.
    """

    value: str | None
    total: int
    spreads: tuple[Spread, ...]
    rows: tuple[Stated, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form, keys as above."""
        spreads, rows = ([one.to_dict() for one in some] for some in (self.spreads, self.rows))
        return {"value": self.value, "total": self.total, "spreads": spreads, "rows": rows}


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts that the matches of a query state: ``total`` of them in ``articles`` articles.

    An article with several values of ``by`` (topics) is in several groups.
    """

    query: str
    by: str | None
    total: int
    articles: int
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form, keys as above."""
        plain = {name: getattr(self, name) for name in ("query", "by", "total", "articles")}
        groups = [group.to_dict() for group in self.groups]
        return {**plain, "groups": groups, "notes": list(self.notes)}


def stated_amounts(reader: Reader, node: Node, by: str | None, limit: int) -> Amounts:
    """Return the amounts of the articles that ``node`` means, at most ``limit`` a group shown.

    Where ``node`` asks for ranges of amounts, only those within one of them. Raises
    UsageError for a ``by`` that nothing can be grouped by.
    """
    if by is not None and by not in COUNTABLE:
        raise UsageError(f"“{by}” is nothing to group by; use one of {', '.join(COUNTABLE)}.")
    grouped: dict[str | None, list[Stated]] = defaultdict(list)
    articles = total = 0
    for article, rows in _found(reader, node):
        articles, total = articles + 1, total + len(rows)
        for value in _values(article, by):
            grouped[value].extend(rows)
    groups = (_group(value, rows, limit) for value, rows in grouped.items())
    return Amounts("", by, total, articles, tuple(sorted(groups, key=_order(by))))


def _found(reader: Reader, node: Node) -> Iterator[tuple[Article, list[Stated]]]:
    """Yield the articles that state amounts which were asked for, and those."""
    stating = And((node, AmountRange(None, None, None)))
    found = reader.search(stating, sort="date", limit=reader.total(stating), offset=0)
    ranges, wanted = list(_ranges(node)), finders(node)
    for match in found.matches:
        article = Article.from_dict(match.article)
        rows = list(stated(article, ranges, wanted))
        if rows:
            yield article, rows


def _order(by: str | None) -> Callable[[Group], tuple[bool, int, str]]:
    """Return what groups are sorted by: time or the most amounts; the one without a value last."""
    return lambda group: (
        group.value is None,
        0 if by in TIMES else -group.total,
        group.value or "",
    )


def _group(value: str | None, rows: list[Stated], limit: int) -> Group:
    # Numbers of two currencies can't be compared: 1000亿日元 are less than 200亿元.
    rows.sort(key=lambda row: (not row.near, row.currency != YUAN, row.currency, -row.most, row.id))
    return Group(value, len(rows), tuple(_spreads(rows)), tuple(rows[:limit]))


def _spreads(rows: Sequence[Stated]) -> Iterator[Spread]:
    by_role: dict[tuple[str | None, str], list[Stated]] = defaultdict(list)
    for row in rows:
        by_role[row.role, row.currency].append(row)
    for (role, currency), some in sorted(by_role.items(), key=lambda kv: (-len(kv[1]), str(kv[0]))):
        middle = median((one.least + one.most) / 2 for one in some)
        least, most = min(one.least for one in some), max(one.most for one in some)
        yield Spread(role, currency, len(some), least, middle, most)


def _values(article: Article, by: str | None) -> Iterable[str | None]:
    if by is None:
        return (None,)
    if by in _WIDTHS:
        return (article.date[: _WIDTHS[by]] if article.date else None,)
    value = getattr(article, COUNTABLE[by])
    return tuple(dict.fromkeys(value)) or (None,) if isinstance(value, tuple) else (value,)


def _ranges(node: Node) -> Iterator[AmountRange]:
    """Yield the ranges of amounts that ``node`` asks for, not those that it excludes.

    Two of them may be met by two amounts of one article, so an amount need be in one only.
    """
    if isinstance(node, AmountRange):
        yield node
    for child in node.nodes if isinstance(node, And | Or) else ():
        yield from _ranges(child)
