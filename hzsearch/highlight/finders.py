"""What is highlighted for a query tree: finders, each of which sees its places in a text.

A literal, one that stands alone and a pattern are the same to everything that
highlights: something with ``places``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from hzsearch.analysis import condense
from hzsearch.query import Literal, Node, Pattern, Together, Word, children, expression

Span = tuple[int, int]

#: The fields of an article that make up each group of units (analysis.FIELDS).
_GROUPS = {
    "headline": ("kicker", "headline", "subheadline"),
    "byline": ("bylines",),
    "subhead": ("subheads",),
    "body": ("paragraphs",),
}


class Finder(Protocol):
    """Sees where something that was asked for stands in a condensed text.

    ``asked`` is what it was asked as, condensed: finders that share it are names of
    the same thing. ``is_other`` says that it looks for another name than was written.
    ``within`` are the article's fields that it looks at, none for all.
    """

    @property
    def within(self) -> tuple[str, ...]:
        """The article's fields that it looks at, none for all."""

    @property
    def asked(self) -> str:
        """What it was asked as."""

    @property
    def is_other(self) -> bool:
        """Whether what it finds is not what was written."""

    def places(self, condensed: str) -> Iterator[Span]:
        """Yield the places (start, end) in ``condensed``, in order and apart."""


@dataclass(frozen=True, slots=True)
class Exact:
    """Finds a condensed text."""

    text: str
    asked: str
    within: tuple[str, ...] = ()

    @property
    def is_other(self) -> bool:
        """Whether the text is not what was written."""
        return self.asked != self.text

    def places(self, condensed: str) -> Iterator[Span]:
        """Yield the places (start, end) of the text, in order and apart."""
        start = condensed.find(self.text) if self.text else -1
        while start >= 0:
            end = start + len(self.text)
            yield start, end
            start = condensed.find(self.text, end)


@dataclass(frozen=True, slots=True)
class Matching:
    """Finds what a pattern matches in condensed text."""

    pattern: re.Pattern[str]
    asked: str
    is_other: bool = False
    within: tuple[str, ...] = ()

    def places(self, condensed: str) -> Iterator[Span]:
        """Yield the places (start, end) of the matches that hold at least one character."""
        return (found.span() for found in self.pattern.finditer(condensed) if found[0])


def finders(node: Node) -> tuple[Finder, ...]:
    """Return what finds the texts that a match of ``node`` is highlighted for, in its order.

    What is excluded and what only filters is not highlighted.
    """
    return tuple(dict.fromkeys(_finders(node)))


def _finders(node: Node) -> Iterator[Finder]:
    if isinstance(node, Literal):
        yield _literal(node)
    elif isinstance(node, Pattern):
        yield Matching(expression(node), node.text, within=_fields(node))
    elif isinstance(node, Word):
        yield Exact(node.text, node.text)
    elif isinstance(node, Together):
        yield from (Exact(text, text) for text in node.texts)
    for child in children(node):
        yield from _finders(child)


def _literal(node: Literal) -> Finder:
    asked, within = condense(node.of) or node.text, _fields(node)
    if node.alone:
        return Matching(expression(node), asked, asked != node.text, within)
    return Exact(node.text, asked, within)


def _fields(node: Literal | Pattern) -> tuple[str, ...]:
    return tuple(field for group in node.fields for field in _GROUPS[group])
