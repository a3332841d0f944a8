"""Brute force: what a query tree means, read off the articles themselves.

Independent of every engine and as plain as can be: units are condensed one by
one, and a literal is looked for with ``in``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hzsearch.analysis import condense, fold
from hzsearch.figures import amounts
from hzsearch.model import Article
from hzsearch.query import (
    AmountRange,
    And,
    Best,
    Dates,
    Everything,
    Field,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Together,
    Word,
)


def units(article: Article) -> list[str]:
    """Return the condensed units of ``article``: what a literal must stand inside."""
    return [unit for group in groups(article).values() for unit in group]


def groups(article: Article) -> dict[str, list[str]]:
    """Return the condensed units by the names that a literal's ``fields`` have for them."""
    whole = {
        "headline": (article.headline, article.kicker, article.subheadline),
        "byline": article.bylines,
        "subhead": article.subheads,
        "body": article.paragraphs,
    }
    return {name: [condense(unit) for unit in units] for name, units in whole.items()}


def means(node: Node, article: Article) -> bool:
    """Return whether ``article`` is one of those that ``node`` means."""
    if isinstance(node, Literal | Pattern | Word | Together | Near):
        of = groups(article)
        fields = node.fields if isinstance(node, Literal | Pattern) else ()
        return any(_stands(node, unit) for name in fields or of for unit in of[name])
    if isinstance(node, Field):
        return any(value in _values(article, node.name) for value in node.values)
    if isinstance(node, Dates | AmountRange):
        return _within(article, node)
    return _logic(node, article)


def _stands(node: Node, unit: str) -> bool:
    if isinstance(node, Pattern):
        return any(_fits(node.text, unit[k:]) for k in range(len(unit) + 1))
    if isinstance(node, Together):
        return all(text in unit for text in node.texts)
    if isinstance(node, Near):
        return _near(node, unit)
    assert isinstance(node, Literal | Word)
    alone = isinstance(node, Literal) and node.alone
    return _alone(node.text, unit) if alone else node.text in unit


def _fits(pattern: str, unit: str) -> bool:
    """Return whether ``unit`` begins as ``pattern`` says: ? is a letter, * up to twelve."""
    if not pattern:
        return True
    if pattern[0] == "*":
        most = next((k for k, c in enumerate(unit) if not _in_word(c)), len(unit))
        return any(_fits(pattern[1:], unit[k:]) for k in range(min(most, 12) + 1))
    same = _in_word(unit[:1]) if pattern[0] == "?" else unit[:1] == pattern[0]
    return bool(unit) and same and _fits(pattern[1:], unit[1:])


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _near(node: Near, unit: str) -> bool:
    left, right = (
        [span for one in _sides(side) for span in _spans(one, unit)]
        for side in (node.left, node.right)
    )
    gaps = [max(c - b, a - d) for a, b in left for c, d in right]
    return any(0 <= gap <= node.distance for gap in gaps)


def _sides(side: Node) -> list[Literal]:
    nodes = side.nodes if isinstance(side, Or) else (side,)
    return [node for node in nodes if isinstance(node, Literal)]


def _spans(one: Literal, unit: str) -> list[tuple[int, int]]:
    size = len(one.text)
    places = [k for k in range(len(unit)) if unit.startswith(one.text, k)]
    return [(k, k + size) for k in places if not one.alone or _is_alone(one.text, unit, k)]


def _alone(text: str, unit: str) -> bool:
    places = (k for k in range(len(unit)) if unit.startswith(text, k))
    return any(_is_alone(text, unit, k) for k in places)


def _is_alone(text: str, unit: str, k: int) -> bool:
    """Return whether no letter or digit is beside ``text`` at ``k``, nor numeral by numeral."""
    numerals = "零〇一二两三四五六七八九十百千万亿点"
    beside = (unit[k - 1 : k] if k else "", text[0]), (unit[k + len(text) :][:1], text[-1])
    return not any(
        (one.isascii() and one.isalnum()) or (one in numerals and edge in numerals)
        for one, edge in beside
        if one
    )


def _logic(node: Node, article: Article) -> bool:
    if isinstance(node, And):
        return all(means(child, article) for child in node.nodes)
    if isinstance(node, Or):
        return any(means(child, article) for child in node.nodes)
    if isinstance(node, Best):
        return sum(means(child, article) for child in node.nodes) >= node.least
    if isinstance(node, Not):
        return not means(node.node, article)
    assert isinstance(node, Everything)
    return True


def matching(node: Node, articles: Iterable[Article]) -> set[str]:
    """Return the ids of the ``articles`` that ``node`` means."""
    return {article.id for article in articles if means(node, article)}


def _values(article: Article, field: str) -> Sequence[str]:
    value = getattr(article, field)
    return value if isinstance(value, tuple) else [value]


def _amounts(article: Article) -> Iterator[tuple[str, float, float]]:
    heads = (article.headline, article.kicker, article.subheadline)
    for unit in (*heads, *article.subheads, *article.paragraphs):
        yield from ((one.currency, *one.ends) for one in amounts(fold(unit)))


def _reaches(node: AmountRange, currency: str, low: float, high: float) -> bool:
    is_in = node.currency is None or node.currency == currency
    is_not_below = node.least is None or high >= node.least
    return is_in and is_not_below and (node.most is None or low <= node.most)


def _within(article: Article, node: Dates | AmountRange) -> bool:
    if isinstance(node, AmountRange):
        return any(_reaches(node, *one) for one in _amounts(article))
    date = article.date
    return date is not None and (node.since or "") <= date <= (node.until or "9999-12-31")
