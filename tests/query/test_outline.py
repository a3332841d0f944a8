"""A query tree as an outline: every node shows, and a new type of node too."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from math import inf, nextafter
from pathlib import Path

import pytest
from hypothesis import given

from hzsearch.query import (
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
    literals,
    parse,
)
from hzsearch.query.outline import outline
from tests.cases import read_cases
from tests.contract.archives import QUERIES

CASES = list(read_cases(Path(__file__).parent / "cases" / "outline.txt"))

#: One of each type of node, and its outline. A type to come adds a line.
NODES: list[tuple[Node, list[str]]] = [
    (Everything(), ["everything 全部"]),
    (Literal("信创"), ["literal “信创”"]),
    (Literal("ai", alone=True, weight=0.7), ["literal “ai” by itself 独立 × 0.7"]),
    (Literal("信创", fields=("headline",)), ["literal “信创” in headline"]),
    (Pattern("信*谷", 2.0, ("body", "byline")), ["pattern “信*谷” in body、byline × 2"]),
    (Word("信创", "信創"), ["word “信创”"]),
    (Filter("zone", "江阴"), ["filter 筛选 zone:江阴"]),
    (
        Near(Literal("信创"), Literal("人才"), 5),
        ["NEAR, at most 至多 5 characters apart", "  literal “信创”", "  literal “人才”"],
    ),
    (Together(("信创", "人才")), ["in one paragraph or headline 同段: “信创”、“人才”"]),
    (Field("zones", ("江阴高新区", "天津滨海高新区")), ["zones is 为 江阴高新区、天津滨海高新区"]),
    (AmountRange("CNY", 1e9, None), ["amount 金额 10亿元.. CNY"]),
    (AmountRange("USD", nextafter(3e7, inf), None), ["amount 金额 3000万美元.. USD"]),
    (AmountRange("CNY", None, nextafter(0, -inf)), ["amount 金额 ..0元 CNY"]),
    (AmountRange(None, 1.5e8, None), ["amount 金额 1.5亿.. any currency"]),
    (Dates("2024-03-01", None), ["dates 日期 2024-03-01 …"]),
    (Dates(None, "2024-03-28"), ["dates 日期  … 2024-03-28"]),
    (And(()), ["AND"]),
    (Or((Literal("信创"),)), ["OR", "  literal “信创”"]),
    (Not(Literal("信创")), ["NOT", "  literal “信创”"]),
    (
        Best((Literal("高新区"), Literal("人才")), 1, (Literal("高新"),)),
        [
            "BEST, at least 至少 1 of",
            "  literal “高新区”",
            "  literal “人才”",
            "  only for the order 只排序",
            "    literal “高新”",
        ],
    ),
]


@dataclass(frozen=True)
class Beside:
    """A type of node that the outline has never heard of."""

    nodes: tuple[Node, ...]
    within: int
    last: Node
    ordered: bool = False


@pytest.mark.parametrize(("text", "lines"), CASES, ids=[text for text, _ in CASES])
def test_the_outline_of_a_query(text: str, lines: str) -> None:
    assert list(outline(parse(text).tree).lines()) == lines.splitlines()


@pytest.mark.parametrize(("node", "lines"), NODES, ids=[repr(node) for node, _ in NODES])
def test_the_outline_of_a_node(node: Node, lines: list[str]) -> None:
    assert list(outline(node).lines()) == lines


def test_every_type_of_node_has_an_outline() -> None:
    assert {type(node) for node, _ in NODES} == {*typing.get_args(Node)}


def test_a_type_of_node_without_a_label_shows_what_it_is_and_holds() -> None:
    node = Beside((Literal("信创"), Not(Literal("人才"))), 5, Everything())
    assert list(outline(node).lines()) == [  # type: ignore[arg-type]
        "BESIDE within=5",
        "  literal “信创”",
        "  NOT",
        "    literal “人才”",
        "  everything 全部",
    ]


@given(QUERIES)
def test_every_text_that_is_searched_shows(node: Node) -> None:
    drawn = "\n".join(outline(node).lines())
    assert all(f"“{text}”" in drawn for text in literals(node))


@given(QUERIES)
def test_each_node_is_counted_by_itself(node: Node) -> None:
    asked: list[Node] = []
    drawn = outline(node, lambda one: asked.append(one) or len(asked))  # type: ignore[func-returns-value]
    assert drawn.to_dict()["articles"] > 0
    assert node in asked
    counted = [line for line in drawn.lines() if "article" in line]
    assert len(counted) == len(asked)
