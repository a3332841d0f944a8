"""What is read off a query tree: the texts that a match is ranked by and highlighted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hzsearch.query.textual import runs
from hzsearch.query.tree import (
    And,
    Best,
    Dates,
    Everything,
    Filter,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Together,
    Word,
)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes within ``node`` whose texts count for it; what is excluded does not."""
    if isinstance(node, Best):
        return (*node.nodes, *node.within)
    if isinstance(node, Near):
        return node.left, node.right
    return node.nodes if isinstance(node, And | Or) else ()


def dated(node: Node) -> Node:
    """Return the days that every match lies in, as a node; Everything where any day may match."""
    days = tuple(_days(node))
    return And(days) if days else Everything()


def _days(node: Node) -> Iterator[Dates]:
    if isinstance(node, Dates):
        yield node
    elif isinstance(node, And):
        for one in node.nodes:
            yield from _days(one)


def literals(node: Node) -> Iterator[str]:
    """Yield the condensed texts that a match is highlighted for."""
    if isinstance(node, Literal | Word):
        yield node.text
    elif isinstance(node, Together):
        yield from node.texts
    for child in children(node):
        yield from literals(child)


def weights(node: Node) -> dict[str, float]:
    """Return what a match of each text that is ranked by is worth, in the order asked."""
    found: dict[str, float] = {}
    for text, weight in _weighed(node):
        found[text] = max(weight, found.get(text, 0.0))
    return found


def _weighed(node: Node) -> Iterator[tuple[str, float]]:
    if isinstance(node, Literal | Word):
        yield node.text, node.weight
    elif isinstance(node, Pattern):
        # A single character of a pattern is everywhere, and tells nothing.
        yield from ((run, node.weight) for run in runs(node.text) if len(run) > 1)
    elif isinstance(node, Together):
        yield from ((text, 1.0) for text in node.texts)
    for child in children(node):
        yield from _weighed(child)


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


def boosted(node: Node, factor: float) -> Node:
    """Return ``node`` with matches of its texts worth ``factor`` times what they were."""
    if isinstance(node, Literal | Word | Pattern | Filter):
        return replace(node, weight=node.weight * factor)
    if isinstance(node, And | Or | Best):
        return replace(node, nodes=tuple(boosted(child, factor) for child in node.nodes))
    if isinstance(node, Near):
        return replace(node, left=boosted(node.left, factor), right=boosted(node.right, factor))
    return node


def is_question(node: Node) -> bool:
    """Say whether a query holds a question: many of its words tell more than one word often."""
    return isinstance(node, Best) or any(map(is_question, children(node)))


def has_filter(node: Node) -> bool:
    """Say whether there is a ``Filter`` to resolve."""
    inner = (node.node,) if isinstance(node, Not) else children(node)
    return isinstance(node, Filter) or any(map(has_filter, inner))
