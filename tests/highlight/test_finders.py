"""What of a query tree is looked for, and where it is seen."""

from __future__ import annotations

import re

import pytest

from hzsearch.highlight import Exact, Matching, finders, highlights, passages, snippet, via
from hzsearch.model import Article, Hit
from hzsearch.query import (
    And,
    Best,
    Dates,
    Everything,
    Field,
    Literal,
    Near,
    Not,
    Or,
    Pattern,
    Together,
    Word,
    expression,
)


def test_what_is_excluded_or_only_filters_is_not_looked_for() -> None:
    tree = And(
        (
            Or((Literal("信创"), Literal("ai", alone=True, of="人工智能"))),
            Best((Word("高新区", "高新区"),), 1, within=(Literal("高新"),)),
            Together(("产业", "信创")),
            Not(Literal("外贸")),
            Field("zones", ("江阴",)),
            Dates("2024-01-01", None),
            Everything(),
        )
    )
    assert finders(tree) == (
        Exact("信创", "信创"),
        Matching(expression(Literal("ai", alone=True)), "人工智能", is_other=True),
        Exact("高新区", "高新区"),
        Exact("高新", "高新"),
        Exact("产业", "产业"),
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ai", [(0, 2)]),
        ("人工智能ai走进", [(4, 6)]),
        ("aiot", []),
        ("5ai，ai", [(4, 6)]),
        ("xaiai", []),
    ],
)
def test_an_abbreviation_is_seen_only_by_itself(text: str, places: list[tuple[int, int]]) -> None:
    (finder,) = finders(Literal("ai", alone=True))
    assert list(finder.places(text)) == places


def test_patterns_and_nearness_are_looked_for_too() -> None:
    near = Near(Word("信创", "信创"), Or((Literal("人才"), Literal("园区"))), 8)
    found = finders(And((Pattern("芯?片"), near)))
    assert [finder.asked for finder in found] == ["芯?片", "信创", "人才", "园区"]
    assert list(found[0].places("车芯晶片")) == [(1, 4)]


def test_what_must_stand_in_a_field_is_marked_only_there() -> None:
    article = Article(
        "1", kicker="信创：", headline="谷", paragraphs=("信创。",), bylines=("信创",)
    )
    for field, where in (("headline", "kicker"), ("byline", "bylines"), ("body", "paragraphs")):
        wanted = finders(Literal("信创", fields=(field,)))
        assert [p.field for p in passages(article, wanted) if p.matches] == [where]


def test_a_pattern_is_marked_as_a_literal_is() -> None:
    article = Article("1", headline="高新区", paragraphs=("第３ 号机床和第12号机床。",))
    found = passages(article, [Matching(re.compile(r"第\d*号|x*"), "第*号")])
    shown = snippet(found)
    assert [shown.text[a:b] for a, b in shown.spans] == ["第３ 号", "第12号"]
    assert highlights(found) == {}
    assert via(found) == ()


def test_titles_are_highlighted_each_by_itself() -> None:
    article = Article("1", kicker="信创谷：", headline="谷里", subheadline="“信”创上新")
    found = passages(article, finders(Literal("信创")))
    assert highlights(found) == {"kicker": ((0, 2),), "subheadline": ((1, 4),)}
    hit = Hit(article, 1.0, snippet(found), highlights(found))
    assert hit.to_dict()["highlights"] == {"kicker": [[0, 2]], "subheadline": [[1, 4]]}
    assert "via" not in hit.to_dict()
    assert hit.snippet.text == "“信”创上新"
    assert len({hit, hit}) == 1


def test_a_subhead_is_met_before_its_paragraph_and_one_without_a_place_last() -> None:
    article = Article(
        "1", subheads=("乙", "丙"), paragraphs=("甲", "丁"), subhead_before=(1,), bylines=("戊",)
    )
    assert [passage.text for passage in passages(article, ())] == ["戊", "甲", "乙", "丁", "丙"]
