"""Unquoted words, seen against the archive: what they mean here.

A word that stands in some article as it is means exactly that. Only where none
has it, it means its own words, as jieba cuts them, together in one paragraph
or headline; and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.analysis import active_cutter, condense, fold
from hzsearch.engines.base import Reader
from hzsearch.query import And, Literal, Node, Or, Together, Word, asks, question

#: Pieces of a word shorter than this say too little to search for.
SHORTEST = 2


def resolve(node: Node, reader: Reader) -> tuple[Node, tuple[str, ...]]:
    """Return ``node`` without ``Word`` nodes, and notes on those that were widened."""
    notes: list[str] = []
    return _resolve(node, reader, notes), tuple(notes)


def _resolve(node: Node, reader: Reader, notes: list[str]) -> Node:
    if isinstance(node, Word):
        return _word(node, reader, notes)
    if isinstance(node, And) and (asked := _asked(node)):
        return asked
    if isinstance(node, And):
        return And(tuple(_resolve(child, reader, notes) for child in node.nodes))
    if isinstance(node, Or):
        return Or(tuple(_resolve(child, reader, notes) for child in node.nodes))
    # What is excluded is excluded as it was written, never more than that.
    return node


def _asked(node: And) -> Node | None:
    """Return the question that several words are, if they are one."""
    words = [child for child in node.nodes if isinstance(child, Word)]
    text = " ".join(word.written for word in words)
    return question(text) if words and len(words) == len(node.nodes) and asks(text) else None


def _word(word: Word, reader: Reader, notes: list[str]) -> Node:
    literal = Literal(word.text)
    if asks(word.written):
        return question(word.written) or literal
    if len(word.text) < 2 * SHORTEST or reader.total(literal):
        return literal
    if asked := question(word.written):
        return asked
    pieces = tuple(_pieces(word))
    together = Together(pieces)
    if len(pieces) < 2 or not reader.total(together):
        return literal
    shown = "、".join(pieces)
    notes.append(
        f"No article has “{word.written}” as it stands; "
        f"these have {shown} in one paragraph or headline."
    )
    return together


def _pieces(word: Word) -> Iterator[str]:
    """Yield the words within ``word``; none where a part would be too short to mean anything."""
    pieces = [condense(piece) for piece in active_cutter().cut(fold(word.written))]
    wanted = [piece for piece in pieces if any(map(str.isalnum, piece))]
    if all(len(piece) >= SHORTEST for piece in wanted):
        yield from dict.fromkeys(wanted)
