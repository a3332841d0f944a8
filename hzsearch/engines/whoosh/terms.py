"""A field's terms and postings: sorted keys, and for each its articles.

A posting is the number of an article within its segment, two bytes, since a
segment holds at most 65,535 articles; a field that ranks also keeps, in one
byte, how often the article has the term (255 and more count as 255).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from hzsearch.engines.whoosh.container import Container, Data

MOST_ARTICLES = 0xFFFF
MOST_OFTEN = 0xFF


class TermsWriter:
    """Collects a field's terms, in ascending order, into the sections that hold them."""

    def __init__(self, field: str, *, counted: bool) -> None:
        self._field = field
        self._counted = counted
        self._keys = bytearray()
        self._key_ends = array("I", [0])
        self._docs = array("H")
        self._doc_ends = array("I", [0])
        self._counts = bytearray()

    def add(self, key: bytes, docs: array[int], counts: bytes | bytearray = b"") -> None:
        """Add a term with its articles, ascending, and how often each has it."""
        self._keys += key
        self._key_ends.append(len(self._keys))
        self._docs += docs
        self._doc_ends.append(len(self._docs))
        self._counts += counts

    def extend(self, keys: Sequence[bytes], postings: Iterable[array[int]]) -> None:
        """Add many terms at once; ``postings`` has the articles of each, and no counts."""
        each = list(postings)
        self._extend_ends(keys, each)
        self._docs.frombytes(b"".join(each))

    def extend_counted(self, keys: Sequence[bytes], postings: Iterable[array[int]]) -> None:
        """Add many terms at once, each article with its count (``with_count``)."""
        each = list(postings)
        self._extend_ends(keys, each)
        halves = array("H", b"".join(each))
        self._docs += halves[0::2]
        self._counts += bytes(halves[1::2].tolist())

    def _extend_ends(self, keys: Sequence[bytes], postings: Sequence[array[int]]) -> None:
        ends = accumulate(map(len, keys), initial=self._key_ends.pop())
        self._key_ends.extend(ends)
        self._keys += b"".join(keys)
        self._doc_ends.extend(accumulate(map(len, postings), initial=self._doc_ends.pop()))

    def sections(self) -> dict[str, Data]:
        """Return the field as container sections."""
        parts: dict[str, Data] = {
            "keys": self._keys,
            "key_ends": self._key_ends,
            "docs": self._docs,
            "doc_ends": self._doc_ends,
        }
        if self._counted:
            parts["counts"] = self._counts
        return {f"{self._field}.{name}": data for name, data in parts.items()}


def with_count(number: int, counts: Iterable[int]) -> array[int]:
    """Return an article's number with each of ``counts``, two halves of one number of four bytes.

    Halves and not sums, so that postings are parted without looking at each of them.
    """
    often = array("H", counts)
    halves = array("H", bytes(4 * len(often)))
    halves[0::2] = array("H", [number]) * len(often)
    halves[1::2] = often
    return array("I", halves.tobytes())


class Terms:
    """A field's terms, read from a container."""

    def __init__(self, container: Container, field: str) -> None:
        self._keys = container.view(f"{field}.keys")
        self._key_ends = container.view(f"{field}.key_ends")
        self._docs = container.view(f"{field}.docs")
        self._doc_ends = container.view(f"{field}.doc_ends")
        self._container, self._field = container, field

    def __len__(self) -> int:
        return len(self._key_ends) - 1

    def key(self, i: int) -> bytes:
        """Return the ``i``-th term, as UTF-8."""
        return bytes(self._keys[self._key_ends[i] : self._key_ends[i + 1]])

    def at(self, key: bytes) -> int:
        """Return the place of the first term not less than ``key``."""
        return bisect_left(range(len(self)), key, key=self.key)

    def find(self, key: bytes) -> int | None:
        """Return the place of the term ``key``, None where it is not a term."""
        i = self.at(key)
        return i if i < len(self) and self.key(i) == key else None

    def docs(self, i: int) -> memoryview:
        """Return the articles of the ``i``-th term, ascending."""
        return self._docs[self._doc_ends[i] : self._doc_ends[i + 1]]

    def counts(self, i: int) -> memoryview:
        """Return how often each article of ``docs(i)`` has the ``i``-th term."""
        counts = self._container.view(f"{self._field}.counts")
        return counts[self._doc_ends[i] : self._doc_ends[i + 1]]

    def frequency(self, i: int) -> int:
        """Return in how many articles the ``i``-th term is."""
        return int(self._doc_ends[i + 1] - self._doc_ends[i])

    def lookup(self, key: bytes) -> memoryview:
        """Return the articles of the term ``key``; empty where it is not a term."""
        i = self.find(key)
        return self._docs[:0] if i is None else self.docs(i)

    def starting(self, prefix: bytes) -> Iterator[int]:
        """Yield the places of the terms that begin with ``prefix``."""
        i = self.at(prefix)
        while i < len(self) and self.key(i).startswith(prefix):
            yield i
            i += 1

    def places(self, prefixes: Sequence[bytes] | None) -> Iterable[int]:
        """Return the places of the terms with one of the prefixes, of all where these are None."""
        if prefixes is None:
            return range(len(self))
        return chain.from_iterable(map(self.starting, prefixes))

    def prefix_docs(self, prefix: bytes) -> Iterable[memoryview]:
        """Yield the articles of each term that begins with ``prefix``."""
        return map(self.docs, self.starting(prefix))
