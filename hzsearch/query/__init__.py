"""What is asked: a tree of literals and filters, parsed from the user's text."""

from hzsearch.query.parse import Parsed, parse
from hzsearch.query.tree import (
    And,
    Dates,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Or,
    Together,
    Word,
    literals,
)

__all__ = [
    "And",
    "Dates",
    "Everything",
    "Field",
    "Literal",
    "Node",
    "Not",
    "Or",
    "Parsed",
    "Together",
    "Word",
    "literals",
    "parse",
]
