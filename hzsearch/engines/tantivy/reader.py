"""Reading one state of a Tantivy index: search, count, facets, single articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from hzsearch.analysis import UNIT
from hzsearch.engines.base import Match, Matches, Sort
from hzsearch.engines.columns import KEYWORDS, by_period
from hzsearch.engines.committed import Committed
from hzsearch.engines.manifest import remedy
from hzsearch.engines.opening import open_newest
from hzsearch.engines.remembering import remembered
from hzsearch.engines.tantivy.files import check, wrong
from hzsearch.engines.tantivy.frequencies import Frequencies
from hzsearch.engines.tantivy.manifest import ENGINE, Manifest, read_manifest
from hzsearch.engines.tantivy.matching import Matching, Query
from hzsearch.engines.tantivy.package import is_damage
from hzsearch.engines.tantivy.schema import END, TIMES, opened
from hzsearch.engines.tantivy.scoring import Scoring
from hzsearch.engines.tantivy.view import Address, View
from hzsearch.engines.wanted import wanted
from hzsearch.errors import DamagedIndexError
from hzsearch.query import Field, Node, weights
from hzsearch.ranking import Corpus

_TOTALS = 1024

#: Terms of words that are read at a time, of more the most used: a bound on memory, some 200 MB.
MOST_TERMS = 1_000_000


_Method = TypeVar("_Method", bound=Callable[..., Any])


def _telling_damage(method: _Method) -> _Method:
    """Have what Tantivy makes of a damaged file told in a sentence."""

    @wraps(method)
    def told(self: TantivyReader, *args: Any, **kwargs: Any) -> Any:
        try:
            return method(self, *args, **kwargs)
        except BaseException as error:
            if not is_damage(error):
                raise
            raise self.damaged() from error

    return cast("_Method", told)


class TantivyReader(Committed[Manifest]):
    """One state of the index in a folder; commits that come later do not change it."""

    engine = ENGINE

    def __init__(self, folder: Path, *, any_rules: bool = False) -> None:
        """Open the newest state; raises one of the index errors with the way out.

        With ``any_rules`` it may be analysed by other rules; then only what it stores makes sense.
        """
        super().__init__(folder)
        told = partial(read_manifest, any_rules=any_rules)
        opened_by = partial(_opened, folder)
        self.manifest, self._view = open_newest(folder, told, opened_by)
        self._matching = Matching(self._view)
        self._frequencies = Frequencies(self._view)
        # One query asks for the same total up to three times, as in every engine.
        self._count = remembered(self._count_matches, _TOTALS)

    @cached_property
    def corpus(self) -> Corpus:
        """What ranking needs to know; deleted articles have no part in it."""
        articles = self._view.articles
        length = self._view.measure("sum", "length")
        return Corpus(articles, length / articles if articles else 0.0)

    @_telling_damage
    def search(
        self, node: Node, *, sort: Sort, limit: int, offset: int, fresh: float | None = None
    ) -> Matches:
        """Return the matches of ``node`` from ``offset`` on, at most ``limit``."""
        total = self.total(node)
        limit = min(limit, total - offset)
        if limit <= 0:
            return Matches(total, ())
        worth = weights(node)
        if sort == "relevance" and worth:
            asked_for = wanted(node, worth, self.corpus, self.total, self.manifest.words)
            told = self._view, self._matching, self._frequencies
            ranked = Scoring(*told, self.corpus, asked_for, fresh)
            return Matches(total, tuple(ranked.page(node, total, offset, limit)))
        query = self._matching.query(node)
        addresses = self._dated(query, total, offset, limit)
        return Matches(total, tuple(Match(self._view.article(one), 0.0) for one in addresses))

    def _dated(self, query: Query, total: int, offset: int, limit: int) -> list[Address]:
        """Return the newest matches from ``offset`` on, those of one day in the order of ids."""
        asked = most = offset + limit
        hits = self._view.newest(query, asked)
        # A day is read to its end, as its articles stand in no order yet.
        while asked < total and hits[-1][0] == hits[most - 1][0]:
            asked = min(2 * asked, total)
            hits = self._view.newest(query, asked)
        # To tell an id an article is read: only of days that are among those asked for.
        newest, oldest = hits[offset][0], hits[most - 1][0]
        before = sum(day > newest for day, _ in hits)
        near = [(day, one) for day, one in hits if oldest <= day <= newest]
        ids = [(-day, self._view.id(one), i) for i, (day, one) in enumerate(near)]
        ordered = [near[i][1] for *_, i in sorted(ids)]
        return ordered[offset - before :][:limit]

    @_telling_damage
    def total(self, node: Node) -> int:
        """Return in how many articles ``node`` is, exactly."""
        return self._count(node)

    def _count_matches(self, node: Node) -> int:
        return self._view.count(self._matching.query(node))

    @_telling_damage
    def facets(self, node: Node, field: str) -> Counter[str]:
        """Return how many matches have each value of ``field``.

        ``field`` is a keyword field, or "year", "month" or "day" of the date.
        Raises UsageError for any other.
        """
        query = self._matching.query(node)
        if field in KEYWORDS:
            return Counter(dict(self._view.terms(field, within=query)))
        return by_period(self._view.tally(query, "day").items(), field)

    @_telling_damage
    def article(self, article_id: str) -> dict[str, Any] | None:
        """Return an article's JSON form, None where there is none of that id."""
        found = self._view.best(self._matching.query(Field("id", (article_id,))), 1)
        return self._view.article(found[0][1]) if found else None

    @_telling_damage
    def pairs(self, first: str) -> Iterator[tuple[str, int]]:
        """Return the pairs of characters that begin with ``first``, and each one's articles.

        Deleted articles still count here until Tantivy merges them away.
        """
        found = self._view.terms("text", first)
        return ((pair.replace(END, UNIT), articles) for pair, articles in found)

    @_telling_damage
    def words(self, first: Iterable[str] | None = None) -> Iterator[tuple[str, int]]:
        """Yield jieba's words in the archive, and how often: once an article and field.

        With ``first`` those that begin with one of these characters; without it those whose
        terms are among the ``MOST_TERMS`` that most articles have.
        """
        found: Counter[str] = Counter()
        for char in ("",) if first is None else first:
            for term, articles in self._view.terms("words", char, most=MOST_TERMS):
                found[term.partition(TIMES)[0]] += articles
        return iter(found.items())

    @_telling_damage
    def article_ids(self) -> Iterable[str]:
        """Return the ids of all articles."""
        found = self._view.terms("id", within=Query.all_query())
        return (one for one, _ in found)

    def check(self) -> None:
        """Read every byte of the index; DamagedIndexError if one is not as it was written."""
        check(self._folder, self.manifest.data(self._folder))

    def damaged(self) -> DamagedIndexError:
        """Return the error that names the file that is damaged, as far as that can be told."""
        with suppress(OSError):
            try:
                self.check()
            except DamagedIndexError as found:
                return found
        data = self.manifest.data(self._folder)
        return DamagedIndexError(remedy(self._folder, f"is damaged in {data.name}"))


def _opened(folder: Path, manifest: Manifest) -> View:
    data = manifest.data(folder)
    bad = wrong(data, manifest.files)
    view = None if bad else _view(data)
    if view is None:
        what = f"is damaged in {data.name}{f'/{bad}' if bad else ''}"
        raise DamagedIndexError(remedy(folder, what))
    if view.articles != manifest.articles:
        raise DamagedIndexError(remedy(folder, "holds another number of articles than it says"))
    return view


def _view(data: Path) -> View | None:
    """Return a view of Tantivy's files in ``data``, None where they can not be opened."""
    try:
        return View(opened(data))
    except BaseException as error:
        if not is_damage(error):
            raise
        return None
