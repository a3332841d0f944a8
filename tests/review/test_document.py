"""The page of review holds every line and article, links them, loads nothing, runs nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.corrections import Sidecar
from hzsearch.explain import Explanation, explain, explain_file
from hzsearch.index.fields import KINDS
from hzsearch.ingest import Reading
from hzsearch.layout import cut
from hzsearch.model import Extraction
from hzsearch.review import document
from hzsearch.review.markup import element, text
from tests.conftest import SAMPLE
from tests.layout.pages import page
from tests.layout.test_invariants import PAGES

VOID = {"meta", "br", "img", "link"}
HOSTILE = """本报讯 3月5日，<script>alert(1)</script>的江阴高新区<img src=x onerror=a()>开会。
“><a href="https://example.com">"点此"</a>&amp;\x01 </li></ol></article> 甲小田
</style><style>body{display:none}</style>
责任编辑：<b>甲小田</b>
"""


class Reader(HTMLParser):
    """Reads a document: its tags, links, ids, texts; fails where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = Counter[str]()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._open += [] if tag in VOID else [tag]
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name in ("src", "srcset", "action", "data", "poster"):
                self.outside.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data


def check(html: str) -> Reader:
    """Return the document read; its links lead to ids of its own, and nothing else."""
    found = Reader(html)
    assert html.startswith('<!DOCTYPE html>\n<html lang="zh">')
    assert len(found.ids) == len(set(found.ids))
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert all(link.startswith("#") for link in found.links)
    assert not found.outside
    assert found.tags["script"] == found.tags["link"] == found.tags["img"] == 0
    assert found.tags["style"] == 1
    assert "url(" not in html.partition("</style>")[0]
    return found


@pytest.fixture(scope="module")
def explanations() -> list[Explanation]:
    return [
        explain_file(path, path.relative_to(SAMPLE).as_posix())
        for path in sorted(SAMPLE.rglob("*.txt"))
    ]


def test_every_line_and_paragraph_of_the_sample_is_there(explanations: list[Explanation]) -> None:
    found = check(document(explanations))
    articles = [article for explanation in explanations for article in explanation.articles]
    assert found.tags["article"] == len(articles)
    assert all(p in found.text for article in articles for p in article.paragraphs)
    lines = [line for explanation in explanations for line in explanation.lines]
    assert sum(one.startswith("p") and one.split("-")[-1].isdigit() for one in found.ids) == len(
        lines
    )
    assert all(line.text.strip() in found.text for line in lines)


def test_a_kind_is_called_as_filters_call_it(explanations: list[Explanation]) -> None:
    found = check(document(explanations)).text
    for kind, name in (("news", "新闻"), ("photo", "图片"), ("notice", "公告")):
        assert KINDS[name] == kind
        assert f"体裁 kind{name} {kind}" in found


def test_several_pages_have_contents_and_one_has_none(explanations: list[Explanation]) -> None:
    assert check(document(explanations)).tags["nav"] == 1
    assert check(document(explanations[:1])).tags["nav"] == 0


def test_pages_of_one_file_are_sheets_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "issue.txt"
    path.write_text("本报讯 一。 甲小田\n\f本报讯 二。 甲小川\n", encoding="utf-8")
    found = check(document([explain_file(path, "issue.txt")]))
    assert {"p1", "p2", "contents", "p1-a1", "p2-a1"} <= set(found.ids)
    assert "issue.txt · 第2页" in found.text


def test_what_a_page_holds_is_text_and_never_markup(tmp_path: Path) -> None:
    path = tmp_path / "<b>&.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "<b>&.txt.fix").write_text("headline 1: <i>主题</i>\n<script>\n", encoding="utf-8")
    explanation = explain_file(path, path.name)
    found = check(document([explanation]))
    assert "<script>alert(1)</script>" in found.text
    assert "<i>主题</i>" in found.text
    assert "␁" in found.text
    assert "there is no correction “<script>”" in found.text


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_any_page_makes_a_whole_document(content: str) -> None:
    layout = cut(page(content))
    articles = tuple(
        replace(article, id=f"page.txt:{name}")
        for name, article in zip(layout.names, layout.articles, strict=True)
    )
    extraction = Extraction("page.txt", articles, layout.furniture)
    reading = Reading(extraction, (page(content),), (layout,), Sidecar(), {})
    check(document([explain(reading)]))


@given(st.text())
def test_any_text_is_read_back(content: str) -> None:
    html = element("p", text(content), title=content)
    shown = Reader(html).text
    assert len(shown) == len(content)
    assert "\x00" not in shown


def test_a_file_without_text_is_an_empty_page(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    assert "0 篇" in check(document([explain_file(path, "empty.txt")])).text
