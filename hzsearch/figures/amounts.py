"""Amounts of money in a text: where they stand, how much, in what, as what.

Texts are folded (``hzsearch.analysis.fold``), which keeps lengths, so spans are those
of the text itself. An amount is a number with a currency (25.78亿元, 3000万美元,
人民币5亿), or a number of 亿 or 万 whose sentence says directly before it that it is
money (营收超10亿). 5亿千瓦时, 10亿人次 and 数亿元 are none: no money, or no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.figures.roles import roles
from hzsearch.figures.scan import Figure, figures


@dataclass(frozen=True, slots=True)
class Amount(Figure):
    """A figure of money; ``role`` is what the text says that it is, None where it does not."""

    role: str | None = None


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of the folded ``text`` in order, with their roles."""
    found = list(figures(text))
    spans = [(one.start, one.end) for one in found]
    for one, role in zip(found, roles(text, spans), strict=True):
        yield Amount(one.start, one.end, one.least, one.most, one.currency, one.bound, role)


def sums(text: str) -> Iterator[tuple[str, float, float]]:
    """Yield the currency and the ends (``Figure.ends``) of the amounts of the folded ``text``.

    As many as ``amounts`` yields, but sooner: no role is looked for.
    """
    for one in figures(text):
        yield (one.currency, *one.ends)
