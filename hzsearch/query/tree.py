"""The query tree. Every engine gets the same one; none parses or analyses text.

The meaning of a node is a set of articles:

- ``Literal``: its condensed text stands within one unit of the article; ``alone``, no
  Latin letter or digit stands beside it.
- ``Together``: all its condensed texts stand within one and the same unit.
- ``Field``: the article has one of the values in a keyword field.
- ``Dates``: the article's date lies between two days, both included.
- ``Best``: at least so many of its nodes mean the article; the more, the better.
- ``And``, ``Or``, ``Not``, ``Everything``: as in logic; ``And()`` is everything.

``Word`` is what the parser makes of an unquoted word; the index resolves it to
``Literal``, or to what comes nearest where no article has the literal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A condensed string; ``alone``: with no Latin letter or digit on either side.

    ``weight`` is what a match is worth, and has no part in what matches.
    """

    text: str
    alone: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """An unquoted word, condensed, and as the user wrote it."""

    text: str
    written: str


@dataclass(frozen=True, slots=True)
class Together:
    """Condensed strings within one unit."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """At least ``least`` of ``nodes``, which are the words of a question in its order.

    ``within`` are words within those; they have a part in the order, and none in what matches.
    """

    nodes: tuple[Node, ...]
    least: int
    within: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One of ``values`` in the keyword field ``name``: zones, topics, kind, province."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """ISO days, both included; None is open."""

    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of them at least."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything else."""

    node: Node


Node = Everything | Literal | Word | Together | Best | Field | Dates | And | Or | Not


def literals(node: Node) -> Iterator[str]:
    """Yield the condensed texts that a match is ranked by and highlighted for."""
    if isinstance(node, Literal | Word):
        yield node.text
    elif isinstance(node, Together):
        yield from node.texts
    elif isinstance(node, And | Or | Best):
        for child in _children(node):
            yield from literals(child)


def _children(node: And | Or | Best) -> tuple[Node, ...]:
    return (*node.nodes, *node.within) if isinstance(node, Best) else node.nodes


def weights(node: Node) -> dict[str, float]:
    """Return what a match of each text that is ranked by is worth, in the order asked."""
    found: dict[str, float] = {}
    for text, weight in _weighed(node):
        found[text] = max(weight, found.get(text, 0.0))
    return found


def _weighed(node: Node) -> Iterator[tuple[str, float]]:
    if isinstance(node, Literal):
        yield node.text, node.weight
    elif isinstance(node, And | Or | Best):
        for child in _children(node):
            yield from _weighed(child)
    else:
        yield from ((text, 1.0) for text in literals(node))


def chain(node: Node) -> tuple[str, ...]:
    """Return the texts that stand near each other in a good match, in the order asked.

    Of several names of a thing, or clauses, that is the first one's.
    """
    if isinstance(node, Literal | Word):
        return (node.text,)
    if isinstance(node, Together):
        return node.texts
    if isinstance(node, Or):
        return chain(node.nodes[0]) if node.nodes else ()
    if isinstance(node, And | Best):
        return tuple(text for child in node.nodes for text in chain(child))
    return ()


def is_question(node: Node) -> bool:
    """Say whether a query holds a question: many of its words tell more than one word often."""
    if isinstance(node, And | Or):
        return any(map(is_question, node.nodes))
    return isinstance(node, Best)
