"""A trend without a script: a picture, its table, its links; and as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from tests.web.links import Links


@pytest.mark.parametrize(
    "asked", [{}, {"by": "year", "since": "2024-03-20", "until": "2026-03-14"}]
)
def test_the_table_leads_to_the_hits_that_it_counts(
    client: TestClient, asked: dict[str, str]
) -> None:
    page = client.get("/trend", params={"q": "信创", "vs": "人才", **asked}).text
    Links(page)
    cells = re.findall(r'<td><a href="([^"]+)">(\d+)</a>', page)
    assert len(cells) == (4 if asked else 7)
    for link, count in cells:
        assert f"共 {count} 篇" in client.get(unescape(link)).text


def test_the_picture_has_a_line_for_each(client: TestClient) -> None:
    page = client.get("/trend", params={"q": "信创", "vs": ["人才", "高新区"]}).text
    for number in (1, 2, 3):
        assert f'class="line s{number}"' in page
    assert 'class="line s4"' not in page
    assert "<title>2024-03: 2</title>" in page


def test_zones_stand_beside_each_other(client: TestClient) -> None:
    page = client.get("/trend", params={"q": "高新区", "vs_zone": ["济南高新区", "江苏"]}).text
    links = Links(page).found
    assert "共 4 篇" in client.get(unescape(links["江苏"])).text
    assert "占该园区" in page


def test_csv_and_json_say_what_the_page_says(
    client: TestClient, sample_index: hzsearch.Index
) -> None:
    asked = {"q": "=信创", "vs": "人才", "by": "year"}
    told = client.get("/api/v1/trend", params=asked).json()
    assert told == json.loads(json.dumps(sample_index.trend("=信创", "人才", by="year").to_dict()))
    answer = client.get("/trend.csv", params=asked)
    assert "attachment" in answer.headers["content-disposition"]
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[:2] == ["year", "'=信创"]
    assert [row[0] for row in rows] == told["periods"]
    assert [int(row[4]) for row in rows] == told["series"][1]["counts"]
    whole = client.get("/trend.csv").content.decode("utf-8-sig")
    assert whole.splitlines()[0] == "month,全部文章,全部文章 / of,全部文章 / share"


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    asked = {"q": "高新区", "vs": "企业", "topic": "人才", "since": "2024", "by": "year"}
    page = client.get("/trend", params=asked).text
    form = page.partition('<form action="/trend"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]+)"', form))
    # A box that is not ticked says nothing.
    assert fields.pop("share") == "1"
    assert fields == {name: value for name, value in asked.items() if name != "by"}
    assert '<option value="year" selected>' in form


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"vs_zone": "天津"}, "词语和园区不能同时比较"),
        ({"vs": [], "vs_zone": ["天津", "火星"]}, "没有园区“火星”"),
    ],
)
def test_what_can_not_be_compared_stays_in_the_form(
    client: TestClient, asked: dict[str, str | list[str]], says: str
) -> None:
    url = {"q": "高新区", "vs": "企业", "since": "2024", **asked}
    answer = client.get("/trend", params=url)
    assert answer.status_code == 400
    page = unescape(answer.text)
    assert not Links(answer.text).unclosed
    assert says in page.partition('role="alert">')[2].partition("</p>")[0]
    form = page.partition('<form action="/trend"')[2].partition("</form>")[0]
    fields = re.findall(r'<input[^>]*name="(\w+)" value="([^"]+)"', form)
    typed = [(k, v) for k, v in answer.request.url.params.multi_items() if v]
    assert sorted(fields) == sorted([*typed, ("share", "1")])


def test_the_small_bars_lead_to_their_month_and_to_the_trend(client: TestClient) -> None:
    page = client.get("/", params={"q": "信创"}).text
    links = Links(page).found
    assert "2024-04" in client.get(unescape(links["2024-04: 1"])).text
    assert client.get(unescape(links["趋势"])).status_code == 200


@pytest.mark.parametrize(
    "url", ["/trend?by=week", "/trend?q=a&vs=b&vs_zone=天津", "/trend?share=x"]
)
def test_what_makes_no_sense_is_said(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 400


def test_nothing_found_has_no_picture(client: TestClient) -> None:
    page = client.get("/trend?q=外星人").text
    assert "<figure" not in page
    assert "没有找到" in page


def test_a_misdated_article_hides_no_others(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    days = ["0001-01-01", *(f"2024-0{month}-01" for month in range(1, 7)), "9999-12-31"]
    index.add({"id": str(n), "date": day, "headline": "信创"} for n, day in enumerate(days))
    with TestClient(create_app(index), base_url="http://localhost") as client:
        page = client.get("/?q=信创").text
        assert page.count('class="hit"') <= 120
        assert "另有 2 篇在图外" in page or "另有 1 篇在图外" in page
        assert client.get("/trend?q=信创").status_code == 200
        months = client.get("/trend?q=信创&by=month")
        assert months.status_code == 400
        assert "9999-12" in months.text
