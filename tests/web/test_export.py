"""A list of hits as a file: what ``hzsearch export`` writes, under a name of its own."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hzsearch
from hzsearch.exports import FORMATS
from hzsearch.web import create_app

ASKED = {"q": "高新区", "topic": "人才", "sort": "date"}


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "xlsx"])
def test_the_file_is_that_of_an_export(
    client: TestClient, sample_index: hzsearch.Index, form: str
) -> None:
    out = io.BytesIO()
    sample_index.export(out, form=form, text="高新区", topic="人才", sort="date")
    answer = client.get("/export", params={**ASKED, "format": form})
    assert answer.content == out.getvalue()
    assert f"articles.{form}" in answer.headers["content-disposition"]
    assert "%E9%AB%98%E6%96%B0%E5%8C%BA" in answer.headers["content-disposition"]


def test_a_page_links_to_the_files_of_its_hits(
    client: TestClient, sample_index: hzsearch.Index
) -> None:
    page = client.get("/", params=ASKED).text
    links = [unescape(one) for one in re.findall(r'href="(/export[^"]+)"', page)]
    assert [one.rpartition("=")[2] for one in links] == ["csv", "xlsx", "jsonl", "bib"]
    total = sample_index.count("高新区", topic="人才")
    assert len(client.get(links[2]).text.splitlines()) == total
    assert client.get(links[1]).content[:2] == b"PK"
    assert "/export" not in client.get("/?q=外星人").text


@pytest.mark.parametrize("url", ["/export", "/export?format=exe", "/export?format=csv&since=x"])
def test_what_makes_no_sense_is_said(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 400


def test_a_file_ends_where_pages_end(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("export", "pages"):
        monkeypatch.setattr(f"hzsearch.web.{module}.DEEPEST", 20)
    lines = client.get("/export?q=高新区&format=jsonl").text.splitlines()
    assert len(lines) == 20
    assert "导出前 20 篇" in client.get("/?q=高新区").text


def test_citations_name_the_paper_that_a_server_was_told(sample_folder: Path) -> None:
    app = create_app(hzsearch.open(sample_folder), paper="镜湖日报")
    with TestClient(app, base_url="http://localhost") as client:
        assert "镜湖日报" in client.get("/article/2024-03-18/01.txt:5").text
        assert "镜湖日报" in client.get("/export?q=信创&format=bib").text
