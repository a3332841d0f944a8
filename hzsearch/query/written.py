"""A query tree back into the text that means it: ``parse(written(tree)).tree`` is the tree."""

from __future__ import annotations

from hzsearch.query.tree import And, Everything, Filter, Literal, Near, Node, Not, Or, Pattern, Word

# What would end or begin something else within an unquoted word.
_SIGNS = frozenset(' \t\n\r　"“”「」()（）^')


def written(node: Node) -> str:
    """Return a text for ``node``, a tree as the parser makes it."""
    if isinstance(node, Not):
        return f"-{_one(node.node)}"
    if isinstance(node, And):
        return " ".join(
            _one(child) if isinstance(child, Or) else written(child) for child in node.nodes
        )
    if isinstance(node, Or):
        return " OR ".join(map(_side, node.nodes))
    if isinstance(node, Near):
        return f"{_one(node.left)} NEAR/{node.distance} {_one(node.right)}"
    return _leaf(node)


def _side(node: Node) -> str:
    return written(node) if isinstance(node, And) else _one(node)


def _one(node: Node) -> str:
    """Return a text that stands for itself beside a sign: in brackets where it has parts."""
    text = written(node)
    return f"({text})" if isinstance(node, And | Or | Near | Not) else text


def _leaf(node: Node) -> str:
    match node:
        case Word():
            return node.written + _boost(node.weight)
        case Literal():
            return f'"{node.text}"' + _boost(node.weight)
        case Pattern():
            return node.text + _boost(node.weight)
        case Filter():
            return f"{node.name}:{_quoted(node.value)}{_boost(node.weight)}"
        case Everything():
            return "*"
    raise TypeError(f"{type(node).__name__} is no node of a parsed tree")


def _quoted(value: str) -> str:
    return f'"{value}"' if _SIGNS & set(value) else value


def _boost(weight: float) -> str:
    return "" if weight == 1 else f"^{weight:g}"
