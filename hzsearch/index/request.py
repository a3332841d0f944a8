"""What is asked of the index: a text and filters, into one query tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hzsearch.engines.base import Reader
from hzsearch.expand import resolve
from hzsearch.query import And, Everything, Field, Node, parse

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

    @property
    def is_filtered(self) -> bool:
        """Whether there is any filter beside the text."""
        return bool(self.zone or self.topic or self.since or self.until or self.amount)


@dataclass(frozen=True, slots=True)
class Understood:
    """The tree that a request means in this archive, and in sentences what was not as written."""

    tree: Node
    notes: tuple[str, ...] = ()


def understand(request: Request, reader: Reader) -> Understood:
    """Return what ``request`` means in the archive of ``reader``.

    Raises UsageError for what can not be meant: an unknown zone, days that are none.
    """
    parsed = parse(request.text)
    resolved = resolve(parsed.tree, reader, exact=request.exact)
    nodes = [resolved.tree, *_filters(request, reader)]
    nodes = [node for node in nodes if not isinstance(node, Everything)]
    tree = And(tuple(nodes)) if len(nodes) != 1 else nodes[0]
    return Understood(tree, (*parsed.notes, *resolved.notes))


def _filters(request: Request, reader: Reader) -> list[Node]:
    if not request.is_filtered:
        return []
    # Imported here, since most queries need no gazetteer.
    from hzsearch.index.filters import filters  # noqa: PLC0415

    def is_used(field: str, value: str) -> bool:
        return reader.total(Field(field, (value,))) > 0

    zones, topics = _names(request.zone), _names(request.topic)
    found = list(filters(zones, topics, request.since, request.until, is_used))
    if request.amount:
        from hzsearch.query.amount import amount_range  # noqa: PLC0415  as above

        found.append(amount_range(request.amount))
    return found


def _names(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())
