"""Pages are whole without a script; everything in a URL and an archive is escaped."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from threading import Thread

from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

import hzsearch
from hzsearch.web import create_app
from tests.similarity.stories import stories
from tests.web.links import Links

EVIL = '<script>alert(1)</script>" onfocus="x'


def test_a_page_of_results_has_all_there_is_to_see(client: TestClient) -> None:
    page = client.get("/", params={"q": "信创"}).text
    assert "共 7 篇" in page
    assert page.count("<mark>信创</mark>") >= 7
    assert page.count('<h3><a href="/article/') == 7
    assert re.search(r'<html lang="zh">', page)


def test_english_by_the_language_of_the_browser(client: TestClient) -> None:
    told = {"accept-language": "en-GB,en;q=0.9,zh;q=0.5"}
    page = client.get("/", params={"q": "信创"}, headers=told).text
    assert '<html lang="en">' in page
    assert "7 articles" in page


def test_facets_filter_by_a_click_and_back(client: TestClient) -> None:
    links = Links(client.get("/", params={"q": "信创"}).text).found
    filtered = client.get(unescape(links["济南高新区"])).text
    assert "共 1 篇" in filtered
    back = Links(filtered).found["济南高新区"]
    assert "共 7 篇" in client.get(unescape(back)).text


def test_pages_have_urls_of_their_own_and_join(client: TestClient) -> None:
    seen: list[str] = []
    url = "/?q=高新区&size=10"
    while url:
        page = client.get(url).text
        seen += re.findall(r'<h3><a href="/article/([^?"]+)', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        url = f"/{unescape(following[1])}" if following else ""
    total = client.get("/api/v1/count?q=高新区").json()["total"]
    assert len(seen) == len(set(seen)) == total


def test_the_same_story_is_folded_by_a_click_and_each_article_stays_in_reach(
    tmp_path: Path,
) -> None:
    index = hzsearch.open(tmp_path)
    index.add(stories()[:3])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        each = client.get("/", params={"q": "低温泵", "size": 2}).text
        folded = client.get(unescape(Links(each).found["合并重复报道"])).text
        back = client.get(unescape(Links(folded).found["分开重复报道"])).text
        assert folded.count('<h3><a href="/article/') == 1
        assert "另有 2 篇内容相同" in folded
        assert 'rel="next"' not in folded
        assert "导出全部 3 篇：" in folded
        assert "重复报道在文件中逐篇列出。 本页合并了 2 篇。" in folded
        assert "逐篇列出" not in each
        for url in re.findall(r'<li><a href="(/article/[^"]+)"', folded):
            assert client.get(unescape(url)).status_code == 200
    assert [page.count("<h3>") for page in (each, back)] == [2, 2]


def test_folded_pages_end_where_the_stories_do(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add(stories())
    told = len(index.query("低温泵", collapse=True, limit=100))
    with TestClient(create_app(index), base_url="http://localhost") as client:
        seen, url = 0, "/?q=低温泵&collapse=1&size=1"
        while url:
            page = client.get(url).text
            seen += page.count("<h3>")
            following = re.search(r'rel="next" href="([^"]+)"', page)
            url = f"/{unescape(following[1])}" if following else ""
        beyond = client.get(f"/?q=低温泵&collapse=1&size=1&page={told + 1}").text
    assert seen == told < index.count("低温泵")
    assert f"没有第 {told + 1} 页。" in beyond


def test_an_article_with_its_matches_and_where_it_stands(client: TestClient) -> None:
    page = client.get("/article/2024-03-18/01.txt:5", params={"q": "信创谷"}).text
    assert "<mark>信创谷</mark>" in page
    assert "2024-03-18/01.txt" in page
    assert "[N]" in page
    assert "@article{2024-03-18/01.txt:5," in page


def test_nothing_found_helps_on(client: TestClient) -> None:
    page = client.get("/", params={"q": "信创 外星人"}).text
    assert "最接近的检索" in page
    assert "共 7 篇" in client.get(Links(page).found["信创"]).text


def test_what_is_wrong_is_said_and_no_more(client: TestClient) -> None:
    for url, status, says in (
        ("/?q=信创&since=gestern", 400, "gestern"),
        ("/?q=信创&page=0", 400, "number from 1 on"),
        ("/?q=信创&page=99999", 400, "ask more exactly"),
        ("/?q=" + "信" * 1001, 400, "1000 characters"),
        ("/?sort=size", 400, "relevance or date"),
        ("/article/none:1", 404, "none:1"),
        ("/nowhere", 404, "nothing at this address"),
    ):
        answer = client.get(url, headers={"accept-language": "en"})
        assert (answer.status_code, says in unescape(answer.text)) == (status, True), url


def test_what_is_empty_in_a_url_is_not_asked_for(client: TestClient) -> None:
    page = client.get("/?q=信创&sort=&page=&size=&since=&zone=&exact=").text
    assert "共 7 篇" in page


def test_nothing_in_a_url_becomes_a_tag(client: TestClient) -> None:
    for url in ("/", "/article/2024-03-18/01.txt:5", f"/article/{EVIL}"):
        names = ("q", "zone", "since", "until", "amount")
        for name in names:
            page = client.get(url, params={name: EVIL}).text
            assert "<script>alert" not in page
            assert 'onfocus="x' not in page


def test_nothing_in_an_archive_becomes_a_tag(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    record = {"id": EVIL, "headline": EVIL, "kicker": EVIL, "paragraphs": [f"信创{EVIL}"]}
    index.add([{**record, "zones": [EVIL], "topics": [EVIL], "bylines": [EVIL]}])
    with TestClient(create_app(index), base_url="http://localhost") as client:
        found = client.get("/?q=信创").text
        link = re.search(r'<h3><a href="([^"]+)"', found)
        assert link
        for page in (found, client.get(unescape(link[1])).text):
            assert "<script>alert" not in page
            assert 'onfocus="x' not in page
            assert "&lt;script&gt;" in page


@settings(max_examples=60, deadline=None)
@given(
    pairs=st.dictionaries(
        st.sampled_from(["q", "zone", "topic", "since", "until", "sort", "page", "size", "exact"]),
        st.text(max_size=12),
    )
)
def test_no_query_is_an_error_of_the_server(client: TestClient, pairs: dict[str, str]) -> None:
    for url in ("/", "/api/v1/search", "/api/v1/count"):
        answer = client.get(url, params=pairs)
        assert answer.status_code in (200, 400), answer.text
        if url == "/":
            assert not Links(answer.text).unclosed


def test_threads_share_an_index(sample_index: hzsearch.Index) -> None:
    found: list[int] = []

    def ask() -> None:
        found.extend(sample_index.query("信创").total for _ in range(20))

    threads = [Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [7] * 80


def test_what_is_wrong_is_told_in_the_language_of_the_browser(client: TestClient) -> None:
    asked = {"q": "信创", "zone": "火星"}
    assert "没有园区“火星”；请看“hzsearch stats”。" in client.get("/", params=asked).text
    english = client.get("/", params=asked, headers={"accept-language": "en"}).text
    assert "No zone is called “火星”" in english
    told = client.get("/api/v1/search", params=asked).json()["error"]
    assert told.startswith("No zone is called “火星”")
