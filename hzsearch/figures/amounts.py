"""Amounts of money in a text: where they stand, how much, in what, as what.

Texts are folded (``hzsearch.analysis.fold``), which keeps lengths, so spans are those
of the text itself. An amount is a number with a currency (25.78亿元, 3000万美元,
人民币5亿), or a number of 亿 or 万 whose sentence says directly before it that it is
money (营收超10亿). 5亿千瓦时, 10亿人次 and 数亿元 are none: no money, or no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import inf, nextafter

from hzsearch.figures.bounds import Bound
from hzsearch.figures.roles import roles
from hzsearch.figures.scan import figures


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``text[start:end]``, in whole units of ``currency`` (ISO 4217).

    ``least`` and ``most`` are equal but for a range (5亿至8亿元). ``bound`` is ">"
    (超, 逾, 以上, 多), "<" (不到, 最高, 以下), "~" (约, 近, 左右), else "=". ``role`` is what
    the text says that it is, None where it does not.
    """

    start: int
    end: int
    least: Decimal
    most: Decimal
    currency: str
    bound: Bound
    role: str | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """What it is compared by: both ends, a bound's a hair above or below its number.

        So 超10亿 is more than 10亿, 不到10亿 less, and each of them next to it.
        """
        return _ends(self.least, self.most, self.bound)


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of the folded ``text`` in order, with their roles."""
    found = list(figures(text))
    spans = [(one.start, one.end) for one in found]
    for one, role in zip(found, roles(text, spans), strict=True):
        yield Amount(one.start, one.end, one.least, one.most, one.currency, one.bound, role)


def sums(text: str) -> Iterator[tuple[str, float, float]]:
    """Yield the currency and the ends (``Amount.ends``) of the amounts of the folded ``text``.

    As many as ``amounts`` yields, but sooner: no role is looked for.
    """
    for one in figures(text):
        yield (one.currency, *_ends(one.least, one.most, one.bound))


def _ends(least: Decimal, most: Decimal, bound: Bound) -> tuple[float, float]:
    low, high = float(least), float(most)
    if bound in {">", "<"}:
        beyond = inf if bound == ">" else -inf
        return nextafter(low, beyond), nextafter(high, beyond)
    return low, high
