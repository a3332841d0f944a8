"""Reading one state of the index: search, count, facets, single articles."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial, wraps
from operator import itemgetter
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from hzsearch.analysis import FIELDS
from hzsearch.engines.base import Match, Matches, Sort
from hzsearch.engines.committed import Committed
from hzsearch.engines.opening import open_newest
from hzsearch.engines.remembering import remembered
from hzsearch.engines.wanted import wanted
from hzsearch.engines.whoosh.facets import facet
from hzsearch.engines.whoosh.manifest import ENGINE, Manifest, SegmentEntry, read_manifest
from hzsearch.engines.whoosh.matching import match
from hzsearch.engines.whoosh.scoring import Scored, ages, newest, scored
from hzsearch.engines.whoosh.segment import SUFFIX, Segment
from hzsearch.engines.windows import DIGITS
from hzsearch.query import Node, weights
from hzsearch.ranking import Corpus

P = ParamSpec("P")
T = TypeVar("T")

_TOTALS = 1024
_FOUND = 2

# Scores that are equal to so many digits differ by less.
_NEARLY = 2 * 10.0**-DIGITS

#: An article that was ranked: its score, its segment's place, its number there.
Ranked = tuple[float, int, int]


def _or_damage(method: Callable[P, T]) -> Callable[P, T]:
    """Make ``method`` say that the index is damaged where that is why it failed.

    Checksums are not compared on every opening, which would read the whole index;
    but what goes wrong in numbers that were read is looked into before it is told.
    """

    @wraps(method)
    def checked(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            reader = args[0]
            assert isinstance(reader, WhooshReader)
            reader.check()
            raise

    return checked


class WhooshReader(Committed[Manifest]):
    """One state of the index in a folder; commits that come later do not change it."""

    engine = ENGINE

    def __init__(self, folder: Path, *, any_rules: bool = False) -> None:
        """Open the newest state; raises one of the index errors with the way out.

        With ``any_rules`` it may be analysed by other rules; then only what it stores makes sense.
        """
        super().__init__(folder)
        told = partial(read_manifest, any_rules=any_rules)
        opened_by = partial(_opened, folder)
        self.manifest, self.segments = open_newest(folder, told, opened_by)
        # One query asks for the same total up to three times: to see whether a word
        # is there, to rank by it, and to tell it. What was opened does not change.
        self._count = remembered(self._count_matches, _TOTALS)
        # What was found is counted by several fields; nobody changes these sets.
        self._found = remembered(self._match, _FOUND)

    @cached_property
    def corpus(self) -> Corpus:
        """What ranking needs to know; the same however the articles lie in segments."""
        articles = sum(entry.live for entry in self.manifest.segments)
        length = sum(map(_live_length, self.segments))
        return Corpus(articles, length / articles if articles else 0.0)

    @_or_damage
    def search(
        self, node: Node, *, sort: Sort, limit: int, offset: int, fresh: float | None = None
    ) -> Matches:
        """Return the matches of ``node`` from ``offset`` on, at most ``limit``."""
        found, worth = self._found(node), weights(node)
        total = sum(map(len, found))
        end = min(offset + limit, total)
        if offset >= end:
            return Matches(total, ())
        if sort == "relevance" and worth:
            asked_for = wanted(node, worth, self.corpus, self.total, self.manifest.words)
            age = ages(self.segments, found, fresh) if fresh else None
            ranked = scored(self.segments, found, asked_for, self.corpus, end, age)
        else:
            ranked = newest(self.segments, found, end)
        asked = self._ordered(ranked, end)[offset:end]
        matches = tuple(
            Match(self.segments[i].article(number), max(score, 0.0)) for score, i, number in asked
        )
        return Matches(total, matches)

    def _match(self, node: Node) -> list[set[int]]:
        return [match(segment, node) for segment in self.segments]

    def _ordered(self, ranked: Iterable[Scored], most: int) -> list[Ranked]:
        """Return at least the ``most`` best, equal ones in the order of their ids."""
        scores = list(ranked)
        best = heapq.nlargest(most, map(itemgetter(2), scores))
        # Few are rounded, as there may be very many; what is equal then is equal before, nearly.
        last = best[-1] - _NEARLY if best else 0.0
        kept = [(round(score, DIGITS), i, number) for i, number, score in scores if score >= last]
        kept.sort(key=lambda row: (-row[0], self.segments[row[1]].id(row[2])))
        return kept

    @_or_damage
    def total(self, node: Node) -> int:
        """Return in how many articles ``node`` is, exactly."""
        return self._count(node)

    def _count_matches(self, node: Node) -> int:
        return sum(map(len, self._found(node)))

    @_or_damage
    def facets(self, node: Node, field: str) -> Counter[str]:
        """Return how many matches have each value of ``field``.

        ``field`` is a keyword field, or "year", "month" or "day" of the date.
        Raises UsageError for any other.
        """
        counts: Counter[str] = Counter()
        for segment, numbers in zip(self.segments, self._found(node), strict=True):
            counts.update(facet(segment, numbers, field))
        return counts

    @_or_damage
    def article(self, article_id: str) -> dict[str, Any] | None:
        """Return an article's JSON form, None where there is none of that id."""
        place = self.place(article_id)
        return self.segments[place[0]].article(place[1]) if place else None

    def place(self, article_id: str) -> tuple[int, int] | None:
        """Return the segment and the number of a live article, None where there is none."""
        for i, segment in enumerate(self.segments):
            for number in segment.terms("id").lookup(article_id.encode(errors="replace")):
                if number not in segment.deleted:
                    return i, number
        return None

    def pairs(self, first: str) -> Iterator[tuple[str, int]]:
        """Yield the pairs of characters that begin with ``first``, and how many articles have each.

        Deleted articles still count here until their segment is merged.
        """
        for segment in self.segments:
            terms = segment.terms("grams")
            for place in terms.starting(first.encode()):
                yield terms.key(place).decode(), terms.frequency(place)

    def words(self, first: Iterable[str] | None = None) -> Iterator[tuple[str, int]]:
        """Yield jieba's words in the archive, and how often: once an article and field.

        With ``first`` those that begin with one of these characters.
        """
        found: Counter[str] = Counter()
        prefixes = None if first is None else [char.encode() for char in first]
        for terms in (segment.terms(field) for segment in self.segments for field in FIELDS):
            for place in terms.places(prefixes):
                found[terms.key(place).decode()] += terms.frequency(place)
        return iter(found.items())

    def article_ids(self) -> Iterable[str]:
        """Yield the ids of all articles."""
        return (segment.id(number) for segment in self.segments for number in segment.live())

    def check(self) -> None:
        """Read every byte of the index; DamagedIndexError if one is not as it was written."""
        for segment in self.segments:
            segment.check()


def segment_path(folder: Path, segment_id: str) -> Path:
    """Return where a segment lies; named as Whoosh names the files of its index MAIN."""
    return folder / f"MAIN_{segment_id}{SUFFIX}"


def _opened(folder: Path, manifest: Manifest) -> list[Segment]:
    return [open_segment(folder, entry) for entry in manifest.segments]


def open_segment(folder: Path, entry: SegmentEntry) -> Segment:
    """Open the segment that a manifest's ``entry`` names; DamagedIndexError if it is not it."""
    segment = Segment(segment_path(folder, entry.id), entry.deleted)
    if segment.total != entry.articles:
        raise segment.damaged("belongs to another index")
    return segment


def _live_length(segment: Segment) -> int:
    return sum(segment.lengths) - sum(segment.lengths[number] for number in segment.deleted)
