"""What is asked: a tree of literals and filters, parsed from the user's text."""

from hzsearch.query.parse import Parsed, parse
from hzsearch.query.question import asks, question, several
from hzsearch.query.tree import (
    And,
    Best,
    Dates,
    Everything,
    Field,
    Literal,
    Node,
    Not,
    Or,
    Together,
    Word,
    chain,
    is_question,
    literals,
    weights,
)

__all__ = [
    "And",
    "Best",
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
    "asks",
    "chain",
    "is_question",
    "literals",
    "parse",
    "question",
    "several",
    "weights",
]
