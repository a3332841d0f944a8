"""Saved queries on pages and as feeds that a reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.saved import SavedQueries
from hzsearch.web import create_app
from hzsearch.web.wording import CHINESE
from tests.cli.test_commands import run
from tests.web.links import Links

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def saved(
    sample_index: hzsearch.Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    """A browser of the sample archive, of which two queries are saved."""
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "saved.sqlite"))
    queries = SavedQueries(sample_index)
    queries.add("快报 <信创> &", text="信创", since="2024")
    queries.add("空", text="没有这样的话")
    with TestClient(create_app(sample_index), base_url="http://localhost") as client:
        yield client


def atom(client: TestClient, url: str) -> Tree.Element:
    """Return a feed, parsed."""
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return Tree.fromstring(answer.content)


def texts(feed: Tree.Element, path: str) -> list[str]:
    """Return the texts at a path."""
    return [one.text or "" for one in feed.findall(path, ATOM)]


def test_a_saved_query_has_a_page_and_a_feed(saved: TestClient) -> None:
    links = Links(saved.get(Links(saved.get("/").text).found[CHINESE["saved"]]).text).found
    page = saved.get(unescape(links["快报 <信创> &"]))
    assert page.text.count('<h3><a href="/article/') == 7
    assert "<mark>信创</mark>" in page.text
    feeds = [line for line in page.text.split("\n") if 'rel="alternate"' in line]
    assert 'type="application/atom+xml"' in feeds[0]
    query = Links(page.text).found[CHINESE["saved_open"]]
    assert "共 7 篇" in saved.get(unescape(query)).text


def test_a_feed_has_all_that_one_needs(saved: TestClient) -> None:
    links = Links(saved.get("/saved").text).found
    url = f"{links['快报 <信创> &']}/atom.xml"
    feed = atom(saved, url)
    assert texts(feed, "a:title") == ["快报 <信创> &"]
    ids = [*texts(feed, "a:id"), *texts(feed, "a:entry/a:id")]
    assert len(ids) == len(set(ids)) == 8
    assert all(one.startswith("urn:uuid:") for one in ids)
    updated = texts(feed, "a:entry/a:updated")
    assert updated == sorted(updated, reverse=True)
    assert texts(feed, "a:updated") == [max(updated)]
    assert all(datetime.fromisoformat(one).tzinfo for one in updated)
    assert all("信创" in one for one in texts(feed, "a:entry/a:summary"))
    # An entry without an author has that of the feed (RFC 4287, 4.2.1).
    assert texts(feed, "a:author/a:name") == ["hzsearch"]
    hrefs = [one.get("href", "") for one in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert hrefs[0] == f"http://localhost{url}"
    assert all(one.startswith("http://localhost/") for one in hrefs)
    assert "<mark>" in saved.get(hrefs[2].removeprefix("http://localhost")).text
    assert [*texts(atom(saved, url), "a:id"), *texts(atom(saved, url), "a:entry/a:id")] == ids


def test_what_was_corrected_is_told_as_updated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "saved.sqlite"))
    page, index = tmp_path / "archive" / "2024-05-01.jsonl", hzsearch.open(tmp_path / "index")
    page.parent.mkdir()
    row = '{{"id": "{}", "date": "2024-05-0{}", "paragraphs": ["信创{}"]}}\n'
    for text in ("原文", "更正"):
        page.write_text(row.format("a", 2, "") + row.format("b", 1, text), encoding="utf-8")
        index.build(page.parent)
    SavedQueries(index).add("a", text="信创")
    with TestClient(create_app(index), base_url="http://localhost") as client:
        feed = atom(client, "/saved/a/atom.xml")
    out = [f"2024-05-0{day}T06:00:00+08:00" for day in (2, 1)]
    assert texts(feed, "a:entry/a:published") == out
    updated = texts(feed, "a:entry/a:updated")
    assert updated[0] == out[0]
    assert datetime.fromisoformat(updated[1]).year > 2024
    assert texts(feed, "a:updated") == updated[1:]


def test_a_feed_without_entries_is_one(saved: TestClient) -> None:
    feed = atom(saved, "/saved/空/atom.xml")
    assert feed.findall("a:entry", ATOM) == []
    assert datetime.fromisoformat(texts(feed, "a:updated")[0]).tzinfo


def test_nothing_in_an_archive_spoils_a_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "saved.sqlite"))
    index = hzsearch.open(tmp_path / "index")
    evil = "</title><b>&amp;\x00\x08\ufffe]]>"
    index.add([{"id": evil, "headline": evil, "zones": [evil], "paragraphs": [f"信创{evil}"]}])
    SavedQueries(index).add("a", text="信创")
    with TestClient(create_app(index), base_url="http://localhost") as client:
        feed = atom(client, "/saved/a/atom.xml")
        assert texts(feed, "a:entry/a:title")[0].startswith("</title><b>&amp;\ufffd")
        assert not feed.findall(".//a:b", ATOM)


def test_the_api_says_what_the_command_line_says(
    saved: TestClient, sample_index: hzsearch.Index
) -> None:
    at = ("--json", "--index", str(sample_index.folder))
    assert saved.get("/api/v1/saved").json() == json.loads(run("saved", "list", *at).stdout)
    found = saved.get("/api/v1/saved/空").json()
    told = json.loads(run("saved", "run", "空", *at, code=1).stdout)
    assert {**found, "took_ms": 0} == {**told, "took_ms": 0}


def test_what_is_not_saved_is_404(saved: TestClient) -> None:
    for url in ("/saved/x", "/saved/x/atom.xml", "/api/v1/saved/x", "/saved/../x"):
        assert saved.get(url).status_code == 404, url


def test_without_saved_queries_the_page_says_how(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "none.sqlite"))
    assert CHINESE["saved_none"] in client.get("/saved").text
    assert not (tmp_path / "none.sqlite").exists()


def test_one_that_makes_no_sense_any_more_is_listed_with_why(saved: TestClient) -> None:
    index = saved.app.state.index  # type: ignore[attr-defined]
    SavedQueries(index)._store.add("旧", {"text": "", "zone": "不存在高新区"})
    page = saved.get("/saved")
    assert page.status_code == 200
    assert "不存在高新区" in page.text
    assert "快报" in page.text


def test_every_filter_goes_on(saved: TestClient) -> None:
    index = saved.app.state.index  # type: ignore[attr-defined]
    SavedQueries(index).add("图片", text="", kind="photo", province="江苏")
    page = saved.get("/saved/图片").text
    total = index.count(kind="photo", province="江苏")
    link = unescape(Links(page).found[CHINESE["saved_open"]])
    assert f"共 {total} 篇" in saved.get(link).text
    told = re.sub("<[^>]+>", " ", saved.get("/saved").text).split()
    assert {"江苏", "photo"} <= {*told}
