"""A Whoosh codec over hzsearch segments: how Whoosh itself reads the index.

Whoosh lets a codec decide how a segment lies on disk. This one maps our
container files; what it cannot give (vectors, Whoosh's own writers) says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from hzsearch.analysis import FIELDS
from hzsearch.engines.columns import KEYWORDS
from hzsearch.engines.whoosh.segment import SUFFIX, Segment

_FIELDS = sorted(("grams", *FIELDS, *KEYWORDS))


class HzsearchCodec(base.Codec):  # type: ignore[misc]
    """Reads hzsearch segments; they are written by ``hzsearch build`` alone."""

    def terms_reader(self, storage: FileStorage, segment: HzsearchSegment) -> HzsearchTerms:
        """Return the terms of ``segment``."""
        return HzsearchTerms(_open(storage, segment))

    def per_document_reader(
        self, storage: FileStorage, segment: HzsearchSegment
    ) -> HzsearchDocuments:
        """Return the articles of ``segment``."""
        return HzsearchDocuments(_open(storage, segment))


class HzsearchSegment(base.Segment):  # type: ignore[misc]
    """What Whoosh's table of contents keeps of a segment."""

    def __init__(self, name: str, segment_id: str, articles: int, deleted: Iterable[int]) -> None:
        self.indexname, self.segid = name, segment_id
        self.compound = False
        self._articles, self._deleted = articles, frozenset(deleted)

    def codec(self, **_: Any) -> HzsearchCodec:
        """Return the codec that reads this segment."""
        return HzsearchCodec()

    def doc_count_all(self) -> int:
        """Return how many articles the segment holds, deleted ones too."""
        return self._articles

    def deleted_count(self) -> int:
        """Return how many of its articles are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Yield the numbers of its deleted articles."""
        return iter(self._deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Return whether an article is deleted."""
        return docnum in self._deleted


class HzsearchTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of a segment, in Whoosh's terms: ``(field, bytes)``."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._segment.terms(term[0]).find(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of all fields."""
        return _FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all terms in order."""
        return (term for field in _FIELDS for term in self._in_field(field, b""))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of all fields from ``prefix`` of ``fieldname`` on."""
        yield from self._in_field(fieldname, prefix)
        for field in _FIELDS[_FIELDS.index(fieldname) + 1 :]:
            yield from self._in_field(field, b"")

    def _in_field(self, field: str, start: bytes) -> Iterator[tuple[str, bytes]]:
        terms = self._segment.terms(field)
        return ((field, terms.key(place)) for place in range(terms.at(start), len(terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all terms with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms from ``prefix`` on with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return a term's statistics; TermNotFound where it is none."""
        docs, weights = self._posting(fieldname, text)
        return TermInfo(sum(weights), len(docs), 1, 255, max(weights), docs[0], docs[-1])

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term occurs in all."""
        return sum(self._posting(fieldname, text)[1])

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return in how many articles a term occurs."""
        return len(self._posting(fieldname, text)[0])

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: Any = None
    ) -> ListMatcher:
        """Return a matcher over the articles that have a term."""
        docs, weights = self._posting(fieldname, text)
        info = self.term_info(fieldname, text)
        return ListMatcher(
            docs, weights, format=format_, scorer=scorer, term=(fieldname, text), terminfo=info
        )

    def _posting(self, field: str, text: bytes) -> tuple[list[int], list[float]]:
        terms = self._segment.terms(field)
        place = terms.find(text)
        if place is None:
            raise TermNotFound(f"No term {field}:{text!r}")
        docs = list(terms.docs(place))
        counts = terms.counts(place) if field in FIELDS else [1] * len(docs)
        return docs, [float(count) for count in counts]


class HzsearchDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """The articles of a segment; Whoosh's stored fields are the article's JSON form."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        """Return how many articles are alive."""
        return self._segment.total - len(self._segment.deleted)

    def doc_count_all(self) -> int:
        """Return how many articles there are, deleted ones too."""
        return self._segment.total

    def has_deletions(self) -> bool:
        """Return whether any article is deleted."""
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Return whether an article is deleted."""
        return docnum in self._segment.deleted

    def deleted_docs(self) -> Iterator[int]:
        """Yield the numbers of the deleted articles."""
        return iter(self._segment.deleted)

    def supports_columns(self) -> bool:
        """Return False: our columns are not Whoosh's."""
        return False

    def has_column(self, fieldname: str) -> bool:
        """Return False: our columns are not Whoosh's."""
        return False

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the length of the article in characters; hzsearch keeps none by field."""
        return int(self._segment.lengths[docnum]) if fieldname in FIELDS else default

    def field_length(self, fieldname: str) -> int:
        """Return the length of all articles in characters."""
        return sum(self._segment.lengths) if fieldname in FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest article."""
        return min(self._segment.lengths, default=0)

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest article."""
        return max(self._segment.lengths, default=0)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the article's JSON form."""
        return self._segment.article(docnum)


def _open(storage: FileStorage, segment: HzsearchSegment) -> Segment:
    path = Path(storage.folder) / segment.make_filename(SUFFIX)
    return Segment(path, segment.deleted_docs())
