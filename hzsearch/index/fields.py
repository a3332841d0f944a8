"""``name:value`` in a query, into nodes of the query tree; what can not be one, into text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hzsearch.analysis import condense, fold
from hzsearch.errors import UsageError
from hzsearch.gazetteer.places import provinces
from hzsearch.index.filters import IsUsed, dates, topic_field, zone_field
from hzsearch.query import (
    And,
    Best,
    Everything,
    Field,
    Filter,
    Literal,
    Node,
    Not,
    Or,
    Pattern,
    Word,
    boosted,
    parse,
)

#: The kinds of articles (model.Kind), by every name that a user may give them.
KINDS = {
    **dict.fromkeys(("news", "新闻", "消息"), "news"),
    **dict.fromkeys(("photo", "图片", "照片", "图片新闻"), "photo"),
    **dict.fromkeys(("notice", "公告", "启事"), "notice"),
}

_RANGE = re.compile(r"(?P<since>[^.…~]*)(?:\.{2,3}|…|~)(?P<until>[^.…~]*)")
_BOUND = re.compile(r"(?P<sign>[<>]=?)(?P<day>.+)")


@dataclass(slots=True)
class Fields:
    """Resolves the filters of a query; ``notes`` tells which became text, and why."""

    is_used: IsUsed
    notes: list[str] = field(default_factory=list)

    def resolve(self, node: Node) -> Node:
        """Return ``node`` without ``Filter`` nodes."""
        if isinstance(node, Filter):
            return self._node(node)
        if isinstance(node, And | Or | Best):
            return replace(node, nodes=tuple(map(self.resolve, node.nodes)))
        return Not(self.resolve(node.node)) if isinstance(node, Not) else node

    def _node(self, asked: Filter) -> Node:
        try:
            return boosted(MEANINGS[asked.name](asked.value, self.is_used), asked.weight)
        except UsageError as error:
            self.notes.append(f"{error} Searched as text 按文字检索: {asked.value}")
            return Word(condense(asked.value), asked.value)


def _kind(value: str, is_used: IsUsed) -> Node:
    kind = KINDS.get(fold(value), value)
    if fold(value) not in KINDS and not is_used("kind", value):
        raise UsageError(f"No kind of article is called “{value}”; use news, photo or notice.")
    return Field("kind", (kind,))


def _province(value: str, is_used: IsUsed) -> Node:
    name = re.sub("(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$", "", fold(value))
    # Articles that came with a province of their own may write it as they like.
    found = tuple(one for one in dict.fromkeys((name, value)) if is_used("province", one))
    if not found and name not in provinces():
        raise UsageError(f"No article is mainly on a zone in a province called “{value}”.")
    return Field("province", found or (name,))


def _date(value: str, _: IsUsed) -> Node:
    text = fold(value)
    if found := _RANGE.fullmatch(text):
        return dates(found["since"] or None, found["until"] or None)
    if found := _BOUND.fullmatch(text):
        return _bound(found["sign"], found["day"])
    return dates(text, text)


def _bound(sign: str, day: str) -> Node:
    """Return ``>=2024-03`` and its like; beyond a month is what is outside of it."""
    if sign.endswith("="):
        return dates(day, None) if sign[0] == ">" else dates(None, day)
    outside = dates(None, day) if sign[0] == ">" else dates(day, None)
    return And((dates(None, None), Not(outside)))


def _amount(value: str, _: IsUsed) -> Node:
    from hzsearch.query.amount import amount_range  # noqa: PLC0415  few queries ask for one

    return amount_range(value)


def _text(group: str) -> Callable[[str, IsUsed], Node]:
    """Return what a word means that must stand in one group of units; ``*``, that it has any."""

    def meaning(value: str, _: IsUsed) -> Node:
        node = parse(value).tree if "*" in value or "?" in value else None
        if isinstance(node, Pattern | Literal):
            return replace(node, fields=(group,))
        if isinstance(node, Everything):
            return Pattern("?", fields=(group,))
        return Literal(condense(value), fields=(group,))

    return meaning


#: What the value of each filter means; raises UsageError where it means nothing.
MEANINGS: dict[str, Callable[[str, IsUsed], Node]] = {
    "zone": zone_field,
    "topic": topic_field,
    "date": _date,
    "amount": _amount,
    "kind": _kind,
    "province": _province,
    **{group: _text(group) for group in ("headline", "byline", "subhead", "body")},
}


def meaning(name: str, value: str) -> Field:
    """Return what a filter by zone, topic, province or kind means by a value that articles have.

    It may mean more than itself: a city's name, all its zones.
    """
    field = MEANINGS[name](value, lambda _field, _value: True)
    assert isinstance(field, Field)
    return field
