"""What is asked of the index: a text and filters, into one query tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hzsearch.engines.base import Reader
from hzsearch.expand import resolve
from hzsearch.model import Advice, Meant
from hzsearch.query import And, Everything, Field, Filter, Node, Or, has_filter, parse

Names = str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Request:
    """A text and the filters beside it, as ``Index.query`` takes them."""

    text: str = ""
    zone: Names = None
    topic: Names = None
    since: str | None = None
    until: str | None = None
    exact: bool = False
    amount: str | None = None
    kind: Names = None
    province: Names = None

    @property
    def is_filtered(self) -> bool:
        """Whether there is any filter beside the text."""
        named = self.zone or self.topic or self.kind or self.province
        return bool(named or self.since or self.until or self.amount)

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters in words, as given: ``("zone 园区: 江阴高新区", "since 自: 2024-03")``."""
        said = {
            "zone 园区": "、".join(_names(self.zone)),
            "topic 主题": "、".join(_names(self.topic)),
            "kind 体裁": "、".join(_names(self.kind)),
            "province 省份": "、".join(_names(self.province)),
            "since 自": self.since or "",
            "until 至": self.until or "",
            "amount 金额": self.amount or "",
            "exact 精确": "words as written 逐字" if self.exact else "",
        }
        return tuple(f"{name}: {value}" for name, value in said.items() if value)


@dataclass(frozen=True, slots=True)
class Understood:
    """The tree that a request means in this archive, and in sentences what was not as written."""

    tree: Node
    notes: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()


def understand(request: Request, reader: Reader) -> Understood:
    """Return what ``request`` means in the archive of ``reader``.

    Raises UsageError for what can not be meant: an unknown zone, days that are none.
    """
    parsed = parse(request.text)
    tree, notes = _filled(parsed.tree, reader)
    resolved = resolve(tree, reader, exact=request.exact)
    nodes = [resolved.tree, *_filters(request, reader)]
    nodes = [node for node in nodes if not isinstance(node, Everything)]
    tree = And(tuple(nodes)) if len(nodes) != 1 else nodes[0]
    return Understood(tree, (*parsed.notes, *notes, *resolved.notes), resolved.meant)


def advice(request: Request, reader: Reader) -> Advice:
    """Return how ``request``, which finds nothing, was understood, and what is nearest to it."""
    from hzsearch.advice import advise  # noqa: PLC0415  only where nothing was found

    def total(node: Node) -> int:
        return reader.total(resolve(filled(node, reader), reader, exact=request.exact).tree)

    return advise(_whole(request), total)


def filled(tree: Node, reader: Reader) -> Node:
    """Return a parsed tree with its filters resolved; words stay as they were written."""
    return _filled(tree, reader)[0]


def _whole(request: Request) -> Node:
    """Return the parsed tree with the options as if they had been written in the text."""
    tree = parse(request.text).tree
    nodes = tree.nodes if isinstance(tree, And) else () if tree == Everything() else (tree,)
    return And((*nodes, *_options(request)))


def _options(request: Request) -> Iterator[Node]:
    for name in ("zone", "topic", "kind", "province"):
        if values := _names(getattr(request, name)):
            named = tuple(Filter(name, value) for value in values)
            yield Or(named) if len(named) > 1 else named[0]
    if request.since or request.until:
        yield Filter("date", f"{request.since or ''}..{request.until or ''}")
    if request.amount:
        yield Filter("amount", request.amount)


def _filled(tree: Node, reader: Reader) -> tuple[Node, list[str]]:
    """Return the tree with the filters that are within the text resolved, and what is told."""
    if not has_filter(tree):
        return tree, []
    # Imported here, since most queries need no gazetteer.
    from hzsearch.index.fields import Fields  # noqa: PLC0415

    fields = Fields(_is_used(reader))
    return fields.resolve(tree), fields.notes


def _filters(request: Request, reader: Reader) -> list[Node]:
    if not request.is_filtered:
        return []
    from hzsearch.index.filters import filters  # noqa: PLC0415  as above

    zones, topics = _names(request.zone), _names(request.topic)
    found = list(filters(zones, topics, request.since, request.until, _is_used(reader)))
    found += _named(request, _is_used(reader))
    if request.amount:
        from hzsearch.query.amount import amount_range  # noqa: PLC0415  as above

        found.append(amount_range(request.amount))
    return found


def _named(request: Request, is_used: Callable[[str, str], bool]) -> Iterator[Node]:
    """Yield what the kinds and the provinces mean, one of each; UsageError for unknown ones."""
    from hzsearch.index.fields import MEANINGS  # noqa: PLC0415  as above

    for name in ("kind", "province"):
        if values := _names(getattr(request, name)):
            nodes = tuple(MEANINGS[name](value, is_used) for value in values)
            yield Or(nodes) if len(nodes) > 1 else nodes[0]


def _is_used(reader: Reader) -> Callable[[str, str], bool]:
    return lambda field, value: reader.total(Field(field, (value,))) > 0


def _names(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())
