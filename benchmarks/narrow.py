"""Queries that narrow and count: zones and days as filters, facets, order by date.

Each question goes to both indexes in turn, so that what else the machine does hits both
alike; every answer of ours is compared with brute force. Plain Whoosh is asked in both ways
that its documentation knows, a ``filter`` and one query joined by ``And``; the quicker one counts.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

import hzsearch
from benchmarks import plain, report
from benchmarks.articles import read
from benchmarks.build import our_folder, plain_folder
from benchmarks.questions import drawn_words
from hzsearch.index import Index
from hzsearch.index.records import to_article
from hzsearch.model import Article
from tests.quality.haystack import Haystack

#: Questions of each kind, and how often each is asked.
ASKED, ROUNDS = 24, 2

#: How much faster than plain Whoosh filtered queries are meant to be at p95, others at p50.
FILTERED, COUNTED = 10.0, 3.0

_HEAD = ("narrowed query", "faster at p50", "at p95", "p50 ms", "p95 ms", "plain p50", "plain p95")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A word, and the zone and the days that its articles must be of."""

    word: str
    zone: str
    since: date
    until: date

    def matches(self, haystack: Haystack) -> int:
        """Return how many articles match, by looking."""
        found = map(haystack.articles.__getitem__, haystack.ids_with(self.word))
        return sum(self.zone in one.zones and self._is_within(one.date) for one in found)

    def _is_within(self, day: str | None) -> bool:
        return day is not None and self.since.isoformat() <= day <= self.until.isoformat()


#: The ways to ask one question: ours, and those of plain Whoosh.
Ways = Mapping[str, Callable[[], object]]


def run(articles: Path, work: Path) -> Iterator[str]:
    """Ask both indexes everything and yield the lines of the report."""
    haystack = Haystack(map(to_article, read(articles)))
    asked = narrowed(list(haystack.articles.values()))
    index = hzsearch.open(our_folder(work))
    with plain.searcher(plain_folder(work)) as searcher:
        kinds = {
            "word, zone, dates": [_filtered(index, searcher, haystack, one) for one in asked],
            "facet by zone": [_by_zone(index, searcher, haystack, one) for one in asked],
            "facet by year": [_by_year(index, searcher, haystack, one) for one in asked],
            "newest first": [_by_date(index, searcher, haystack, one) for one in asked],
        }
        times = {kind: _timed(ways) for kind, ways in kinds.items()}
    yield from report.table(_HEAD, [_row(kind, *both) for kind, both in times.items()])
    yield "every answer of hzsearch is what brute force finds"
    for kind, both in times.items():
        filtered = kind == "word, zone, dates"
        share, wanted = ("p95", FILTERED) if filtered else ("p50", COUNTED)
        ours, theirs = (_part(some, share) for some in both)
        title = f"{kind}, times as fast at {share}"
        yield report.goal(title, theirs / ours, wanted, most=False)


def narrowed(articles: Sequence[Article], seed: int = 4) -> list[Narrowed]:
    """Return ``ASKED`` questions: words of all frequencies, zones and spans of days at random."""
    chance = random.Random(seed)
    words = drawn_words(articles, ASKED, chance)
    zones = sorted({zone for article in articles for zone in article.zones[:1]})
    days = sorted(date.fromisoformat(one.date) for one in articles if one.date)
    return [_span(word, chance.choice(zones), days, chance) for word in words]


def _span(word: str, zone: str, days: Sequence[date], chance: random.Random) -> Narrowed:
    first = chance.choice(days)
    return Narrowed(word, zone, first, first + timedelta(chance.choice((30, 90, 365, 730))))


