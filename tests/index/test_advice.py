"""What is told to who found nothing."""

from __future__ import annotations

import pytest

import hzsearch

ARTICLES: list[dict[str, object]] = [
    {
        "id": "1",
        "title": "信创谷",
        "body": "信创企业。",
        "zones": ["江阴高新区"],
        "date": "2024-03-28",
    },
    {
        "id": "2",
        "title": "订单班",
        "body": "人才企业。",
        "zones": ["济南高新区"],
        "date": "2023-03-28",
    },
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> hzsearch.Index:
    index = hzsearch.open(tmp_path_factory.mktemp("advice") / "index")
    index.add(ARTICLES)
    return index


@pytest.mark.parametrize(
    ("text", "parts", "nearest"),
    [
        ("信创 外星人", "信创 word 1 | 外星人 word 0", "信创 1"),
        ("信创 人才", "信创 word 1 | 人才 word 1", "信创 1"),
        ("信创 zone:济南", "信创 word 1 | zone:济南 filter 1", "信创 1"),
        ("企业 信创 date:2023", "企业 word 2 | 信创 word 1 | date:2023 filter 1", "企业 信创 1"),
        (
            "企业 -zone:(江阴 OR 济南)",
            "企业 word 2 | -(zone:江阴 OR zone:济南) without group 0",
            "企业 2",
        ),
        ("“信创人才”", '"信创人才" quoted 0', "信创 OR 人才 2"),
        ("“企业信创谷”", '"企业信创谷" quoted 0', "企业信创谷 1"),
        ("外星人", "外星人 word 0", ""),
    ],
)
def test_parts_and_the_nearest_query(
    index: hzsearch.Index, text: str, parts: str, nearest: str
) -> None:
    results = index.query(text)
    assert results.total == 0
    assert results.advice is not None
    told = [f"{part.text} {part.kind} {part.finds}" for part in results.advice.parts]
    assert " | ".join(told) == parts
    found = results.advice.nearest
    assert (f"{found.query} {found.total}" if found else "") == nearest
    assert not found or index.query(found.query).total == found.total


def test_options_are_parts_too(index: hzsearch.Index) -> None:
    advice = index.query("信创", zone=["济南", "济南高新区"], since="2023").advice
    assert advice is not None
    assert [part.text for part in advice.parts] == [
        "信创",
        "zone:济南 OR zone:济南高新区",
        "date:2023..",
    ]
    assert advice.nearest == hzsearch.model.Nearest("信创 date:2023..", 1)


def test_who_finds_something_gets_no_advice(index: hzsearch.Index) -> None:
    assert index.query("信创").advice is None
    assert "advice" not in index.query("信创").to_dict()
