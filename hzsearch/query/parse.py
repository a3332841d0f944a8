"""The query language: words, "literals", filters, brackets and what joins them.

::

    query  = all { "OR" all }                  one of them
    all    = clause { ["AND"] clause }         each of them
    clause = ["-" | "NOT"] near                near, or all but those
    near   = atom { "NEAR/8" atom }            close together
    atom   = [name ":"] (word | quoted | "(" query ")") ["^2"]
    quoted = "…"  “…”  「…」                    the literal string
    word   =                                   with * and ? within: a pattern

An operator without anything to join is a word. No text raises: what can not be meant
as it is written is searched as text, and the notes say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hzsearch.analysis import condense, fold
from hzsearch.query.textual import runs
from hzsearch.query.tokens import Scanner, Token
from hzsearch.query.tree import (
    And,
    Everything,
    Filter,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Word,
)
from hzsearch.query.walk import boosted

_SURROGATE = re.compile("[\ud800-\udfff]")
_WILD = re.compile(r"(?<=\w)[*?]+(?=\w)|(?<=\w)\*+$|^\*+(?=\w)")
_STARS = re.compile(r"\*+")
# 3 月 28 日, 421.8 亿元, 76.6 %: so many pieces at most.
_FIGURE = re.compile(
    r"(?=.)(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d[\d.,]*(?:%|[亿万]元?|[元个家项名人年])"
    r"|(?=.)(?:[〇零一二三四五六七八九]{4}年)?(?:[一二三四五六七八九十]{1,2}月)?"
    r"(?:[一二三四五六七八九十]{1,3}[日号])?|\d{1,2}[时点]\d{1,2}分"
)
_MOST_PIECES = 6
#: More stars in a word would take too long to look for.
MOST_STARS = 3
_JOINING, _ENDS, _BEGINS = (
    ("AND", "OR", "NEAR"),
    ("word", "quoted", "close"),
    ("word", "quoted", "open"),
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a query, and in sentences what of the text could not be used as written."""

    tree: Node
    notes: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Return the tree that ``text`` means; without text everything, with marks alone nothing."""
    # A lone surrogate is half a character, from a name that is no text; nothing can have it.
    scanner = Scanner(_SURROGATE.sub("\ufffd", text))
    tokens = list(_figures(list(scanner.tokens())))
    parser = _Parser(list(_operators(tokens, scanner.notes)), scanner.notes)
    tree = parser.query()
    if tree is None and text.strip():
        note = f"{text.strip()[:60]} holds only marks 只有标点; search for a word or a number."
        return Parsed(Or(()), (note,))
    return Parsed(Everything() if tree is None else tree, tuple(dict.fromkeys(parser.notes)))


def _figures(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a day or a figure that is written with spaces is one word."""
    at = 0
    while at < len(tokens):
        size = next((n for n in range(_MOST_PIECES, 1, -1) if _is_figure(tokens[at : at + n])), 1)
        text = "".join(token.text for token in tokens[at : at + size])
        yield replace(tokens[at], text=text) if size > 1 else tokens[at]
        at += size


def _is_figure(tokens: Sequence[Token]) -> bool:
    texts = [fold(token.text) for token in tokens if token == Token("word", token.text)]
    # Two numbers side by side are two.
    apart = any(one[-1:].isdigit() and other[:1].isdigit() for one, other in pairwise(texts))
    return len(texts) == len(tokens) and not apart and bool(_FIGURE.fullmatch("".join(texts)))


def _operators(tokens: Sequence[Token], notes: list[str]) -> Iterator[Token]:
    """Yield the tokens; operators that have nothing to join become words, and it is told."""
    before = ""
    for token, after in pairwise([*tokens, Token("end")]):
        is_word = token.kind in _JOINING and before not in _ENDS
        is_word |= token.kind in (*_JOINING, "NOT") and (
            token.negative or not _begins(token, after)
        )
        if is_word:
            notes.append(f"{token.text} has nothing to join; searched as a word 按文字检索.")
            token = replace(token, kind="word")  # noqa: PLW2901  what it is from here on
        yield token
        before = token.kind


