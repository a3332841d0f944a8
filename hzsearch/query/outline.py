"""A query tree as an outline that people read: one node a line, what is in it below, indented.

In: any node. Out: an :class:`Outline` of labels. A node type that has no label of its own here
is drawn by its class and its fields, so a new one shows at once; ``label.register`` and
``parts.register`` give it better words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from functools import singledispatch
from typing import Any

from hzsearch.query.tree import (
    AmountRange,
    And,
    Best,
    Dates,
    Everything,
    Field,
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


@dataclass(frozen=True, slots=True)
class Outline:
    """A node's label, in how many articles it is (None: nobody counted), and what is in it."""

    label: str
    articles: int | None = None
    parts: tuple[Outline, ...] = ()

    def lines(self, indent: str = "") -> Iterator[str]:
        """Yield the node's line, and those of its parts two blanks further in."""
        many = "" if self.articles == 1 else "s"
        count = "" if self.articles is None else f" · {self.articles} article{many} 篇"
        yield f"{indent}{self.label}{count}"
        for part in self.parts:
            yield from part.lines(indent + "  ")

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: label, articles where they were counted, parts if any."""
        facts: dict[str, Any] = {"label": self.label}
        if self.articles is not None:
            facts["articles"] = self.articles
        if self.parts:
            facts["parts"] = [part.to_dict() for part in self.parts]
        return facts


def outline(node: Node, total: Callable[[Node], int] | None = None) -> Outline:
    """Return the outline of ``node``; ``total`` counts the articles that a node means."""
    return Outline(
        label(node),
        total(node) if total else None,
        tuple(
            Outline(named, None, tuple(outline(one, total) for one in nodes))
            if named
            else outline(nodes[0], total)
            for named, nodes in parts(node)
        ),
    )


Part = tuple[str, tuple[Node, ...]]


@singledispatch
def label(node: Any) -> str:
    """Return a node in a few words, without what is in it."""
    told = (f"{name}={value!r}" for name, value in _facts(node))
    return " ".join((type(node).__name__.upper(), *told))


@singledispatch
def parts(node: Any) -> Iterator[Part]:
    """Yield what is in a node: a node alone without a name, or several under a name."""
    for field in fields(node):
        value = getattr(node, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if _is_node(one):
                yield "", (one,)


@label.register
def _(node: Literal) -> str:
    alone = " by itself 独立" if node.alone else ""
    return f"literal “{node.text}”{alone}{_where(node)}{_worth(node)}"


@label.register
def _(node: Pattern) -> str:
    return f"pattern “{node.text}”{_where(node)}{_worth(node)}"


@label.register
def _(node: AmountRange) -> str:
    from hzsearch.figures.shown import shown  # noqa: PLC0415  most queries have no amounts

    # An open end (>10亿) is a hair beyond its number: that is rounded away.
    least, most = (
        "" if end is None else shown(Decimal(f"{round(end, 2):.15g}") + 0, node.currency)
        for end in (node.least, node.most)
    )
    return f"amount 金额 {least}..{most} {node.currency or 'any currency'}"


@label.register
def _(node: Word) -> str:
    return f"word “{node.text}”{_worth(node)}"


@label.register
def _(node: Filter) -> str:
    return f"filter 筛选 {node.name}:{node.value}"


@label.register
def _(node: Near) -> str:
    return f"NEAR, at most 至多 {node.distance} characters apart"


@label.register
def _(node: Together) -> str:
    return f"in one paragraph or headline 同段: {'、'.join(f'“{text}”' for text in node.texts)}"


@label.register
def _(node: Best) -> str:
    return f"BEST, at least 至少 {node.least} of"


@label.register
def _(node: Field) -> str:
    return f"{node.name} is 为 {'、'.join(node.values)}"


@label.register
def _(node: Dates) -> str:
    return f"dates 日期 {node.since or ''} … {node.until or ''}".rstrip()


@label.register
def _(_: Everything) -> str:
    return "everything 全部"


@label.register(And)
@label.register(Or)
@label.register(Not)
def _(node: And | Or | Not) -> str:
    return type(node).__name__.upper()


@parts.register
def _(node: Best) -> Iterator[Part]:
    yield from (("", (child,)) for child in node.nodes)
    if node.within:
        yield "only for the order 只排序", node.within


def _where(node: Literal | Pattern) -> str:
    return f" in {'、'.join(node.fields)}" if node.fields else ""


def _worth(node: Literal | Pattern | Word) -> str:
    return f" × {node.weight:g}" if node.weight != 1 else ""


def _facts(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of ``node`` that hold no nodes, unless they are as they are by default."""
    for field in fields(node):
        value = getattr(node, field.name)
        held = value if isinstance(value, tuple) else (value,)
        if value != field.default and not any(map(_is_node, held)):
            yield field.name, value


def _is_node(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, type)
