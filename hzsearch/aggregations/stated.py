"""An amount of money that an article states, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from hzsearch.analysis import condense, fold
from hzsearch.figures import Amount, amounts
from hzsearch.highlight import Finder
from hzsearch.model import Article, Snippet
from hzsearch.query import AmountRange

_SENTENCE_END = re.compile("[。!?]+[”’」』)]*|\n")


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that an article states.

    ``part`` is the field of the article, ``number`` its place there (paragraphs, subheads),
    ``span`` where in that text it stands: ``written``. ``least``, ``most``, ``currency``,
    ``bound`` and ``role`` are those of ``hzsearch.figures.Amount``. ``sentence`` has the amount
    marked; ``near`` says whether what was searched for stands in it too.
    """

    id: str
    zone: str | None
    date: str | None
    headline: str
    part: str
    number: int | None
    span: tuple[int, int]
    written: str
    least: Decimal
    most: Decimal
    currency: str
    bound: str
    role: str | None
    sentence: Snippet
    near: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form, keys as above; whole amounts are whole numbers."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        plain |= {
            "least": plain_number(self.least),
            "most": plain_number(self.most),
            "span": list(self.span),
        }
        return {**plain, "sentence": self.sentence.to_dict()}


def stated(
    article: Article, ranges: Sequence[AmountRange], wanted: Sequence[Finder]
) -> Iterator[Stated]:
    """Yield the amounts of ``article`` that lie within one of ``ranges``, in the order of its text.

    All of them where there are no ``ranges``. ``wanted`` finds what was searched for.
    """
    for unit in _units(article):
        for one in amounts(unit.folded):
            if not ranges or any(_is_within(one, asked) for asked in ranges):
                yield _row(article, unit, one, wanted)


@dataclass(frozen=True, slots=True)
class _Unit:
    part: str
    number: int | None
    text: str
    folded: str


def _units(article: Article) -> Iterator[_Unit]:
    for part in ("kicker", "headline", "subheadline"):
        text = getattr(article, part)
        yield _Unit(part, None, text, fold(text))
    for part in ("subheads", "paragraphs"):
        for number, text in enumerate(getattr(article, part)):
            yield _Unit(part, number, text, fold(text))


def _is_within(one: Amount, wanted: AmountRange) -> bool:
    low, high = one.ends
    is_above = wanted.least is None or high >= wanted.least
    is_below = wanted.most is None or low <= wanted.most
    return is_above and is_below and wanted.currency in {None, one.currency}


def _row(article: Article, unit: _Unit, one: Amount, wanted: Sequence[Finder]) -> Stated:
    first, last = _sentence(unit.folded, one.start, one.end)
    sentence = Snippet(unit.text[first:last], ((one.start - first, one.end - first),))
    return Stated(
        id=article.id,
        zone=article.zone,
        date=article.date,
        headline=article.headline,
        part=unit.part,
        number=unit.number,
        span=(one.start, one.end),
        written=unit.text[one.start : one.end],
        least=one.least,
        most=one.most,
        currency=one.currency,
        bound=one.bound,
        role=one.role,
        sentence=sentence,
        near=_is_near(sentence.text, wanted),
    )


def _is_near(sentence: str, wanted: Sequence[Finder]) -> bool:
    condensed = condense(sentence)
    return any(True for finder in wanted for _ in finder.places(condensed))


def _sentence(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that ``start`` to ``end`` stands in begins and ends."""
    first = max((found.end() for found in _SENTENCE_END.finditer(folded, 0, start)), default=0)
    before = folded[first:start]
    after = _SENTENCE_END.search(folded, end)
    return start - len(before.lstrip()), after.end() if after else len(folded)


def plain_number(value: Decimal) -> int | float:
    """Return ``value`` as JSON has it: a whole number where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)
