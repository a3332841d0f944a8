"""The query language, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.analysis import condense
from hzsearch.query import (
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
    literals,
    parse,
)
from tests.cases import read_cases

CASES = list(read_cases(Path(__file__).parent / "cases" / "parse.txt"))


def drawn(node: Node) -> str:
    match node:
        case Word():
            return f"word:{node.text}{boost(node.weight)}"
        case Literal():
            return f'"{node.text}"{boost(node.weight)}'
        case Pattern():
            return f"pattern:{node.text}{boost(node.weight)}"
        case Filter():
            return f"[{node.name} {node.value}]{boost(node.weight)}"
        case Everything():
            return "everything"
    return f"({' '.join(joined(node))})"


def joined(node: Node) -> list[str]:
    if isinstance(node, Near):
        return [f"near/{node.distance}", drawn(node.left), drawn(node.right)]
    if isinstance(node, Not):
        return ["not", drawn(node.node)]
    assert isinstance(node, And | Or)
    return [type(node).__name__.lower(), *map(drawn, node.nodes)]


def boost(weight: float) -> str:
    return "" if weight == 1 else f"^{weight:g}"


@pytest.mark.parametrize(("text", "tree"), CASES, ids=[text for text, _ in CASES])
def test_what_a_query_means(text: str, tree: str) -> None:
    assert drawn(parse(text).tree) == tree


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_no_text_asks_for_everything(text: str) -> None:
    assert parse(text).tree == Everything()


@pytest.mark.parametrize("text", ['""', "“”", "「 」", '-""', "《》", "“", "' '", "(《》)"])
def test_marks_alone_find_nothing_and_it_is_said(text: str) -> None:
    parsed = parse(text)
    assert parsed.tree == Or(())
    assert "holds only marks" in parsed.notes[-1]


NOTED = list(read_cases(Path(__file__).parent / "cases" / "notes.txt"))


@pytest.mark.parametrize(("text", "note"), NOTED)
def test_what_is_no_sign_is_said(text: str, note: str) -> None:
    assert note in " ".join(parse(text).notes)


SIGNS = st.text(alphabet='信创a1 -－"“”「」()（）:：^*?.<>/\n', max_size=40)
WORDS = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR", "NEAR/3", "zone:", "date:2024", "^2", "((", ")"]
)


@given(st.text() | SIGNS | st.lists(WORDS | SIGNS, max_size=12).map(" ".join))
def test_no_text_raises(text: str) -> None:
    tree = parse(text).tree
    assert all(literals(tree))


@pytest.mark.parametrize("text", ["信\udcff创", "\ud800", "zone:\ud800", '"\ud800"', "\x00信创"])
def test_what_is_no_text_is_none(text: str) -> None:
    "".join(literals(parse(text).tree)).encode()


def test_a_query_of_endless_words_is_cut_and_told() -> None:
    parsed = parse("信创 " * 1000)
    assert len(list(literals(parsed.tree))) == 256
    assert "Only the first 256 words" in parsed.notes[0]


def test_brackets_beyond_all_sense_are_text() -> None:
    for deep in ("(" * 5000 + "信创" + ")" * 5000, "( " * 99 + "信创" + " )" * 99):
        assert "信创" in "".join(literals(parse(deep).tree))


@given(st.text(alphabet='信创谷aB1 -“”"「」', min_size=1))
def test_a_quoted_text_is_that_literal(text: str) -> None:
    inner = text.replace('"', "")
    if condense(inner):
        assert parse(f'"{inner}"').tree == Literal(condense(inner))
