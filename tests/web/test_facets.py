"""Every number of a facet is what its click finds; what is chosen stands above the hits."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from tests.web.links import Links

VALUE = re.compile(r'<li><a href="([^"]+)">([^<]+)</a> <span class="count">(\d+)</span>')
TOTAL = re.compile(r"共 (\d+) 篇")


def values(page: str) -> list[tuple[str, str, int]]:
    """Return the link, the name and the count of each value beside the results."""
    nav = page.partition('<nav class="facets"')[2].partition("</nav>")[0]
    return [(unescape(link), name, int(count)) for link, name, count in VALUE.findall(nav)]


def total(page: str) -> int:
    found = TOTAL.search(page)
    assert found
    return int(found[1])


@pytest.mark.parametrize("days", [{}, {"since": "2024-03-20", "until": "2024-05-10"}])
def test_every_number_is_what_the_click_finds(client: TestClient, days: dict[str, str]) -> None:
    found = values(client.get("/", params={"q": "信创", **days}).text)
    names = {name for _, name, _ in found}
    assert {"济南高新区", "信创与网络安全", "2024-03", "全年", "全部", "新闻"} <= names
    for link, _, count in found:
        assert total(client.get(link).text) == count, link


def test_the_numbers_of_the_api_are_those_of_the_page(client: TestClient) -> None:
    facets = client.get("/api/v1/search", params={"q": "信创", "facets": "1"}).json()["facets"]
    page = {(name, count) for _, name, count in values(client.get("/?q=信创").text)}
    assert {(name, count) for by in facets.values() for name, count in by.items()} <= page
    for by, counts in facets.items():
        for name, count in counts.items():
            days = {"since": name, "until": name}
            narrowed = {"q": "信创", "size": 1, **(days if by == "month" else {by: name})}
            found = client.get("/api/v1/search", params=narrowed).json()
            assert found["total"] == count, (by, name)


@pytest.mark.parametrize(
    "chosen",
    [
        {"topic": "创新平台与研发机构"},
        {"zone": "济南高新区", "kind": "news"},
        {"province": "江苏", "topic": ["人才", "新材料"]},
    ],
)
def test_that_holds_where_something_is_chosen(client: TestClient, chosen: dict[str, Any]) -> None:
    found = values(client.get("/", params=chosen).text)
    assert found
    for link, _, count in found:
        assert total(client.get(link).text) == count, link


def test_zones_stand_below_their_province(client: TestClient) -> None:
    page = client.get("/", params={"q": "高新区"}).text
    group = page.partition("<summary>江苏 ")[2].partition("</details>")[0]
    names = [name for _, name, _ in values(f'<nav class="facets"{group}</nav>')]
    assert names[0] == "全部"
    assert {"常州高新区", "无锡高新区"} <= set(names)
    assert "济南高新区" not in names


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ({"province": "江苏省"}, ["江苏"]),
        ({"kind": "news"}, ["新闻"]),
        ({"kind": ["photo", "notice"]}, ["图片", "公告"]),
        ({"since": "2024", "until": "2024"}, ["2024"]),
        ({"since": "2024-03"}, ["2024-03 …"]),
        ({"since": "2024", "until": "2025"}, ["2024 … 2025"]),
        ({"amount": ">1万"}, ["&gt;1万"]),
        ({"exact": "1"}, ["逐字检索"]),
    ],
)
def test_what_is_chosen_comes_off(
    client: TestClient, pairs: dict[str, str | list[str]], said: list[str]
) -> None:
    page = client.get("/", params={"q": "高新区", **pairs}).text
    chosen = re.findall(r'<li><a href="([^"]+)" class="on" aria-current="true">([^<]+)', page)
    assert [name for _, name in chosen] == said
    without = client.get(unescape(chosen[0][0])).text
    if len(said) == 1:
        assert 'class="on"' not in without


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"kind": "photo"}, "kind:photo"),
        ({"province": "江苏省"}, "province:江苏"),
        (
            {"kind": ["photo", "notice"], "province": ["江苏", "山东"]},
            "kind:(photo OR notice) province:(江苏 OR 山东)",
        ),
    ],
)
def test_kinds_and_provinces_are_filters_as_in_a_query(
    sample_index: hzsearch.Index, given: dict[str, Any], text: str
) -> None:
    found = sample_index.query("高新区", limit=99, **given)
    assert {hit.id for hit in found} == {
        hit.id for hit in sample_index.query(f"高新区 {text}", limit=99)
    }
    assert 0 < found.total < sample_index.count("高新区")
    assert found.total == sample_index.count("高新区", **given)


def test_a_name_that_articles_have_beside_what_it_means_stays_itself(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    names = ("江苏", "江苏", "江苏省")
    index.add([{"id": str(n), "title": "信创", "province": name} for n, name in enumerate(names)])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        page = client.get("/", params={"q": "信创", "province": "江苏省"}).text
    assert total(page) == 3
    assert re.findall(r'aria-current="true">([^<]+)', page) == ["江苏省"]
    assert re.findall(r"province=([^&\"]+)\">全部", page) == [quote("江苏")]


def test_many_values_are_a_click_away(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add(
        {"id": f"a:{n}", "headline": "信创", "topics": [f"主题{n}"], "date": f"{1990 + n}-01-01"}
        for n in range(15)
    )
    with TestClient(create_app(index), base_url="http://localhost") as client:
        page = client.get("/?q=信创").text
        Links(page)
        assert page.count("更多（3）") == 2
        assert {f"主题{n}" for n in range(15)} <= {name for _, name, _ in values(page)}
        # A bar a year, as months would be too many.
        assert "<title>2004: 1</title>" in page


def test_another_word_that_may_be_meant_is_a_link(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add({"id": f"a:{n}", "headline": "低空经济新政"} for n in range(30))
    index.add([{"id": "b", "headline": "低空经纪新政"}])
    found = index.query("低空经纪").meant
    assert [(one.word, one.instead, one.articles) for one in found] == [
        ("低空经纪", "低空经济", 30)
    ]
    with TestClient(create_app(index), base_url="http://localhost") as client:
        page = client.get("/?q=低空经纪").text
        assert page.count("您是不是要找") == 1
        # It is searched as it stands already.
        assert "只按原文逐字检索" not in page
        assert total(client.get(unescape(Links(page).found["低空经济"])).text) == 30
        assert client.get("/api/v1/search?q=低空经纪").json()["meant"][0]["instead"] == "低空经济"


def test_words_as_written_are_a_click_away(client: TestClient) -> None:
    page = client.get("/", params={"q": "xinchuang"}).text
    link = unescape(Links(page).found["只按原文逐字检索"])
    assert total(client.get(link).text) == 0
