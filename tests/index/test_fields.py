"""Filters, brackets, nearness and wildcards within a query, asked of an index."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hzsearch

ARTICLES: list[dict[str, object]] = [
    {
        "id": "1",
        "kicker": "江阴高新区：",
        "headline": "信创人才订单班开班",
        "bylines": ["林可"],
        "paragraphs": ["首批人才来自六所院校，信创企业出题。", "林可记录。"],
        "zone": "江阴高新区",
        "zones": ["江阴高新区"],
        "province": "江苏",
        "topics": ["人才"],
        "date": "2024-03-28",
    },
    {
        "id": "2",
        "headline": "半导体材料厂投产",
        "paragraphs": ["信创企业到会。中国车载芯片谷揭牌。"],
        "zones": ["无锡高新区"],
        "topics": ["新材料"],
        "date": "2024-01-31",
    },
    {
        "id": "3",
        "kind": "photo",
        "paragraphs": ["工业和信息化部的人才大会。"],
        "date": "2023-12-31",
    },
    {"id": "4", "headline": "更正", "paragraphs": ["日期有误。"], "subheads": ["信创"]},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> hzsearch.Index:
    index = hzsearch.open(tmp_path_factory.mktemp("fields") / "index")
    index.add(ARTICLES)
    return index


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("zone:江阴", "1"),
        ("园区：江陰 信创", "1"),
        ("zone:江苏", "1 2"),
        ("zone:(江阴 OR 无锡) 信创", "1 2"),
        ("-zone:江阴 信创", "2 4"),
        ("topic:人才", "1"),
        ("province:江苏省", "1"),
        ("province:海南省", ""),
        ("kind:photo", "3"),
        ("类型:图片", "3"),
        ("体裁:图片", "3"),
        ("-kind:photo", "1 2 4"),
        ("headline:信创", "1"),
        ("subhead:信创", "4"),
        ("body:信创", "1 2"),
        ("byline:林可", "1"),
        ("body:林*录", "1"),
        ("byline:*", "1"),
        ("byline:*可", "1"),
        ("headline:*人才*", "1"),
        ("kind:PHOTO", "3"),
        ("zone: 江阴", "1"),
        ("date:2024-01~2024-03", "1 2"),
        ("date:2024-03", "1"),
        ("date:2024-01..2024-03", "1 2"),
        ("date:2024-02..", "1"),
        ("date:..2024-02", "2 3"),
        ("date:>2024-01", "1"),
        ("date:>=2024-01", "1 2"),
        ("date:<2024", "3"),
        ("-date:2024", "3 4"),
        ("(信创 OR 人才) -date:2024", "3 4"),
        ("信创 NEAR/2 人才", "1"),
        ("人才 NEAR/2 信创", "1"),
        ("订单 NEAR/0 班", "1"),
        ("人才 NEAR/3 企业", ""),
        ("(开班 OR 到会) NEAR/4 (信创 OR 人才)", "1 2"),
        ("工信部 NEAR/3 人才", "3"),
        ("中国*谷", "2"),
        ("车?芯片", "2"),
        ("信创?企业", ""),
        ("半导*", "2"),
        ("*", "1 2 3 4"),
        ("更正 AND NOT 信创", ""),
    ],
)
def test_what_a_query_finds(index: hzsearch.Index, text: str, ids: str) -> None:
    assert sorted(hit.id for hit in index.query(text)) == ids.split()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("zone:无此高新区", "No zone is called “无此高新区”"),
        ("zone:江阴高薪区", "江阴高新区"),
        ("topic:人材", "No topic is called “人材”"),
        ("date:2024-02-30", "is no day"),
        ("date:2024-00", "is no day"),
        ("date:2024..2023", "run backwards"),
        ("kind:poem", "use news, photo or notice"),
        ("province:火星", "province called “火星”"),
    ],
)
def test_a_filter_that_means_nothing_is_text_and_it_is_said(
    index: hzsearch.Index, text: str, note: str
) -> None:
    assert any(note in told and "Searched as text" in told for told in index.query(text).notes)


def test_a_boost_changes_the_order_and_nothing_else(index: hzsearch.Index) -> None:
    plain, boosted = index.query("开班 OR 投产"), index.query("开班 OR 投产^9")
    assert {hit.id for hit in plain} == {hit.id for hit in boosted} == {"1", "2"}
    assert boosted[0].id == "2"


def test_a_boost_on_a_filter_counts(index: hzsearch.Index) -> None:
    one, other = "body:记录", "body:揭牌"
    assert index.query(f"{one}^9 OR {other}")[0].id == "1"
    assert index.query(f"{one} OR {other}^9")[0].id == "2"


def test_a_text_with_signs_is_found_as_it_stands(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = hzsearch.open(tmp_path_factory.mktemp("signs") / "index")
    link = "https://example.cn/a?b=c*d"
    index.add([{"id": "1", "title": "公告", "body": f"详见{link}，版面297*210毫米。"}])
    for text in (link, "297*210毫米"):
        assert [hit.id for hit in index.query(text)] == ["1"]
        assert [hit.id for hit in index.query(text, exact=True)] == ["1"]


def test_near_keeps_abbreviations_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = hzsearch.open(tmp_path_factory.mktemp("near") / "index")
    index.add(
        [
            {"id": "1", "title": "一", "body": "mail系统升级。后来说起人工智能。"},
            {"id": "2", "title": "二", "body": "AI系统升级。"},
        ]
    )
    assert [hit.id for hit in index.query("人工智能 NEAR/1 系统")] == ["2"]


def test_a_filter_beside_a_question_narrows_it(index: hzsearch.Index) -> None:
    assert [hit.id for hit in index.query("江阴的信创人才从哪里来 zone:江阴")] == ["1"]
    assert index.query("江阴的信创人才从哪里来 date:2022").total == 0


SIGNS = st.text(alphabet='信创1 -"“”()（）:：^*?.<>/谷', max_size=20)
PARTS = st.sampled_from(["AND", "OR", "NOT", "NEAR/3", "zone:", "date:", "^2", "(", ")", "信创"])


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=SIGNS | st.lists(PARTS | SIGNS, max_size=8).map(" ".join))
def test_no_text_raises(index: hzsearch.Index, text: str) -> None:
    results = index.query(text)
    assert results.total >= len(results)
