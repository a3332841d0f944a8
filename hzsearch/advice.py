"""What to tell who found nothing: how the query was understood, and the nearest one that finds.

The parts of a query are what must all be true: its words, quotations and filters. The
nearest query leaves out as few of them as can be, filters before words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from hzsearch.model import Advice, Nearest, Part
from hzsearch.query import And, Filter, Literal, Near, Node, Not, Or, Pattern, Word, written

#: In how many articles a tree is that the parser made, once it is resolved.
Total = Callable[[Node], int]

#: Of so many parts at most, every way to leave some out is tried; that is 255 queries.
_MOST_PARTS = 8


def advise(tree: Node, total: Total) -> Advice:
    """Return what helps on, for the parsed ``tree`` of a query that finds nothing."""
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    told = dict.fromkeys((written(node), node) for node in nodes)
    parts = tuple(Part(text, _kind(node), total(node)) for text, node in told if text)
    found = next(_nearest(nodes, parts, total), None)
    return Advice(parts, found)


def _kind(node: Node) -> str:
    inner = node.node if isinstance(node, Not) else node
    names = {Word: "word", Literal: "quoted", Filter: "filter", Pattern: "pattern"}
    return ("without " if inner is not node else "") + names.get(type(inner), "group")


def _nearest(nodes: Sequence[Node], parts: Sequence[Part], total: Total) -> Iterator[Nearest]:
    """Yield queries that find something, the nearest first."""
    for kept in _fewer(nodes, parts):
        if often := total(And(kept)):
            yield Nearest(written(And(kept)), often)
    for node in nodes:
        for looser in _looser(node):
            if often := total(looser):
                yield Nearest(written(looser), often)


def _fewer(nodes: Sequence[Node], parts: Sequence[Part]) -> Iterator[tuple[Node, ...]]:
    """Yield the nodes without one, two, … of them; those that find nothing alone go first."""
    if len(nodes) > _MOST_PARTS:
        nodes = [node for node, part in zip(nodes, parts, strict=False) if part.finds][:_MOST_PARTS]
        yield tuple(nodes)
    for fewer in range(len(nodes) - 1, 0, -1):
        kept = (some for some in combinations(nodes, fewer) if not all(map(_excludes, some)))
        yield from sorted(kept, key=_filters)


def _excludes(node: Node) -> bool:
    """Say whether ``node`` only says what is not wanted, which nobody asks for by itself."""
    return isinstance(node, Not)


def _filters(nodes: Iterable[Node]) -> int:
    """Order by how many filters are kept: what somebody asks about tells more than where."""
    return sum(_kind(node).endswith("filter") for node in nodes)


def _looser(node: Node) -> Iterator[Node]:
    """Yield what asks for nearly the same and less strictly."""
    if isinstance(node, Near):
        yield And((node.left, node.right))
    if isinstance(node, Literal):
        yield Word(node.text, node.text)
    if isinstance(node, Literal | Word):
        yield from _by_words(node.text)


def _by_words(text: str) -> Iterator[Node]:
    """Yield all the words of ``text``, then any of them."""
    from hzsearch.analysis import active_cutter  # noqa: PLC0415  only where nothing was found

    pieces = [piece for piece in active_cutter().cut(text) if len(piece) > 1]
    words = tuple(Word(piece, piece) for piece in dict.fromkeys(pieces) if piece != text)
    if words:
        yield And(words)
        yield Or(words)
