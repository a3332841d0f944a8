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
    Node,
    Not,
    Or,
    Together,
    Word,
)


def units(article: Article) -> list[str]:
    """Return the condensed units of ``article``: what a literal must stand inside."""
    heads = (article.headline, article.kicker, article.subheadline)
    whole = (*heads, *article.bylines, *article.subheads, *article.paragraphs)
    return [condense(unit) for unit in whole]


def means(node: Node, article: Article) -> bool:
    """Return whether ``article`` is one of those that ``node`` means."""
    if isinstance(node, Literal) and node.alone:
        return any(_alone(node.text, unit) for unit in units(article))
    if isinstance(node, Literal | Word):
        return any(node.text in unit for unit in units(article))
    if isinstance(node, Together):
        return any(all(text in unit for text in node.texts) for unit in units(article))
    if isinstance(node, Field):
        return any(value in _values(article, node.name) for value in node.values)
    if isinstance(node, Dates | AmountRange):
        return _within(article, node)
    return _logic(node, article)


def _alone(text: str, unit: str) -> bool:
    places = [k for k in range(len(unit)) if unit.startswith(text, k)]
    beside = [(unit[k - 1 : k] if k else "") + unit[k + len(text) :][:1] for k in places]
    return any(not any(c.isascii() and c.isalnum() for c in chars) for chars in beside)


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