def _begins(operator: Token, after: Token) -> bool:
    """Say whether ``after`` begins something that the operator can join."""
    excludes = after.negative or after.kind == "NOT"
    return after.kind in (*_BEGINS, "NOT") and not (operator.kind == "NEAR" and excludes)


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    notes: list[str] = field(default_factory=list)
    at: int = 0

    def query(self) -> Node | None:
        clauses = [self._all()]
        while self._takes("OR"):
            clauses.append(self._all())
        return _joined(Or, clauses)

    def _all(self) -> Node | None:
        clauses: list[Node | None] = []
        while self._kind() not in ("OR", "close", ""):
            if not self._takes("AND"):
                clauses.append(self._clause())
        return _joined(And, clauses)

    def _clause(self) -> Node | None:
        negative = False
        while self._takes("NOT"):
            negative = not negative
        negative ^= self.tokens[self.at].negative
        node = self._near()
        return Not(node) if node and negative else node

    def _near(self) -> Node | None:
        nodes = [self._atom()]
        distances = []
        while self._kind() == "NEAR":
            distances.append(self._take().distance)
            nodes.append(self._atom())
        if not distances:
            return nodes[0]
        return _joined(And, map(self._pair, nodes, nodes[1:], distances))

    def _pair(self, left: Node | None, right: Node | None, distance: int) -> Node | None:
        if left and right and _is_text(left) and _is_text(right):
            return Near(left, right, distance)
        self.notes.append("NEAR joins words, quotations or (a OR b); both sides are searched.")
        return _joined(And, [left, right])

    def _atom(self) -> Node | None:
        token = self._take()
        if token.kind != "open":
            node = self._leaf(token)
            return boosted(node, token.boost) if node else None
        node = self.query()
        boost = self._take().boost if self._kind() == "close" else 1.0
        node = boosted(node, boost) if node else None
        return self._filtered(node, token.name) if node and token.name else node

    def _leaf(self, token: Token) -> Node | None:
        text = condense(token.text)
        if token.name:
            return Filter(token.name, token.text) if text else None
        if token.kind == "quoted":
            if not text:
                self.notes.append(f"The quoted “{token.text}” holds only marks; left out.")
            return Literal(text) if text else None
        return _word(token.text) if text else None

    def _filtered(self, node: Node, name: str) -> Node:
        """Return ``name:(a OR b)``: each word of the brackets as a filter."""
        if isinstance(node, Word | Pattern):
            return Filter(name, node.written, node.weight)
        if isinstance(node, Literal):
            return Filter(name, node.text, node.weight)
        if isinstance(node, And | Or):
            return replace(node, nodes=tuple(self._filtered(one, name) for one in node.nodes))
        if isinstance(node, Not):
            return Not(self._filtered(node.node, name))
        self.notes.append(f"Within {name}:( … ) only words and quotations are filtered.")
        return node

    def _kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _takes(self, kind: str) -> bool:
        found = self._kind() == kind
        self.at += found
        return found


def _joined(
    kind: type[And | Or], nodes: Iterator[Node | None] | Sequence[Node | None]
) -> Node | None:
    kept = tuple(node for node in nodes if node is not None)
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None


def _is_text(node: Node) -> bool:
    """Say whether a node can stand beside NEAR."""
    return isinstance(node, Word | Literal) or (
        isinstance(node, Or) and all(isinstance(child, Word | Literal) for child in node.nodes)
    )


def _word(written: str) -> Node:
    """Return a word, or the pattern that it is by the ``*`` and ``?`` within it."""
    text = condense(written)
    if not text.strip("*"):
        return Everything()
    # A full-width ？ ends a sentence, also within pasted text.
    if not _WILD.search(text) or "？" in written or len(_STARS.findall(text)) > MOST_STARS:
        return Word(text, written)
    # At a word's edge * adds nothing: a literal is found within longer words anyway.
    text = _STARS.sub("*", text).strip("*?")
    return Pattern(text, written=written) if runs(text) != [text] else Literal(text)
