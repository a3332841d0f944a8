"""What was asked stays asked: in links, in the forms, in the facets."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from hzsearch.web.wording import CHINESE, ENGLISH
from tests.web.links import Links

ALL = {
    **{"q": "高新区", "zone": "济南高新区", "topic": "人才", "since": "2024", "until": "2024-12"},
    **{"amount": ">1万", "exact": "1", "sort": "date", "size": "3"},
}


def forms(page: str) -> list[dict[str, str]]:
    """Return the fields of each form with their values."""
    found = re.findall(r"<form.*?</form>", page, re.S)
    fields = r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"'
    return [{name: unescape(value) for name, value in re.findall(fields, form)} for form in found]


def chosen(page: str) -> dict[str, str]:
    """Return the values that show as chosen, each with its link."""
    return dict(re.findall(r'href="(\S+)" class="on" aria-current="true">([^<]+)', page))


def test_both_forms_ask_for_all_that_was_asked(client: TestClient) -> None:
    search, days = forms(client.get("/", params=ALL).text)
    assert search == ALL
    assert days == ALL


@pytest.mark.parametrize(
    ("pairs", "is_clear"),
    [
        ({"exact": "1"}, True),
        ({"amount": ">1万"}, True),
        ({"zone": "济南高新区"}, True),
        ({"sort": "date", "size": "5"}, False),
    ],
)
def test_a_filter_can_be_cleared(client: TestClient, pairs: dict[str, str], is_clear: bool) -> None:
    page = client.get("/", params={"q": "信创", **pairs}).text
    links = Links(page).found
    assert (CHINESE["clear"] in links) == is_clear
    if is_clear:
        assert parse_qs(links[CHINESE["clear"]].lstrip("/?")) == {"q": ["信创"]}


def test_no_text_of_a_page_is_a_method_of_dict() -> None:
    folder = Path(hzsearch.__file__).parent / "web" / "templates"
    said = re.findall(r"\bsay\.(\w+)", "".join(one.read_text("utf-8") for one in folder.iterdir()))
    assert said
    assert not [name for name in said if hasattr(dict, name)]
    assert not [name for name in said if name not in CHINESE or name not in ENGLISH]


@pytest.mark.parametrize("given", ["济南高新区", "济南高新技术产业开发区"])
def test_a_zone_by_any_name_shows_as_chosen_and_comes_off(client: TestClient, given: str) -> None:
    page = client.get("/", params={"q": "信创", "zone": given}).text
    [(link, name)] = chosen(page).items()
    assert name == "济南高新区"
    assert "zone" not in parse_qs(unescape(link).lstrip("/?"))


def test_what_is_chosen_shows_also_where_nothing_is_found(client: TestClient) -> None:
    asked = {"q": "外星人", "zone": "天津", "topic": "人才", "since": "2024-03", "until": "2024-03"}
    found = chosen(client.get("/", params=asked).text)
    assert list(found.values()) == ["天津滨海高新区", "人才", "2024-03"]
    for link, dropped in zip(found, ("zone", "topic", "since"), strict=True):
        assert dropped not in parse_qs(unescape(link).lstrip("/?"))


def test_a_click_on_a_zone_of_a_province_narrows(client: TestClient) -> None:
    page = client.get("/", params={"q": "高新区", "zone": "江苏"}).text
    assert list(chosen(page).values()) == ["江苏"]
    link = Links(page).found["常州高新区"]
    assert parse_qs(link.lstrip("/?"))["zone"] == ["常州高新区"]


def test_months_come_newest_first_and_set_the_days(client: TestClient) -> None:
    page = client.get("/", params={"q": "高新区"}).text
    months = re.findall(r">(\d{4}-\d\d)</a> <span class=\"count\">(\d+)", page)
    counts = client.get("/api/v1/count?q=高新区&by=month").json()["counts"]
    assert months == [(one, str(counts[one])) for one in sorted(counts, reverse=True)[:12]]
    month, count = months[0]
    assert f"共 {count} 篇" in client.get(Links(page).found[month]).text


def test_advice_keeps_how_words_are_meant(client: TestClient) -> None:
    asked = {"q": "信创 外星人", "exact": "1", "size": "5", "zone": "济南高新区"}
    link = Links(client.get("/", params=asked).text).found["信创"]
    assert parse_qs(link.lstrip("/?")) == {"q": ["信创"], "exact": ["1"], "size": ["5"]}


def test_the_last_page_can_be_reached(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("asked", "pages"):
        monkeypatch.setattr(f"hzsearch.web.{module}.DEEPEST", 10)
    url = "/?q=高新区&size=3&page=2"
    while following := Links(client.get(url).text).found.get("下一页"):
        url = following
        assert client.get(url).status_code == 200
    assert "page=3" in url


def test_beyond_the_last_page_that_is_said(client: TestClient) -> None:
    page = client.get("/?q=信创&page=9").text
    assert "没有第 9 页，结果共 1 页" in page
    assert "<h3>" in client.get(Links(page).found["上一页"]).text


@pytest.mark.parametrize("name", ["../etc", "a/./b", "x?y#z%", "a\nb", "b\n", "信 创", "a//b"])
def test_every_id_has_a_page(tmp_path: Path, name: str) -> None:
    index = hzsearch.open(tmp_path)
    index.add([{"id": name, "headline": "信创", "paragraphs": ["信创谷"]}])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        link = re.search(r'<h3><a href="([^"]+)"', client.get("/?q=信创").text)
        assert link
        assert unquote(link[1].partition("?")[0]) == f"/article/{name}"
        page = client.get(unescape(link[1])).text
        assert "<h1><mark>信创</mark></h1>" in page
        assert client.get(unescape(link[1]).replace("/article/", "/api/v1/articles/")).json()
