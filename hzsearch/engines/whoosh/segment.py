"""A segment: some articles with all that is indexed of them, in one container file.

``SegmentBuilder`` inverts documents in memory and writes them at once: a
posting costs an append, not a call into a writer, which is what makes a build
fast (design.md, "Why a codec of our own"). ``Segment`` reads.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from hzsearch.analysis import FIELDS, Document
from hzsearch.engines.columns import KEYWORDS, day_number, keyword_values
from hzsearch.engines.whoosh.amounts import Amounts, Row, amount_sections
from hzsearch.engines.whoosh.container import Container, Data, write_container
from hzsearch.engines.whoosh.inversion import Counted, Inverted, Pairs
from hzsearch.engines.whoosh.memo import Memo
from hzsearch.engines.whoosh.terms import MOST_ARTICLES, Terms
from hzsearch.errors import DamagedIndexError

SUFFIX = ".hzs"

#: Instead of a place where an article has no value.
NO_VALUE = -1

# Articles of texts that are remembered, as a multiple of a segment's: two bytes each.
_REMEMBERED = 32
_LEVEL = 3  # of zlib: twice as fast as its default, for a twentieth more room


class SegmentBuilder:
    """Collects documents and writes them as one segment of at most 65,535 articles."""

    def __init__(self) -> None:
        self._pairs = Pairs()
        self._words = {field: Counted() for field in FIELDS}
        self._keywords = {field: Inverted() for field in KEYWORDS}
        self._texts, self._articles, self._ids = Heap(), Heap(), Heap()
        self._days, self._lengths = array("i"), array("I")
        self._amounts: list[Row] = []

    def __len__(self) -> int:
        return len(self._days)

    @property
    def is_full(self) -> bool:
        """Whether no article can be added any more."""
        return len(self) >= MOST_ARTICLES

    def add(self, document: Document) -> None:
        """Add one article; its number within the segment is the count so far."""
        number = len(self)
        self._amounts.extend((*amount, number) for amount in document.amounts)
        self._pairs.add(number, document.text)
        for field, counts in document.words.items():
            if counts:
                self._words[field].add(number, counts)
        for field, postings in self._keywords.items():
            postings.add(number, keyword_values(document.article, field))
        self._store(document)

    def _store(self, document: Document) -> None:
        article = document.article
        packed = json.dumps(article.to_dict(), ensure_ascii=False, separators=(",", ":"))
        self._articles.add(zlib.compress(packed.encode(), _LEVEL))
        self._texts.add(document.text.encode())
        self._ids.add(article.id.encode())
        self._days.append(day_number(article.date))
        self._lengths.append(len(document.text))

    def write(self, path: Path) -> int:
        """Write the segment to ``path``; return its size in bytes."""
        sections: dict[str, Data] = self._pairs.sections("grams")
        for field, words in self._words.items():
            sections |= words.sections(field)
        for field, postings in self._keywords.items():
            sections |= postings.sections(field)
        sections |= {"day": self._days, "length": self._lengths}
        sections |= amount_sections(self._amounts)
        for name, heap in (("text", self._texts), ("article", self._articles), ("ids", self._ids)):
            sections |= heap.sections(name)
        return write_container(path, sections, {"articles": len(self)})


class Segment:
    """A segment on disk. Article numbers run from 0; ``deleted`` holds the dead ones."""

    def __init__(self, path: Path, deleted: Iterable[int] = ()) -> None:
        self.path = path
        self._container = Container(path)
        self.deleted = frozenset(deleted)
        self._text, self._text_ends = self._heap("text")
        self._ids, self._id_ends = self._heap("ids")
        self._articles, self._article_ends = self._heap("article")
        self.days: memoryview[int] = self._container.view("day")
        self.lengths: memoryview[int] = self._container.view("length")
        self.total = len(self.days)
        if self._container.meta.get("articles") != self.total:
            raise self.damaged("holds another number of articles than it says")
        self._terms: dict[str, Terms] = {}
        self._values: dict[str, array[int]] = {}
        self.memo = Memo(_REMEMBERED * self.total)

    def _heap(self, name: str) -> tuple[memoryview, memoryview]:
        return self._container.view(name), self._container.view(f"{name}.ends")

    def terms(self, field: str) -> Terms:
        """Return the terms of a field."""
        if field not in self._terms:
            self._terms[field] = Terms(self._container, field)
        return self._terms[field]

    @cached_property
    def amounts(self) -> Amounts:
        """The amounts of money of the articles."""
        return Amounts(self._container)

    @cached_property
    def by_day(self) -> array[int]:
        """The numbers of all articles, the oldest first; those without a date before them."""
        return array("H", sorted(range(self.total), key=self.days.__getitem__))

    def values(self, field: str) -> array[int]:
        """Return each article's term, by its place, in a field where none has two."""
        if field not in self._values:
            self._values[field] = self._column(self.terms(field))
        return self._values[field]

    def _column(self, terms: Terms) -> array[int]:
        values = array("i", [NO_VALUE]) * self.total
        for place in range(len(terms)):
            for number in terms.docs(place):
                values[number] = place
        return values

    def live(self) -> Iterator[int]:
        """Yield the numbers of the articles that are not deleted."""
        return (number for number in range(self.total) if number not in self.deleted)

    def text(self, number: int) -> bytes:
        """Return an article's condensed text, UTF-8 (analysis.Document.text)."""
        return bytes(self._text[self._text_ends[number] : self._text_ends[number + 1]])

    def id(self, number: int) -> str:
        """Return an article's id."""
        return str(self._ids[self._id_ends[number] : self._id_ends[number + 1]], "utf-8")

    def packed_article(self, number: int) -> bytes:
        """Return an article as it is stored: JSON, deflated."""
        return bytes(self._articles[self._article_ends[number] : self._article_ends[number + 1]])

    def article(self, number: int) -> dict[str, Any]:
        """Return an article's JSON form; DamagedIndexError where it can not be read."""
        try:
            facts: dict[str, Any] = json.loads(zlib.decompress(self.packed_article(number)))
        except (zlib.error, ValueError) as error:
            raise self.damaged(f"has a damaged article, number {number}") from error
        return facts

    def check(self) -> None:
        """Read all of the file; DamagedIndexError if it is not as it was written."""
        self._container.check()

    def damaged(self, what: str) -> DamagedIndexError:
        """Return the error that says ``what`` is wrong with this segment's file."""
        return self._container.damaged(what)


class Heap:
    """Byte strings one after the other, and where each ends."""

    def __init__(self) -> None:
        self._blob, self._ends = bytearray(), array("Q", [0])

    def add(self, data: bytes) -> None:
        """Add one byte string."""
        self._blob += data
        self._ends.append(len(self._blob))

    def sections(self, name: str) -> dict[str, Data]:
        """Return them as container sections."""
        return {name: self._blob, f"{name}.ends": self._ends}
