"""The query tree. Every engine gets the same one; none parses or analyses text.

The meaning of a node is a set of articles:

- ``Literal``: its condensed text stands within one unit of the article; ``alone``, no
  Latin letter or digit stands beside it, nor a numeral in Han beside one; ``fields``, the
  unit is in one of those groups.
- ``Pattern``: a string of its form stands within one unit (:mod:`~hzsearch.query.textual`).
- ``Near``: a text of each side, in either order, with so many characters between at most.
- ``Together``: all its condensed texts stand within one and the same unit.
- ``Field``: the article has one of the values in a keyword field.
- ``Dates``: the article's date lies between two days, both included.
- ``AmountRange``: the article states an amount of money between two ends, both included.
- ``Best``: at least so many of its nodes mean the article; the more, the better.
- ``And``, ``Or``, ``Not``, ``Everything``: as in logic; ``And()`` is everything, ``Or()`` nothing.

Two nodes are only what the parser makes, and no engine sees them: ``Word``, an unquoted
word, which the index resolves to ``Literal``, or to what comes nearest where no article
has the literal; and ``Filter``, ``name:value`` in a query, which it resolves to the above.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A condensed string; ``alone``: with no Latin letter or digit on either side.

    Nor, beside a numeral in Han at its end, with another one.

    ``fields`` are the groups of units it may stand in (analysis.FIELDS), none for all.
    ``weight`` is what a match is worth, and has no part in what matches. Nor has ``of``, the
    word as written that the text stands for, where the text is another name of it.
    """

    text: str
    alone: bool = False
    weight: float = 1.0
    fields: tuple[str, ...] = ()
    of: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A condensed string with ``*`` and ``?`` in it, no ``*`` at its ends.

    Weight and fields are as a Literal's; ``written`` is it as the user wrote it.
    """

    text: str
    weight: float = 1.0
    fields: tuple[str, ...] = ()
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Word:
    """An unquoted word, condensed, and as the user wrote it."""

    text: str
    written: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Filter:
    """``name:value`` as the user wrote it; the name is one of parse.NAMES."""

    name: str
    value: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Together:
    """Condensed strings within one unit."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A text of ``left`` and one of ``right``, at most ``distance`` characters apart.

    Each side is a literal or several of them in an ``Or``; white space and marks that
    condensing drops do not count as characters.
    """

    left: Node
    right: Node
    distance: int


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
    """One of ``values`` in the keyword field ``name`` (engines/columns.py): id, zones, topics."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """ISO days, both included; None is open."""

    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class AmountRange:
    """An amount in a currency (ISO 4217; None is any), both ends included; None is open.

    What is compared are the ends of an amount (``hzsearch.figures.Amount.ends``); a
    range in the text (5亿至8亿元) is meant where it reaches into this one.
    """

    currency: str | None
    least: float | None
    most: float | None


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


Node = (
    Everything
    | Literal
    | Pattern
    | Word
    | Filter
    | Together
    | Near
    | Best
    | Field
    | Dates
    | AmountRange
    | And
    | Or
    | Not
)
