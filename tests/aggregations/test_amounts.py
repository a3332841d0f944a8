"""The amounts of the matches: which, in what order and groups, with which sentences."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import hzsearch
from hzsearch.cli import main
from hzsearch.errors import UsageError
from hzsearch.index import Index

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "a1",
        "title": "三个项目总投资25.78亿元",
        "body": "　　信创园签约。总投资２５．７８亿元，其中信创项目投资5亿元。园区贷款3000万美元。",
        "zone": "江阴高新区",
        "date": "2024-03-28",
        "topics": ["人才", "新材料"],
    },
    {
        "id": "a2",
        "title": "信创企业营收超10亿元",
        "body": "企业利润在5亿至8亿元之间。",
        "zone": "天津滨海高新区",
        "date": "2024-04-01",
    },
    {"id": "a3", "title": "信创人才", "body": "接待10亿人次。"},
    {"id": "a4", "title": "没有园区", "body": "信创基金规模不到10亿元。"},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = hzsearch.open(tmp_path_factory.mktemp("amounts") / "index")
    index.add(ARTICLES)
    return index


@pytest.mark.parametrize(
    ("amount", "ids"),
    [
        (">10亿", ["a1", "a2"]),
        (">=10亿", ["a1", "a2"]),
        ("<10亿", ["a1", "a2", "a4"]),
        ("10亿", ["a2", "a4"]),
        ("=25.78亿元", ["a1"]),
        ("6亿..7亿", ["a2"]),
        ("6..7亿", ["a2"]),
        ("25亿..", ["a1"]),
        ("..1亿", []),
        (">1000万美元", ["a1"]),
        (">十二亿", ["a1"]),
        ("＞２５亿", ["a1"]),
    ],
)
def test_a_range_of_amounts_filters(index: Index, amount: str, ids: list[str]) -> None:
    assert sorted(hit.id for hit in index.query("信创", amount=amount)) == ids
    assert sorted(hit.id for hit in index.query(f"信创 amount:{amount}")) == ids
    assert index.count(amount=amount) == len(ids)


@pytest.mark.parametrize("amount", [">", "..", "10亿吨", "很多", "8亿..5亿", "1亿元..2亿美元"])
def test_what_is_no_amount_is_told(index: Index, amount: str) -> None:
    with pytest.raises(UsageError, match="amount"):
        index.query("信创", amount=amount)


def test_amounts_beside_the_text_come_first_then_the_greatest(index: Index) -> None:
    found = index.amounts("信创")
    (group,) = found.groups
    assert (found.total, found.articles, group.value) == (7, 3, None)
    assert [(row.id, row.written, row.role, row.near) for row in group.rows] == [
        ("a1", "２５．７８亿元", "总投资", True),
        ("a2", "10亿元", "营收", True),
        ("a4", "10亿元", "基金", True),
        ("a1", "5亿元", "投资", True),
        ("a1", "25.78亿元", "总投资", False),
        ("a2", "5亿至8亿元", "利润", False),
        ("a1", "3000万美元", "贷款", False),
    ]


def test_each_stands_where_it_says_and_is_marked_in_its_sentence(index: Index) -> None:
    for row in index.amounts("信创").groups[0].rows:
        value = getattr(index.show(row.id), row.part)
        text = value if row.number is None else value[row.number]
        assert text[slice(*row.span)] == row.written
        assert row.sentence.text in text
        assert [row.sentence.text[a:b] for a, b in row.sentence.spans] == [row.written]
    sentences = [row.sentence.text for row in index.amounts("信创", amount="5亿").groups[0].rows]
    assert sentences[0] == "总投资２５．７８亿元，其中信创项目投资5亿元。"


def test_groups_and_their_spread(index: Index) -> None:
    found = index.amounts(by="zone")
    assert [(group.value, group.total) for group in found.groups] == [
        ("江阴高新区", 4),
        ("天津滨海高新区", 2),
        (None, 1),
    ]
    first, *_ = found.groups[0].spreads
    assert (first.role, first.currency, first.count) == ("总投资", "CNY", 2)
    assert first.least == first.median == first.most == Decimal("25.78e8")
    assert [group.value for group in index.amounts(by="year").groups] == ["2024", None]
    assert [group.value for group in index.amounts(by="topic").groups][:2] == ["人才", "新材料"]
    spreads = index.amounts("利润", amount="6亿").groups[0].spreads
    ends = [(int(one.least), int(one.median), int(one.most)) for one in spreads]
    assert ends == [(5 * 10**8, 65 * 10**7, 8 * 10**8)]


def test_with_a_range_only_the_amounts_within_it(index: Index) -> None:
    for found in (index.amounts("信创", amount=">20亿"), index.amounts("信创 amount:>20亿")):
        assert {row.written for row in found.groups[0].rows} == {"25.78亿元", "２５．７８亿元"}
        assert (found.total, found.articles) == (2, 1)


def test_losses_are_below_none(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.add([{"id": "b", "title": "年报", "body": "净利润-1.53亿元，营收3亿元。"}])
    assert [row.written for row in index.amounts(amount="<0").groups[0].rows] == ["-1.53亿元"]
    assert index.count(amount="<1亿") == 1


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("(amount:>20亿 OR amount:>1000万美元)", {"25.78亿元", "２５．７８亿元", "3000万美元"}),
        ("信创 (amount:>20亿 OR amount:<1亿美元)", {"25.78亿元", "２５．７８亿元", "3000万美元"}),
        # Met by two amounts of one article.
        ("amount:>20亿 amount:<6亿", {"25.78亿元", "２５．７８亿元", "5亿元"}),
        ("amount:>20亿 NOT amount:>100亿", {"25.78亿元", "２５．７８亿元"}),
    ],
)
def test_with_several_ranges_the_amounts_within_one_of_them(
    index: Index, query: str, written: set[str]
) -> None:
    assert {row.written for row in index.amounts(query).groups[0].rows} == written


def test_numbers_of_several_currencies_are_not_compared(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    body = "投资1000亿日元。投资200亿元。投资3亿美元。投资300亿元。投资2000亿日元。"
    index.add([{"id": "b", "title": "项目", "body": body}])
    rows = index.amounts("项目").groups[0].rows
    assert [row.written for row in rows] == [
        "300亿元",
        "200亿元",
        "2000亿日元",
        "1000亿日元",
        "3亿美元",
    ]


def test_a_limit_is_of_rows_and_not_of_counts(index: Index) -> None:
    (group,) = index.amounts("信创", limit=2).groups
    assert (len(group.rows), group.total) == (2, 7)


def test_nothing_to_group_by(index: Index) -> None:
    with pytest.raises(UsageError, match="nothing to group by"):
        index.amounts("信创", by="weather")


def test_the_command(index: Index) -> None:
    def run(*args: str, code: int = 0) -> str:
        command = ["amounts", *args, "--index", str(Path(str(index.folder)))]
        result = CliRunner().invoke(main, command, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result.output

    facts = json.loads(run("信创", "--by", "zone", "--json"))
    assert facts == index.amounts("信创", by="zone").to_dict()
    assert facts["groups"][0]["rows"][0]["least"] == 2578000000
    lines = run("信创", "--by", "zone", "--jsonl").splitlines()
    assert json.loads(lines[0])["group"] == facts["groups"][0]["value"]
    shown = run("利润", "--amount", "5亿..8亿")
    assert "5亿元–8亿元 利润" in shown
    assert "  利润 1: 5亿元–8亿元\n" in shown
    assert "企业利润在【5亿至8亿元】之间。" in shown
    assert "没有找到金额" in run("人次", code=1)
    assert "is no amount" in run("--amount", "很多", code=2)
