"""The amounts of a segment's articles, sorted, so that a range of them is two look-ups.

Four columns, an amount a row: its currency and whether it is a range, as one number;
its lower and its upper end; its article. Rows are in the order of the first three.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from hzsearch.engines.whoosh.container import Container, Data
from hzsearch.query import AmountRange

#: A currency (its code), both ends, and the article's number.
Row = tuple[str, float, float, int]

_COLUMNS = ("kind", "low", "high", "article")
_CODES = ("I", "d", "d", "H")


def amount_sections(rows: Iterable[Row]) -> dict[str, Data]:
    """Return ``rows`` as container sections."""
    table = sorted((_kind(code, low < high), low, high, number) for code, low, high, number in rows)
    columns = zip(*table, strict=True) if table else ((),) * len(_COLUMNS)
    return {
        f"amount.{name}": array(code, column)
        for name, code, column in zip(_COLUMNS, _CODES, columns, strict=True)
    }


class Amounts:
    """The amounts in a container."""

    def __init__(self, container: Container) -> None:
        """Map the columns; DamagedIndexError where one is missing."""
        views = [container.view(f"amount.{name}") for name in _COLUMNS]
        self._kinds, self._lows, self._highs, self._articles = views
        if len({*map(len, views)}) != 1:
            raise container.damaged("has columns of amounts of unequal length")

    def lookup(self, wanted: AmountRange) -> Iterator[int]:
        """Yield the articles with an amount in the range, or one that reaches into it."""
        least = -inf if wanted.least is None else wanted.least
        most = inf if wanted.most is None else wanted.most
        for kind, first, last in self._runs():
            code, is_range = _parted(kind)
            if wanted.currency in {None, code}:
                end = bisect_right(self._lows, most, first, last)
                # Only in a range may the upper end reach what the lower one does not.
                start = first if is_range else bisect_left(self._lows, least, first, end)
                rows = range(start, end)
                yield from (self._articles[row] for row in rows if self._highs[row] >= least)

    def rows(self, numbering: Sequence[int]) -> Iterator[Row]:
        """Yield all rows with the new numbers of their articles, but for those below zero."""
        columns = zip(self._kinds, self._lows, self._highs, self._articles, strict=True)
        for kind, low, high, old in columns:
            if numbering[old] >= 0:
                yield _parted(kind)[0], low, high, numbering[old]

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield each kind with its first row and the one after its last."""
        first = 0
        while first < len(self._kinds):
            kind = self._kinds[first]
            last = bisect_right(self._kinds, kind, first)
            yield kind, first, last
            first = last


def _kind(code: str, is_range: bool) -> int:
    """Return the three letters of a currency's code, and whether it is a range, as one number."""
    return int.from_bytes(code.encode(), "big") << 1 | is_range


def _parted(kind: int) -> tuple[str, bool]:
    return (kind >> 1).to_bytes(3, "big").decode("ascii"), bool(kind & 1)
