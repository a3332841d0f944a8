"""What is asked: a tree of literals and filters, parsed from the user's text."""

from hzsearch.query.parse import Parsed, parse
from hzsearch.query.question import asks, question, several, stopwords
from hzsearch.query.textual import Textual, expression, needed, stands
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
from hzsearch.query.walk import (
    boosted,
    chain,
    children,
    has_filter,
    is_question,
    literals,
    weights,
)
from hzsearch.query.written import written

__all__ = [
    "AmountRange",
    "And",
    "Best",
    "Dates",
    "Everything",
    "Field",
    "Filter",
    "Literal",
    "Near",
    "Node",
    "Not",
    "Or",
    "Parsed",
    "Pattern",
    "Textual",
    "Together",
    "Word",
    "asks",
    "boosted",
    "chain",
    "children",
    "expression",
    "has_filter",
    "is_question",
    "literals",
    "needed",
    "parse",
    "question",
    "several",
    "stands",
    "stopwords",
    "weights",
    "written",
]
