"""An article as the engines get it: condensed units, their grams, and counted words.

A unit is one headline, kicker, subheadline, byline, subhead or paragraph: what
a literal match must stand inside. ``text`` holds all units of an article, each
ended by ``UNIT``, in the groups of ``FIELDS``, each ended by ``GROUP``. Neither
sign can be in a unit, since both are white space to Python and condensing drops
that; so nothing ever matches across a seam.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from hzsearch.analysis.cutter import Cutter
from hzsearch.analysis.fold import condense_folded, fold
from hzsearch.model import Article

UNIT = "\n"
GROUP = "\x1e"

#: The groups of units, in the order in which they stand in ``Document.text``.
FIELDS = ("headline", "byline", "subhead", "body")


@dataclass(frozen=True, slots=True)
class Document:
    """One article ready to be indexed: the article, its condensed text, its words by field.

    ``amounts`` are the currency and the ends of each amount of money that it states
    (``hzsearch.figures.sums``), in the order of its units; bylines state none.
    """

    article: Article
    text: str
    words: dict[str, Counter[str]]
    amounts: tuple[tuple[str, float, float], ...]


def document(article: Article, cutter: Cutter) -> Document:
    """Return ``article`` with what an engine indexes of it."""
    groups = {name: list(map(fold, units)) for name, units in _groups(article)}
    text = "".join(_joined(units) + GROUP for units in groups.values())
    names = Counter(filter(None, map(condense_folded, groups["byline"])))
    words = {n: _words(units, cutter) if n != "byline" else names for n, units in groups.items()}
    amounts = tuple(_amounts(unit for n in groups if n != "byline" for unit in groups[n]))
    return Document(article, text, words, amounts)


def grams(text: str) -> set[str]:
    """Return the pairs of neighbouring characters in a ``Document.text``.

    Every character of a unit begins exactly one pair (the last one's ends in
    ``UNIT``), so one table of pairs answers single characters too.
    """
    # Both signs sort below every character that can be in a unit.
    return {pair for pair in set(map(add, text, text[1:])) if pair >= " "}


def _groups(article: Article) -> Iterable[tuple[str, Sequence[str]]]:
    yield "headline", (article.headline, article.kicker, article.subheadline)
    yield "byline", article.bylines
    yield "subhead", article.subheads
    yield "body", article.paragraphs


def _joined(folded: Iterable[str]) -> str:
    return "".join(unit + UNIT for unit in map(condense_folded, folded) if unit)


def _amounts(folded: Iterable[str]) -> Iterator[tuple[str, float, float]]:
    # Imported here, since a query reads no amounts.
    from hzsearch.figures.amounts import sums  # noqa: PLC0415

    for unit in folded:
        yield from sums(unit)


def _words(folded: Iterable[str], cutter: Cutter) -> Counter[str]:
    text = UNIT.join(folded)
    # What is folded is condensed too once it is a word: no word has a mark or a space in it.
    return cutter.count(text) if text else Counter()
