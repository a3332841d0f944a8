"""Articles' terms turned into terms' articles, in memory: what makes a build quick.

What a posting costs is a look-up in memory that is not in the processor's cache. So
pairs of characters are sorted in two steps: by their first character, of which there are
a few thousand, while articles come; by their second one when all is written, a first
character at a time. And what is done for each posting is done by loops in C.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from hzsearch.analysis import grams
from hzsearch.engines.whoosh.container import Data
from hzsearch.engines.whoosh.terms import MOST_OFTEN, TermsWriter, with_count

# Characters as pairs of bytes, in the machine's own order.
_UTF16 = f"utf-16-{sys.byteorder[0]}e"

Postings = defaultdict[str, "array[int]"]


class Inverted:
    """The articles of each term of a field."""

    def __init__(self) -> None:
        self._postings: Postings = defaultdict(_halves)

    def add(self, number: int, terms: Iterable[str]) -> None:
        """Note that the article ``number``, the highest so far, has each of ``terms`` once."""
        _append(map(self._postings.__getitem__, terms), repeat(number))

    def sections(self, field: str) -> dict[str, Data]:
        """Return the field as container sections."""
        writer = TermsWriter(field, counted=False)
        keys = sorted(self._postings)
        writer.extend([key.encode() for key in keys], map(self._postings.__getitem__, keys))
        return writer.sections()


class Counted:
    """The articles of each word of a field, and how often each has it."""

    def __init__(self) -> None:
        self._postings: Postings = defaultdict(_words)

    def add(self, number: int, counts: Mapping[str, int]) -> None:
        """Note how often the article ``number``, the highest so far, has each word."""
        often: Iterable[int] = counts.values()
        if max(often, default=0) > MOST_OFTEN:
            often = (min(count, MOST_OFTEN) for count in often)
        _append(map(self._postings.__getitem__, counts), with_count(number, often))

    def sections(self, field: str) -> dict[str, Data]:
        """Return the field as container sections."""
        writer = TermsWriter(field, counted=True)
        keys = sorted(self._postings)
        writer.extend_counted([key.encode() for key in keys], map(self._postings.__getitem__, keys))
        return writer.sections()


class Pairs:
    """The articles of each pair of characters."""

    def __init__(self) -> None:
        # By the first character: the second one and the article, as two halves of a number.
        self._firsts: defaultdict[int, array[int]] = defaultdict(_words)
        self._outside: Postings = defaultdict(_halves)

    def add(self, number: int, text: str) -> None:
        """Note the pairs of the article ``number``, the highest so far (``analysis.grams``)."""
        data = text.encode(_UTF16)
        if len(data) > 2 * len(text):
            self._add_apart(number, text)
            return
        # Pairs lie as numbers of four bytes from the first character on, and from the second.
        found = set(memoryview(data)[: len(data) & ~3].cast("I"))
        found.update(memoryview(data[2:])[: len(data) - 2 & ~3].cast("I"))
        self._note(number, array("H", array("I", found).tobytes()))

    def _add_apart(self, number: int, text: str) -> None:
        """Note pairs of which some have characters that take more than two bytes."""
        pairs = grams(text)
        outside = {pair for pair in pairs if max(pair) > "\uffff"}
        self._note(number, array("H", "".join(pairs - outside).encode(_UTF16)))
        _append(map(self._outside.__getitem__, outside), repeat(number))

    def _note(self, number: int, halves: array[int]) -> None:
        firsts = halves[0::2]
        halves[0::2] = array("H", [number]) * len(firsts)
        _append(map(self._firsts.__getitem__, firsts), array("I", halves.tobytes()))

    def sections(self, field: str) -> dict[str, Data]:
        """Return the field as container sections."""
        writer = TermsWriter(field, counted=False)
        rows: Iterable[tuple[bytes, array[int]]] = self._rows()
        if self._outside:
            others = ((pair.encode(), docs) for pair, docs in self._outside.items())
            rows = sorted([*rows, *others])
        rows = list(rows)
        writer.extend([key for key, _ in rows], (docs for _, docs in rows))
        return writer.sections()

    def _rows(self) -> Iterator[tuple[bytes, array[int]]]:
        # Signs between units begin no pair; they sort below all that can be in a unit.
        for first in sorted(one for one in self._firsts if one >= ord(" ")):
            halves = array("H", self._firsts[first].tobytes())
            by_second: defaultdict[int, array[int]] = defaultdict(_halves)
            _append(map(by_second.__getitem__, halves[1::2]), halves[0::2])
            head = chr(first).encode()
            yield from ((head + chr(one).encode(), by_second[one]) for one in sorted(by_second))


def _append(postings: Iterable[array[int]], values: Iterable[int]) -> None:
    # Nothing is kept of it; a deque of none is the quickest loop.
    deque(map(array.append, postings, values), maxlen=0)


def _halves() -> array[int]:
    return array("H")


def _words() -> array[int]:
    return array("I")
