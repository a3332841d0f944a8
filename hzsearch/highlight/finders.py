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
from hzsearch.query import And, Best, Literal, Node, Or, Together, Word

Span = tuple[int, int]


class Finder(Protocol):
    """Sees where something that was asked for stands in a condensed text.

    ``asked`` is what it was asked as, condensed: finders that share it are names of
    the same thing. ``is_other`` says that it looks for another name than was written.
    """

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
    """Finds a condensed text; ``alone``, only with no Latin letter or digit beside it."""

    text: str
    asked: str
    alone: bool = False

    @property
    def is_other(self) -> bool:
        """Whether the text is not what was written."""
        return self.asked != self.text

    def places(self, condensed: str) -> Iterator[Span]:
        """Yield the places (start, end) of the text, in order and apart."""
        start = condensed.find(self.text) if self.text else -1
        while start >= 0:
            end = start + len(self.text)
            fits = not self.alone or not _is_beside(condensed, start, end)
            if fits:
                yield start, end
            start = condensed.find(self.text, end if fits else start + 1)


@dataclass(frozen=True, slots=True)
class Matching:
    """Finds what a pattern matches in condensed text."""

    pattern: re.Pattern[str]
    asked: str
    is_other: bool = False

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
        yield Exact(node.text, condense(node.of) or node.text, node.alone)
    elif isinstance(node, Word):
        yield Exact(node.text, node.text)
    elif isinstance(node, Together):
        yield from (Exact(text, text) for text in node.texts)
    elif isinstance(node, And | Or | Best):
        within = node.within if isinstance(node, Best) else ()
        for child in (*node.nodes, *within):
            yield from _finders(child)


def _is_beside(text: str, start: int, end: int) -> bool:
    beside = text[start - 1 : start] + text[end : end + 1] if start else text[end : end + 1]
    return any(char.isascii() and char.isalnum() for char in beside)