def _filtered(index: Index, searcher: Any, haystack: Haystack, one: Narrowed) -> Ways:
    from whoosh.query import And, DateRange, Term  # noqa: PLC0415  beside its only use

    narrow = [Term("zone", one.zone), DateRange("date", _at(one.since), _at(one.until))]
    query = plain.parse(searcher, one.word)
    since, until = one.since.isoformat(), one.until.isoformat()
    ours = partial(index.query, one.word, zone=one.zone, since=since, until=until)
    _expect(ours().total, one.matches(haystack), one)
    return {
        "ours": ours,
        "filter": lambda: _shown(searcher, query, filter=And(narrow)),
        "and": lambda: _shown(searcher, And([query, *narrow])),
    }


def _by_zone(index: Index, searcher: Any, haystack: Haystack, one: Narrowed) -> Ways:
    from whoosh.sorting import Count, FieldFacet  # noqa: PLC0415  as above

    facet = FieldFacet("zone", maptype=Count)
    found = map(haystack.articles.__getitem__, haystack.ids_with(one.word))
    ours = partial(index.count, one.word, by="zone")
    _expect(ours(), Counter(article.zones[0] for article in found), one)
    return {"ours": ours, "plain": lambda: _grouped(searcher, one.word, facet)}


def _by_year(index: Index, searcher: Any, haystack: Haystack, one: Narrowed) -> Ways:
    from whoosh.sorting import Count, DateRangeFacet  # noqa: PLC0415  as above
    from whoosh.support.relativedelta import relativedelta  # noqa: PLC0415  as above

    years, ends = relativedelta(years=1), (datetime(2000, 1, 1), datetime(2031, 1, 1))
    facet = DateRangeFacet("date", *ends, years, maptype=Count)
    found = map(haystack.articles.__getitem__, haystack.ids_with(one.word))
    ours = partial(index.count, one.word, by="year")
    _expect(ours(), Counter(article.date[:4] for article in found if article.date), one)
    return {"ours": ours, "plain": lambda: _grouped(searcher, one.word, facet)}


def _by_date(index: Index, searcher: Any, haystack: Haystack, one: Narrowed) -> Ways:
    ours = partial(index.query, one.word, sort="date")
    found = map(haystack.articles.__getitem__, haystack.ids_with(one.word))
    newest = sorted(found, key=lambda article: article.id)
    newest.sort(key=lambda article: article.date or "", reverse=True)
    _expect([hit.id for hit in ours()], [article.id for article in newest[:10]], one)
    query = plain.parse(searcher, one.word)
    return {
        "ours": ours,
        "plain": lambda: _shown(searcher, query, sortedby="date", reverse=True),
    }


def _expect(found: object, right: object, one: Narrowed) -> None:
    if found != right:
        raise RuntimeError(f"{one}: hzsearch finds {found}, there is {right}.")


def _shown(searcher: Any, query: Any, **options: Any) -> int:
    results = searcher.search(query, limit=10, **options)
    plain.shown(results)
    return len(results)


def _grouped(searcher: Any, word: str, facet: Any) -> Any:
    query = plain.parse(searcher, word)
    return searcher.search(query, limit=1, groupedby={"by": facet}).groups("by")


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _timed(asked: Sequence[Ways]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of ours and of plain's, each question's after the other."""
    times: dict[str, list[float]] = {}
    for turn in range(ROUNDS + 1):
        for ways in asked:
            for name, ask in ways.items():
                started = time.perf_counter()
                ask()
                took = (time.perf_counter() - started) * 1000
                times.setdefault(name, []).extend([took] if turn else [])
    ours = times.pop("ours")
    return ours, min(times.values(), key=lambda some: _part(some, "p95"))


def _part(times: Sequence[float], name: str) -> float:
    return quantiles(times, n=20)[9 if name == "p50" else 18]


def _row(kind: str, ours: Sequence[float], theirs: Sequence[float]) -> report.Row:
    parts = [_part(some, name) for some in (ours, theirs) for name in ("p50", "p95")]
    ratios = (report.ratio(parts[2], parts[0]), report.ratio(parts[3], parts[1]))
    return (kind, *ratios, *(f"{value:.2f}" for value in parts))
