"""The query language: words, "literals", -exclusions and OR.

::

    query  = clause { "OR" clause }      one of the clauses
    clause = { ["-"] (word | quoted) }   all of them, none of the excluded
    quoted = "…"  “…”  「…」               the literal string

A sign has its meaning only where a reader would see it: ``OR`` in capitals
between two clauses, ``-`` before a word, a quotation mark at a word's beginning
that is closed later. Anywhere else it is text. No text raises but one that
asks for nothing: marks alone, or a quotation of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.analysis import condense
from hzsearch.errors import UsageError
from hzsearch.query.tree import And, Everything, Literal, Node, Not, Or, Word

# What closes each opening mark; some keyboards give ” on both sides.
_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a query, and in sentences what of the text could not be used as written."""

    tree: Node
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    quoted: bool = False
    negative: bool = False


def parse(text: str) -> Parsed:
    """Return the tree that ``text`` means.

    Raises UsageError where something quoted holds no character that counts.
    """
    tokens = list(_tokens(text))
    clauses = list(_clauses(tokens))
    nodes = [_clause(clause) for clause in clauses if clause]
    if tokens and not any(condense(token.text) for token in tokens):
        raise UsageError(f"“{text.strip()}” holds only marks; search for a word or a number.")
    tree = Or(tuple(nodes)) if len(nodes) > 1 else (nodes or [Everything()])[0]
    return Parsed(tree, tuple(_notes(tokens)))


def _tokens(text: str) -> Iterator[_Token]:
    i = 0
    while i < len(text):
        if text[i].isspace():
            i += 1
            continue
        negative = text[i] in "-－" and not text[i + 1 : i + 2].isspace() and i + 1 < len(text)
        token, i = _token(text, i + negative)
        yield _Token(token.text, token.quoted, negative)


def _token(text: str, start: int) -> tuple[_Token, int]:
    closing = _QUOTES.get(text[start], "")
    end = text.find(closing, start + 1) if closing else -1
    if end >= 0:
        return _Token(text[start + 1 : end], quoted=True), end + 1
    end = next((i for i in range(start, len(text)) if text[i].isspace()), len(text))
    return _Token(text[start:end]), end


def _clauses(tokens: list[_Token]) -> Iterator[list[_Token]]:
    clause: list[_Token] = []
    for i, token in enumerate(tokens):
        if token == _Token("OR") and 0 < i < len(tokens) - 1:
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


def _clause(tokens: list[_Token]) -> Node:
    nodes = [node for node in map(_node, tokens) if node]
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _node(token: _Token) -> Node | None:
    text = condense(token.text)
    if not text and token.quoted:
        raise UsageError(
            f"The quoted query “{token.text}” holds nothing to search for; "
            "put at least one character that is not a quotation mark or a space between the marks."
        )
    if not text:
        return None
    node: Node = Literal(text) if token.quoted else Word(text, token.text)
    return Not(node) if token.negative else node


def _notes(tokens: list[_Token]) -> Iterator[str]:
    for token in tokens:
        if not token.quoted and token.text[:1] in _QUOTES:
            yield f"The quotation mark in {token.text} is not closed; searched as plain words."
