"""An amount of money that an article states, with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from hzsearch.analysis import fold
from hzsearch.figures import Amount, amounts
from hzsearch.highlight import matches
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
    article: Article, ranges: Sequence[AmountRange], texts: Sequence[str]
) -> Iterator[Stated]:
    """Yield the amounts of ``article`` that lie within all ``ranges``, in the order of its text.

    ``texts`` are the condensed strings that were searched for.
    """
    for part, number, text in _units(article):
        for one in amounts(fold(text)):
            if all(_is_within(one, wanted) for wanted in ranges):
                yield _row(article, part, number, text, one, texts)


def _units(article: Article) -> Iterator[tuple[str, int | None, str]]:
    for part in ("kicker", "headline", "subheadline"):
        yield part, None, getattr(article, part)
    for part in ("subheads", "paragraphs"):
        for number, text in enumerate(getattr(article, part)):
            yield part, number, text


def _is_within(one: Amount, wanted: AmountRange) -> bool:
    low, high = one.ends
    is_above = wanted.least is None or high >= wanted.least
    is_below = wanted.most is None or low <= wanted.most
    return is_above and is_below and wanted.currency in {None, one.currency}


def _row(
    article: Article, part: str, number: int | None, text: str, one: Amount, texts: Sequence[str]
) -> Stated:
    first, last = _sentence(text, one.start, one.end)
    sentence = Snippet(text[first:last], ((one.start - first, one.end - first),))
    return Stated(
        id=article.id,
        zone=article.zone,
        date=article.date,
        headline=article.headline,
        part=part,
        number=number,
        span=(one.start, one.end),
        written=text[one.start : one.end],
        least=one.least,
        most=one.most,
        currency=one.currency,
        bound=one.bound,
        role=one.role,
        sentence=sentence,
        near=bool(matches(sentence.text, texts)),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of ``text`` that ``start`` to ``end`` stands in begins and ends."""
    folded = fold(text)
    before = [found.end() for found in _SENTENCE_END.finditer(folded, 0, start)]
    after = _SENTENCE_END.search(folded, end)
    first = before[-1] if before else 0
    indent = len(text[first:start]) - len(text[first:start].lstrip())
    return first + indent, after.end() if after else len(text)


def plain_number(value: Decimal) -> int | float:
    """Return ``value`` as JSON has it: a whole number where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)
