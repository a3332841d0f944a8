"""From years to issues, pages, articles and their neighbours, by links alone."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.model import Article
from hzsearch.web import create_app
from hzsearch.web.wording import CHINESE
from tests.cli.test_commands import run
from tests.web.links import Links

ONE = "2024-04-01/05.txt:5"


def links(client: TestClient, url: str) -> dict[str, str]:
    """Return the links of a page, by their text."""
    answer = client.get(unescape(url))
    assert answer.status_code == 200, answer.text
    page = Links(answer.text)
    assert not page.unclosed
    return page.found


def test_from_the_calendar_to_an_article(client: TestClient) -> None:
    years = links(client, links(client, "/")[CHINESE["browse"]])
    assert "18" not in years  # the newest year is shown first
    year = links(client, years["2024"])
    assert {text: year[text] for text in ("18", "1", "13")} == {
        "18": "/browse/2024-03-18",
        "1": "/browse/2024-04-01",
        "13": "/browse/2024-05-13",
    }
    issue = links(client, year["1"])
    page = links(client, issue["第5版"])
    assert "第2版" not in page
    assert "常州高新区：" in page
    article = client.get(page["退役电池“再就业”点亮厂区夜班灯"])
    assert "<h1>退役电池“再就业”点亮厂区夜班灯</h1>" in article.text


def test_issues_and_pages_lead_on(client: TestClient) -> None:
    issue = links(client, "/browse/2024-04-01")
    assert issue["← 上一期 2024-03-18"] == "/browse/2024-03-18"
    assert issue["下一期 2024-05-13 →"] == "/browse/2024-05-13"
    assert links(client, "/browse/2024-04-01/2")["下一版 →"] == "/browse/2024-04-01/5"
    assert links(client, "/browse/2024-04-01/5")["← 上一版"] == "/browse/2024-04-01/2"


def test_an_article_has_its_neighbours_and_keeps_the_query(client: TestClient) -> None:
    page = links(client, f"/article/{ONE}?q=电池")
    assert unescape(page["下一篇 →"]).startswith("/article/2024-04-01%2F05.txt%3A6?q=")
    before = client.get(unescape(page["← 上一篇"])).text
    assert f"/article/{ONE.replace('/', '%2F').replace(':', '%3A')}?q=" in before
    related = client.get(f"/article/{ONE}?q=电池&topic=人才").text.partition("相关文章</h2>")[2]
    hrefs = re.findall(r'href="(/article/[^"]+)"', related)
    assert hrefs
    assert {unescape(one).partition("?")[2] for one in hrefs} == {
        "q=%E7%94%B5%E6%B1%A0&topic=%E4%BA%BA%E6%89%8D"
    }
    issue = client.get(page["第5版"]).text
    assert "退役电池" in issue


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for url, status, says in (
        ("/browse/2024-04-02", 404, "No issue"),
        ("/browse/2024-04-01/77", 404, "its pages are 2、5"),
        ("/browse/gestern", 400, "no day"),
        ("/browse?year=1999", 404, "2026、2024"),
        ("/api/v1/issues/2024-04-02", 404, "No issue"),
        ("/api/v1/neighbours/none", 404, "none"),
        ("/browse/undated?page=0", 400, "number from 1"),
        ("/api/v1/undated?size=101", 400, "100 hits at most"),
    ):
        answer = client.get(url, headers={"accept-language": "en"})
        assert (answer.status_code, says in unescape(answer.text)) == (status, True), url


@pytest.mark.parametrize(
    ("url", "args"),
    [
        ("/api/v1/issues", ("issues",)),
        ("/api/v1/issues/2024-04-01", ("issues", "2024-04-01")),
        ("/api/v1/undated?size=100", ("issues", "undated")),
    ],
)
def test_the_api_says_what_the_command_line_says(
    client: TestClient, sample_folder: Path, url: str, args: tuple[str, ...]
) -> None:
    told = run(*args, "--json", "--index", sample_folder).stdout
    assert client.get(url).json() == json.loads(told)


def test_the_api_tells_the_neighbours(client: TestClient, sample_index: hzsearch.Index) -> None:
    found = client.get(f"/api/v1/neighbours/{ONE}").json()
    assert found == sample_index.neighbours(ONE).to_dict()
    assert found["page"] == "5"


def test_undated_articles_have_a_place(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([{"id": f"n{k:03}", "headline": f"无日期{k}"} for k in range(101)])
    index.add([{"id": "<b>", "headline": "有日期", "published": "2024-04-01"}])
    # When it was written is known, and not when it was printed.
    index.add([{"id": "n100", "headline": "无日期100", "date": "2024-04-01"}])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        undated = links(client, links(client, "/browse")["见报日期不详"])
        assert "无日期100" in undated
        assert "无日期99" in links(client, undated["下一页"])
        parts = [client.get(f"/api/v1/undated?page={n}&size=100").json() for n in (1, 2, 10**7)]
        assert [(part["total"], len(part["articles"])) for part in parts] == [
            (101, 100),
            (101, 1),
            (101, 0),
        ]
        # A page whose label is not known has an address too.
        day = links(client, "/browse/2024-04-01")
        assert "有日期" in links(client, day["版次不详"])
        article = links(client, day["有日期"])
        assert article["版次不详"] == "/browse/2024-04-01/-"


def test_an_empty_index_can_be_browsed(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        assert links(client, "/browse")


def test_an_article_is_read_once(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = hzsearch.open(sample_folder)
    read: list[str] = []
    show = index.show

    def noted(one: str) -> Article:
        read.append(one)
        return show(one)

    monkeypatch.setattr(index, "show", noted)
    with TestClient(create_app(index), base_url="http://localhost") as client:
        assert client.get(f"/article/{ONE}", params={"q": "电池"}).status_code == 200
    assert read == [ONE]


def test_an_article_has_citations_to_copy(client: TestClient) -> None:
    page = client.get(f"/article/{ONE}").text
    blocks = re.findall(r'<button [^>]*class="copy" data-text="(.*?)"', page, re.S)
    assert [block[:8] for block in blocks if "[N]" in block or "@article" in block]
    assert len(blocks) == 2


def test_nothing_in_an_archive_becomes_a_tag(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>" onfocus="x'
    page = tmp_path / "pages" / "2024-04-01" / "03.txt"
    page.parent.mkdir(parents=True)
    page.write_text(
        f"{evil}\n　　本报讯 {evil}信创谷昨日挂牌，三十家企业入驻。\n", encoding="utf-8"
    )
    index = hzsearch.open(tmp_path / "index")
    index.build(page.parents[1])
    index.add([{"id": evil, "kicker": evil, "headline": evil, "published": "2024-04-02"}])
    index.add([{"id": f"{evil}2", "headline": evil, "zones": [evil]}])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        cut = quote(next(one.id for one in index.articles() if one.source.path), safe="")
        urls = ("/browse/2024-04-01/3", "/browse/2024-04-02", "/browse/undated", f"/source/{cut}")
        for url in (*urls, f"/article/{quote(evil, safe='')}", f"/source/{quote(evil, safe='')}"):
            text = client.get(url).text
            assert "<script>alert" not in text
            assert 'onfocus="x' not in text
            assert "&lt;script&gt;" in text, url
