"""Exports: every article is there, whole; no cell is a formula, no text is a mark."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.errors import UsageError
from hzsearch.exports import FORMATS, export
from hzsearch.model import Article
from tests.cli.test_commands import run
from tests.contract.archives import archives

ODD = Article(
    id="=1+1",
    headline="=cmd|' /C calc'!A0",
    kicker="＋高新区",
    bylines=("@余向晚",),
    zones=("江阴高新区", "苏州工业园区"),
    subheads=("<script>alert(1)</script>",),
    subhead_before=(1,),
    paragraphs=("*第一段*，有“引号”和,逗号\n", "-第二段 [链接](x) `码`", "1. 第三段\x0b"),
)


def written(articles: list[Article], form: str) -> bytes:
    out = io.BytesIO()
    assert export(articles, out, form) == len(articles)
    return out.getvalue()


@settings(max_examples=30, deadline=None)
@given(archive=archives())
def test_json_lines_are_read_back_as_they_were(archive: list[Article]) -> None:
    lines = written(archive, "jsonl").decode().split("\n")[:-1]
    assert [Article.from_dict(json.loads(line)) for line in lines] == archive


def test_a_table_for_excel() -> None:
    data = written([ODD, Article(id="b", headline="次日")], "csv")
    assert data.startswith("\ufeff".encode())
    first, last = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert first["text"] == "\n".join((*ODD.paragraphs[:1], *ODD.subheads, *ODD.paragraphs[1:]))
    assert first["zones"] == "江阴高新区、苏州工业园区"
    assert last["headline"] == "次日"
    for name in ("id", "headline", "kicker", "bylines"):
        assert first[name].startswith("'")


@given(cell=st.text(max_size=5))
def test_no_cell_of_a_table_begins_like_a_formula(cell: str) -> None:
    data = written([Article(id="a", headline=cell, kicker=cell)], "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    assert row["headline"].removeprefix("'") == cell.removeprefix("'")


def test_a_workbook_has_texts_only_and_all_of_a_long_one() -> None:
    long = Article(id="long", paragraphs=("信创" * 30_000,))
    sheet = openpyxl.load_workbook(io.BytesIO(written([ODD, long], "xlsx"))).active
    assert sheet is not None
    head, first, last = sheet.iter_rows()
    assert {cell.data_type for row in (first, last) for cell in row if cell.value} == {"s"}
    assert first[0].value == "=1+1"
    texts = [c.value or "" for h, c in zip(head, last, strict=True) if "text" in str(h.value)]
    assert "".join(map(str, texts)) == "信创" * 30_000


def test_markdown_means_what_the_article_says() -> None:
    lines = written([ODD], "md").decode().split("\n")
    assert r"## \=cmd\|' /C calc'!A0" in lines
    assert r"### \<script\>alert(1)\</script\>" in lines
    assert r"\-第二段 \[链接\](x) \`码\`" in lines
    assert any(line.startswith(r"1\. 第三段") for line in lines)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_web_page_runs_nothing_and_asks_nobody() -> None:
    page = written([ODD], "html").decode()
    found = _Texts()
    found.feed(page)
    assert not found.tags & {"script", "link", "img", "iframe"}
    assert {ODD.headline, *ODD.subheads} <= set(found.texts)


def test_a_file_is_whole_or_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("before")

    def broken() -> list[Article]:
        raise UsageError("The index went away.")

    with pytest.raises(UsageError, match="went away"):
        export((one for one in broken()), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", FORMATS)
def test_commands(sample_folder: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"found.{form}"
    told = run("export", "信创", "-o", path, "--paper", "导报", "--index", sample_folder).stdout
    assert told == f"7 articles 篇 → {path}\n"
    assert path.stat().st_size > 1000


def test_what_was_exported_is_imported_as_it_was(sample_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    run("export", "-o", path, "--index", sample_folder)
    told = run("import", path, "--jobs", "1", "--index", tmp_path / "index").stdout
    assert told == "54 articles imported 导入 54 篇\n"
    before, after = (
        sorted(hzsearch.open(folder).articles(), key=lambda article: article.id)
        for folder in (sample_folder, tmp_path / "index")
    )
    assert before == after


def test_what_can_not_be_exported_is_said(sample_folder: Path, tmp_path: Path) -> None:
    for args, says in (
        (("export",), "needs --format"),
        (("export", "-o", tmp_path / "a.doc"), "use one of jsonl, csv"),
        (("export", "-o", tmp_path / "no" / "a.csv"), "can not be written"),
    ):
        assert says in run(*args, "--index", sample_folder, code=2).stderr


def test_articles_are_all_that_match_newest_first(sample_index: hzsearch.Index) -> None:
    found = list(sample_index.articles("信创"))
    assert len(found) == sample_index.count("信创")
    assert [a.date for a in found] == sorted((a.date or "" for a in found), reverse=True)
    assert len(list(sample_index.articles(limit=2, topic="人才"))) == 2


def test_results_as_a_table_and_in_a_notebook(sample_index: hzsearch.Index) -> None:
    results = sample_index.query("信创", limit=3)
    frame = results.to_pandas()
    assert list(frame.index) == [hit.id for hit in results]
    assert str(frame["date"].dtype).startswith("datetime64")
    assert results.to_dicts() == results.to_dict()["hits"]
    assert results._repr_html_().count("<mark>信创</mark>") >= 3
