"""The amounts of money that the matches of a query state, with their sentences, to be checked.

Nothing is added up: an article tells one sum in its headline and its text, and one
project is in many articles. Counts, least, median and greatest are of statements, not of money.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from statistics import median
from typing import Any

from hzsearch.aggregations.counts import COUNTABLE, TIMES
from hzsearch.analysis import fold
from hzsearch.engines.base import Reader
from hzsearch.errors import UsageError
from hzsearch.figures import Amount, amounts
from hzsearch.highlight import matches
from hzsearch.model import Article, Snippet
from hzsearch.query import AmountRange, And, Node, literals

_WIDTHS = {"year": 4, "month": 7, "day": 10}
_SENTENCE_END = re.compile("[。!?]+[”’」』)]*|\n")


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that an article states.

    ``part`` is the field of the article, ``number`` its place there (paragraphs, subheads),
    ``span`` where in that text it stands: ``written``. ``least``, ``most``, ``currency``,
    ``bound`` and ``role`` are those of ``hzsearch.figures.Amount``. ``sentence`` has the amount
    marked; ``near`` says whether what was searched for stands in it too.
    """

    id: str
    zone: str | None
    date: str | None
    headline: str
    part: str
    number: int | None
    span: tuple[int, int]
    written: str
    least: Decimal
    most: Decimal
    currency: str
    bound: str
    role: str | None
    sentence: Snippet
    near: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form, keys as above; whole amounts are whole numbers."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        plain |= {"least": _plain(self.least), "most": _plain(self.most), "span": list(self.span)}
        return {**plain, "sentence": self.sentence.to_dict()}


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
        return {name: _plain(v) if isinstance(v, Decimal) else v for name, v in plain.items()}


@dataclass(frozen=True, slots=True)
class Group:
    """The amounts of one value of ``by`` (None: of articles without one), ``total`` of them.

    ``rows`` are the first of them: those beside what was searched for, then the greatest.
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

    Where ``node`` asks for a range of amounts, only those within it. Raises UsageError
    for a ``by`` that nothing can be grouped by.
    """
    if by is not None and by not in COUNTABLE:
        raise UsageError(f"“{by}” is nothing to group by; use one of {', '.join(COUNTABLE)}.")
    wanted = And((node, AmountRange(None, None, None)))
    found = reader.search(wanted, sort="date", limit=reader.total(wanted), offset=0)
    ranges, texts = list(_ranges(node)), list(dict.fromkeys(literals(node)))
    grouped: dict[str | None, list[Stated]] = defaultdict(list)
    total, ids = 0, set()
    for match in found.matches:
        article = Article.from_dict(match.article)
        rows = list(_stated(article, ranges, texts))
        total, ids = total + len(rows), ids | ({article.id} if rows else set())
        for value in _values(article, by) if rows else ():
            grouped[value].extend(rows)
    groups = (_group(value, rows, limit) for value, rows in grouped.items())
    return Amounts("", by, total, len(ids), tuple(sorted(groups, key=_order(by))))


def _order(by: str | None) -> Any:
    def key(group: Group) -> tuple[Any, ...]:
        in_time = by in TIMES
        return group.value is None, 0 if in_time else -group.total, group.value or ""

    return key


def _group(value: str | None, rows: list[Stated], limit: int) -> Group:
    rows.sort(key=lambda row: (not row.near, -row.most, row.id))
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
    """Yield the ranges of amounts that every match must have."""
    if isinstance(node, AmountRange):
        yield node
    for child in node.nodes if isinstance(node, And) else ():
        yield from _ranges(child)


def _stated(
    article: Article, ranges: Sequence[AmountRange], texts: Sequence[str]
) -> Iterator[Stated]:
    for part, number, text in _units(article):
        for one in amounts(fold(text)):
            if all(_is_within(one, wanted) for wanted in ranges):
                yield _row(article, part, number, text, one, texts)


def _units(article: Article) -> Iterator[tuple[str, int | None, str]]:
    for part in ("kicker", "headline", "subheadline"):
        yield part, None, getattr(article, part)
    for part in ("subheads", "paragraphs"):
        for number, text in enumerate(getattr(article, part)):
            yield part, number, text


def _is_within(one: Amount, wanted: AmountRange) -> bool:
    low, high = one.ends
    is_above = wanted.least is None or high >= wanted.least
    is_below = wanted.most is None or low <= wanted.most
    return is_above and is_below and wanted.currency in {None, one.currency}


def _row(
    article: Article, part: str, number: int | None, text: str, one: Amount, texts: Sequence[str]
) -> Stated:
    first, last = _sentence(text, one.start, one.end)
    sentence = Snippet(text[first:last], ((one.start - first, one.end - first),))
    return Stated(
        id=article.id,
        zone=article.zone,
        date=article.date,
        headline=article.headline,
        part=part,
        number=number,
        span=(one.start, one.end),
        written=text[one.start : one.end],
        least=one.least,
        most=one.most,
        currency=one.currency,
        bound=one.bound,
        role=one.role,
        sentence=sentence,
        near=bool(matches(sentence.text, texts)),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of ``text`` that ``start`` to ``end`` stands in begins and ends."""
    folded = fold(text)
    before = [found.end() for found in _SENTENCE_END.finditer(folded, 0, start)]
    after = _SENTENCE_END.search(folded, end)
    first = before[-1] if before else 0
    return first + len(text[first:start]) - len(text[first:start].lstrip()), (
        after.end() if after else len(text)
    )


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
