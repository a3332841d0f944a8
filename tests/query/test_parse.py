"""The query language, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.analysis import condense
from hzsearch.errors import UsageError
from hzsearch.query import And, Everything, Literal, Node, Not, Or, Word, literals, parse
from tests.cases import read_cases

CASES = list(read_cases(Path(__file__).parent / "cases" / "parse.txt"))


def drawn(node: Node) -> str:
    if isinstance(node, Word):
        return f"word:{node.text}"
    if isinstance(node, Literal):
        return f'"{node.text}"'
    if isinstance(node, Not):
        return f"(not {drawn(node.node)})"
    assert isinstance(node, And | Or)
    return f"({type(node).__name__.lower()} {' '.join(map(drawn, node.nodes))})"


@pytest.mark.parametrize(("text", "tree"), CASES, ids=[text for text, _ in CASES])
def test_what_a_query_means(text: str, tree: str) -> None:
    assert drawn(parse(text).tree) == tree


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_no_text_asks_for_everything(text: str) -> None:
    assert parse(text).tree == Everything()


@pytest.mark.parametrize("text", ['""', "“”", "「 」", "信创 “《》”", '-""', "《》", "“", "' '"])
def test_marks_alone_are_a_usage_error_in_one_sentence(text: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(text)
    assert str(error.value).rstrip(".").count(". ") == 0


def test_a_quotation_that_is_not_closed_is_said() -> None:
    assert "not closed" in parse("“信创 谷").notes[0]


@given(st.text())
def test_no_other_text_raises(text: str) -> None:
    try:
        tree = parse(text).tree
    except UsageError:
        return
    assert all(literals(tree))


@given(st.text(alphabet='信创谷aB1 -“”"「」', min_size=1))
def test_a_quoted_text_is_that_literal(text: str) -> None:
    inner = text.replace('"', "")
    if condense(inner):
        assert parse(f'"{inner}"').tree == Literal(condense(inner))
