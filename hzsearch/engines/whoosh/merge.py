"""Several segments into one, without the articles that were deleted.

Terms are merged in order and their postings renumbered; nothing is analysed
again, so a merge costs a fraction of the build.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from hzsearch.analysis import FIELDS
from hzsearch.engines.columns import KEYWORDS
from hzsearch.engines.whoosh.amounts import amount_sections
from hzsearch.engines.whoosh.container import Data, write_container
from hzsearch.engines.whoosh.segment import Heap, Segment
from hzsearch.engines.whoosh.terms import MOST_ARTICLES, TermsWriter

#: A commit leaves at most so many segments, as far as their size allows: each
#: costs every query a look-up, and each merge costs time.
MOST_SEGMENTS = 8

#: So many segments at most are made one of at a time, as each is a file to have open.
MOST_AT_ONCE = 48

#: A segment of so many times the articles of all smaller ones that are merged is much larger.
MUCH = 2

_GONE = -1


def to_merge(articles: Sequence[int], sizes: Sequence[int], most: int | None = None) -> list[int]:
    """Return the places of the segments to make one of; may be none.

    ``articles`` are those alive in each segment, ``sizes`` its bytes; at most ``most`` bytes are
    chosen. The smallest ones are, down to half of ``MOST_SEGMENTS``, as long as none is much
    larger than all before it; with twice as many segments the two smallest in any case. So an
    article is copied about as often as the logarithm of the archive's size, and a few new
    ones never make a large segment be written again.
    """
    full = (MOST_ARTICLES // 2, most // 2 if most is not None else max(sizes, default=0))
    # What fills more than half of the room would keep the rest from being merged.
    rows = [
        (number, size, place)
        for place, (number, size) in enumerate(zip(articles, sizes, strict=True))
        if number <= full[0] and size <= full[1]
    ]
    too_many = len(rows) - MOST_SEGMENTS
    if too_many <= 0:
        return []
    several = min(too_many + MOST_SEGMENTS // 2 + 1, MOST_AT_ONCE)
    chosen = _fitting(sorted(rows)[:several], most, spare=too_many <= MOST_SEGMENTS)
    return sorted(chosen) if len(chosen) > 1 else []


def _fitting(rows: Iterable[tuple[int, int, int]], most: int | None, *, spare: bool) -> list[int]:
    """Return the first places of ``rows`` (articles, bytes, place) that one segment can be of."""
    chosen: list[int] = []
    total, size = 0, 0
    for articles, its_size, place in rows:
        # A few new ones may stand beside the large ones until they are too many as well.
        if chosen and (len(chosen) > 1 or spare) and articles > MUCH * total:
            break
        total += articles
        size += its_size
        if total > MOST_ARTICLES or (most is not None and size > most):
            break
        chosen.append(place)
    return chosen


def merge(segments: Sequence[Segment], path: Path) -> None:
    """Write the live articles of ``segments``, in order, as one segment to ``path``."""
    numberings = list(_numberings(segments))
    sections: dict[str, Data] = {}
    for field in ("grams", *KEYWORDS):
        sections |= _merged_terms(field, segments, numberings, counted=False)
    for field in FIELDS:
        sections |= _merged_terms(field, segments, numberings, counted=True)
    sections |= _merged_columns(segments)
    pairs = zip(segments, numberings, strict=True)
    sections |= amount_sections(row for one, new in pairs for row in one.amounts.rows(new))
    articles = sum(segment.total - len(segment.deleted) for segment in segments)
    write_container(path, sections, {"articles": articles})


def _numberings(segments: Sequence[Segment]) -> Iterator[list[int]]:
    """Yield for each segment the new number of each of its articles."""
    number = 0
    for segment in segments:
        numbering = [_GONE] * segment.total
        for old in segment.live():
            numbering[old] = number
            number += 1
        yield numbering


def _merged_terms(
    field: str, segments: Sequence[Segment], numberings: list[list[int]], *, counted: bool
) -> dict[str, Data]:
    writer = TermsWriter(field, counted=counted)
    keys = heapq.merge(*(_keys(segment, field, i) for i, segment in enumerate(segments)))
    for key, group in groupby(keys, key=itemgetter(0)):
        docs, counts = array("H"), bytearray()
        for _, i, place in group:
            terms, numbering = segments[i].terms(field), numberings[i]
            kept = list(map(numbering.__getitem__, terms.docs(place)))
            often = terms.counts(place) if counted else b""
            if segments[i].deleted:
                pairs = zip(kept, often, strict=True) if counted else ()
                often = bytes(count for new, count in pairs if new != _GONE)
                kept = [new for new in kept if new != _GONE]
            docs.extend(kept)
            counts += often
        if docs:
            writer.add(key, docs, counts)
    return writer.sections()


def _keys(segment: Segment, field: str, i: int) -> Iterator[tuple[bytes, int, int]]:
    terms = segment.terms(field)
    return ((terms.key(place), i, place) for place in range(len(terms)))


def _merged_columns(segments: Sequence[Segment]) -> dict[str, Data]:
    days, lengths = array("i"), array("I")
    texts, articles, ids = Heap(), Heap(), Heap()
    for segment in segments:
        for number in segment.live():
            days.append(segment.days[number])
            lengths.append(segment.lengths[number])
            texts.add(segment.text(number))
            articles.add(segment.packed_article(number))
            ids.add(segment.id(number).encode())
    heaps = {"text": texts, "article": articles, "ids": ids}
    sections: dict[str, Data] = {"day": days, "length": lengths}
    for name, heap in heaps.items():
        sections |= heap.sections(name)
    return sections
