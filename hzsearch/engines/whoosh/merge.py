"""Several segments into one, without the articles that were deleted.

Terms are merged in order and their postings renumbered; nothing is analysed
again, so a merge costs a fraction of the build.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterator, Sequence
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

_GONE = -1


def to_merge(sizes: Sequence[int]) -> list[int]:
    """Return the places in ``sizes`` (live articles) of the segments to make one of; may be none.

    The smallest ones, down to half of ``MOST_SEGMENTS``, so that an article is
    copied only about as often as the logarithm of the archive's size.
    """
    if len(sizes) <= MOST_SEGMENTS:
        return []
    chosen, total = [], 0
    by_size = sorted(range(len(sizes)), key=sizes.__getitem__)
    for place in by_size[: len(sizes) - MOST_SEGMENTS // 2 + 1]:
        total += sizes[place]
        if total > MOST_ARTICLES:
            break
        chosen.append(place)
    return sorted(chosen) if len(chosen) > 1 else []


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
            kept = [numbering[old] for old in terms.docs(place)]
            if counted:
                pairs = zip(kept, terms.counts(place), strict=True)
                counts += bytes(count for new, count in pairs if new != _GONE)
            docs.extend(new for new in kept if new != _GONE)
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
