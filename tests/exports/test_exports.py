"""Exports: every article is there, whole; no cell is a formula, no text is a mark."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.archive.formats.csv import read as parse
from hzsearch.archive.records.exported import COLUMNS, as_it_was
from hzsearch.citations import bibtex
from hzsearch.engines.base import Match, Matches, Reader
from hzsearch.errors import StoppedError, UsageError
from hzsearch.exports import FORMATS, export, md, xlsx
from hzsearch.index.listing import Listing
from hzsearch.index.request import Request
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
    assert first["zones"] == "江阴高新区；苏州工业园区"
    assert last["headline"] == "次日"
    for name in ("id", "headline", "kicker", "bylines"):
        assert first[name].startswith("'")


@given(cell=st.text(max_size=5) | st.text("'=\n\t \u3000a＋\0", max_size=5))
def test_no_cell_of_a_table_begins_like_a_formula(cell: str) -> None:
    data = written([Article(id="a", headline=cell, kicker=cell)], "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    assert not any(value.startswith(("\t", "\r", "\n")) for value in row.values())
    assert not any(value.strip().startswith(("=", "+", "-", "@")) for value in row.values())
    assert as_it_was(row["headline"]) == cell.replace("\0", "")


def test_a_table_is_imported_without_its_apostrophes_and_with_its_topics() -> None:
    article = Article(
        id="=1+1",
        headline="'=甲",
        bylines=("余向晚", "程豫"),
        topics=("项目签约、开工与投产", "新材料", "人才"),
        paragraphs=("-第一段",),
    )
    for one in (article, replace(article, topics=article.topics[:1])):
        (found,) = parse(written([one], "csv"), "a.csv").articles
        for name in ("id", "headline", "bylines", "topics", "paragraphs"):
            assert getattr(found, name) == getattr(one, name)


#: Whatever a text may have, and often what could be taken for a mark of the table's.
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_CELLS = st.text("；;,、[]\"'= \n\r\t\v\x1c\x85\u2028\u3000甲", max_size=8) | st.text(
    _CHARACTERS, max_size=8
)
_LISTS = st.lists(_CELLS, max_size=3).map(tuple)
_OPEN = st.none() | _CELLS.filter(bool)
_DAYS = st.none() | st.dates().map(str)
_PARAGRAPHS = _CELLS.filter(str.strip).filter(lambda text: not set(text) & {"\n", "\r"})
COMING_BACK = st.builds(
    Article,
    id=_CELLS.filter(str.strip),
    kind=st.sampled_from(["news", "photo", "notice"]),
    **dict.fromkeys(("kicker", "subheadline"), _CELLS),
    headline=_CELLS.filter(bool),
    **dict.fromkeys(("zone", "province"), _OPEN),
    **dict.fromkeys(("zones", "topics", "bylines"), _LISTS),
    **dict.fromkeys(("date", "published"), _DAYS),
    paragraphs=st.lists(_PARAGRAPHS, max_size=3).map(tuple),
)


@settings(max_examples=80, deadline=None)
@given(article=COMING_BACK)
def test_what_a_table_has_a_column_for_comes_back_as_it_was(article: Article) -> None:
    document = parse(written([article], "csv"), "a.csv")
    (found,) = document.articles
    assert replace(found, source=article.source, meta=(), date_source=None) == article
    # Nor is anything read out of its text.
    assert document.whole == {article.id}


def test_a_table_that_another_program_saved_is_read_all_the_same() -> None:
    article = Article("a", headline="甲", date="2024-03-28", paragraphs=("一", "二"))
    table = written([article], "csv").replace(b"2024-03-28", b"2024/3/28")
    for saved in (table, table.replace(b"\r\n", b"\n"), table.replace(b"\n", b"\r\n")):
        (found,) = parse(saved, "a.csv").articles
        assert (found.date, found.paragraphs) == (article.date, article.paragraphs)


def test_a_row_that_somebody_added_is_read_like_any_other() -> None:
    head = written([], "csv")
    typed = {
        "zone": "济南高新技术产业开发区",
        "topics": "人才;新材料",
        "headline": "甲",
        "bylines": "余向晚、程豫",
    }
    row = ",".join(typed.get(name, "") for name in COLUMNS)
    document = parse(head + row.encode(), "a.csv")
    (found,) = document.articles
    assert (found.id, found.zone, found.headline) == ("a.csv:1", "济南高新区", "甲")
    assert (found.topics, found.bylines) == (("人才", "新材料"), ("余向晚", "程豫"))
    assert not document.whole


def test_an_id_with_a_line_end_of_unicode_is_the_same_article(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.add([Article("a\u2028b", headline="甲"), Article("c", headline="江阴高新区")])
    before = list(index.articles(sort="relevance"))
    index.export(tmp_path / "all.csv")
    run("import", tmp_path / "all.csv", "--jobs", "1", "--index", tmp_path / "index")
    after = list(index.articles(sort="relevance"))
    assert [(one.id, one.zone) for one in after] == [(one.id, one.zone) for one in before]


def test_a_workbook_saved_as_a_table_comes_back_with_all_of_its_text() -> None:
    article = Article("a", headline="'=甲", paragraphs=("𠀀" * 20_000, "信创" * 20_000, "尾段唯一"))
    (found,) = parse(saved_as_csv(written([article, ODD], "xlsx")), "a.csv").articles[:1]
    assert (found.headline, found.paragraphs) == (article.headline, article.paragraphs)
    assert not any(name.startswith("text") for name, _ in found.meta)


def saved_as_csv(book: bytes) -> bytes:
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    out = io.StringIO(newline="")
    csv.writer(out).writerows([cell.value for cell in row] for row in sheet.iter_rows())
    return out.getvalue().encode()


def test_a_text_goes_on_in_tables_of_others_too() -> None:
    full, table = "甲" * 16_383, "title,text,text 2,text 3\n题,{},乙,丙\n"
    for first, paragraphs in ((full, (f"{full}乙", "丙")), ("短", ("短", "乙", "丙"))):
        (found,) = parse(table.format(first).encode(), "a.csv").articles
        assert (found.paragraphs, found.meta) == (paragraphs, ())


def test_a_table_of_others_keeps_its_apostrophes() -> None:
    (found,) = parse("标题\n'=甲\n".encode(), "a.csv").articles
    assert found.headline == "'=甲"


def test_a_workbook_that_is_full_says_so() -> None:
    sheet = xlsxwriter.Workbook(io.BytesIO()).add_worksheet()
    xlsx._fill(sheet, 1_048_575, ["last"])
    with pytest.raises(UsageError, match=r"1,048,576 rows.* csv"):
        xlsx._fill(sheet, 1_048_576, ["one too many"])


def test_a_workbook_has_texts_only_and_all_of_a_long_one() -> None:
    long = Article(id="long", paragraphs=("信创" * 30_000,))
    sheet = openpyxl.load_workbook(io.BytesIO(written([ODD, long], "xlsx"))).active
    assert sheet is not None
    head, first, last = sheet.iter_rows()
    assert {cell.data_type for row in (first, last) for cell in row if cell.value} == {"s"}
    assert first[0].value == "=1+1"
    texts = [c.value or "" for h, c in zip(head, last, strict=True) if "text" in str(h.value)]
    assert "".join(map(str, texts)) == "信创" * 30_000


def test_a_workbook_says_what_it_cuts(tmp_path: Path) -> None:
    # A pair of UTF-16 at the border, which is not parted.
    long = Article("long", headline="甲" * 32_766 + "𠀀", paragraphs=("甲" * 32_767,))
    notes: list[str] = []
    export([ODD, long], tmp_path / "a.xlsx", notes=notes)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    head, *_, last = sheet.iter_rows()
    cells = {cell.value: str(other.value) for cell, other in zip(head, last, strict=True)}
    assert cells["headline"] == "甲" * 32_766
    assert (cells["text"], "text 2" in cells) == (long.paragraphs[0], False)
    (note,) = notes
    assert "32,767 characters" in note
    assert "headline long、citation long;" in note


@pytest.mark.parametrize("form", ["md", "html", "xlsx", "bib"])
def test_no_file_to_read_has_control_characters(form: str) -> None:
    odd = "甲\0\x1b[31m\x0b乙"
    titles = Article(id=odd, kicker=odd, headline=odd, subheadline=odd)
    one = replace(titles, zone=odd, bylines=(odd,), topics=(odd,), paragraphs=(odd,))
    data = written([one], form)
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        data = "\n".join(str(c.value) for row in sheet.iter_rows() for c in row).encode()
    assert b"[31m" in data
    assert not set(data) & {0, 0x1B, 0x0B}


def test_markdown_means_what_the_article_says() -> None:
    lines = written([ODD], "md").decode().split("\n")
    assert r"## \=cmd\|' /C calc'!A0" in lines
    assert r"### \<script\>alert(1)\</script\>" in lines
    assert r"\-第二段 \[链接\](x) \`码\`" in lines
    assert any(line.startswith(r"1\. 第三段") for line in lines)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("    四个空格", "四个空格"),
        ("\t制表符", "制表符"),
        ("甲\r- 乙", "甲 - 乙"),
        ("甲\r\n    - 乙", "甲 - 乙"),
        (" \n- 甲", r"\- 甲"),
    ],
)
def test_no_blank_and_no_line_end_is_a_mark_of_markdown(text: str, shown: str) -> None:
    assert md.plain(text) == shown


def test_an_id_is_no_mark_of_markdown_either() -> None:
    lines = written([Article(id="*1*`", kicker="x", headline="")], "md").decode().split("\n")
    assert written([Article(id="*1*`\n#")], "md").decode().split("\n")[0] == r"## \*1\*\` \#"
    assert lines[-2].endswith(r" \*1\*\`")


class Texts(HTMLParser):
    """The tags and the texts of a page."""

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
    found = Texts()
    found.feed(page)
    assert not found.tags & {"script", "link", "img", "iframe"}
    assert {ODD.headline, *ODD.subheads} <= set(found.texts)


@given(ids=st.lists(st.text("aAbBé_.1", min_size=1, max_size=3), min_size=2, unique=True))
def test_keys_of_bibtex_differ_in_more_than_case(ids: list[str]) -> None:
    entries = written([Article(id=one, headline="甲") for one in ids], "bib").decode()
    keys = re.findall("^@article{(.*),$", entries, re.MULTILINE)
    assert keys[0] == bibtex.key(Article(id=ids[0]))
    assert len({key.casefold() for key in keys}) == len(ids)


def test_a_file_is_whole_or_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("before")

    def broken() -> list[Article]:
        raise UsageError("The index went away.")

    with pytest.raises(UsageError, match="went away"):
        export((one for one in broken()), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "a.jsonl", tmp_path / "link.jsonl"
    path.write_text("before")
    path.chmod(0o600)
    link.symlink_to(path)
    assert export([ODD], link) == 1
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o600
    assert json.loads(path.read_text())["id"] == ODD.id


def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "a.jsonl"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert export([Article(id="a", headline="甲")], pipe) == 1
        assert json.loads(os.read(end, 65_536))["id"] == "a"
    finally:
        os.close(end)
    assert pipe.is_fifo()
    assert export([ODD], Path(os.devnull), "csv") == 1
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("form", FORMATS)
def test_commands(sample_folder: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"found.{form}"
    told = run("export", "信创", "-o", path, "--paper", "导报", "--index", sample_folder).stdout
    assert told == f"7 articles 篇 → {path}\n"
    assert path.stat().st_size > 1000


def test_a_dash_is_standard_output(sample_folder: Path, tmp_path: Path) -> None:
    args = ("export", "信创", "--format", "jsonl", "--index", sample_folder)
    assert run(*args, "-o", "-").stdout == run(*args).stdout
    assert "needs --format" in run("export", "-o", "-", "--index", sample_folder, code=2).stderr


def test_an_export_of_nothing_is_a_file_and_the_exit_code_says_so(
    sample_folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "none.csv"
    told = run("export", "“没有的字串”", "-o", path, "--index", sample_folder, code=1).stdout
    assert told == f"0 articles 篇 → {path}\n"
    assert path.read_text("utf-8-sig").startswith("id,date,")
    run("export", "信创", "-n", "0", "-o", path, "--index", sample_folder)


def test_a_device_gets_nothing_but_the_articles(sample_folder: Path) -> None:
    told = run("export", "--format", "csv", "-o", os.devnull, "--index", sample_folder)
    assert (told.stdout, told.stderr) == ("", f"54 articles 篇 → {os.devnull}\n")


def test_short_options_are_taken_or_told(sample_folder: Path) -> None:
    told = run("export", "-oout.csv", "--index", sample_folder, code=2).stderr
    assert told == "hzsearch: To write the file out.csv, write -o out.csv, with a blank between.\n"
    args = ("export", "信创", "--format", "jsonl", "--index", sample_folder)
    assert len(run(*args, "-n=2").stdout.splitlines()) == 2
    assert run(*args, "-oppo").stdout == run(*args).stdout


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


@pytest.mark.parametrize(
    ("text", "finds", "said"),
    [
        ("信创产叶", 4, "改查 信创产业"),
        ("xinchuang", 7, "拼音 信创"),
        ("zone:无此区", 0, "按文字检索"),
        ("信创 OR", 0, "按文字检索"),
    ],
)
def test_an_export_says_what_a_query_says(
    sample_folder: Path, text: str, finds: int, said: str
) -> None:
    args, code = (text, "--index", sample_folder), 0 if finds else 1
    told = run("query", *args, code=code).stderr
    assert said in told
    for form, first in (("jsonl", "{"), ("md", "## "), ("html", "<article")):
        made = run("export", *args, "--format", form, code=code)
        assert made.stderr.startswith(told)
        assert (said in made.stdout.partition(first)[0]) == (form != "jsonl")


def test_an_export_of_what_was_asked_says_nothing(sample_folder: Path) -> None:
    made = run("export", "信创", "--format", "md", "-n", "1", "--index", sample_folder)
    assert made.stderr == "1 article 篇 → md\n"
    assert made.stdout.startswith("## ")


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


@pytest.mark.parametrize("asked", [{"sort": "bogus"}, {"limit": -1}])
def test_an_order_or_a_number_that_there_is_not(
    sample_index: hzsearch.Index, asked: dict[str, Any]
) -> None:
    with pytest.raises(UsageError, match=r"bogus|below zero"):
        sample_index.articles("信创", **asked)


class _Numbers:
    """A reader of so many articles, of which a part is swept away."""

    def __init__(self, total: int, there: int) -> None:
        self.count, self.there, self.asked = total, there, list[int]()

    def total(self, node: object) -> int:
        return self.count

    def search(self, node: object, *, sort: str, limit: int, offset: int) -> Matches:
        self.asked.append(limit)
        there = range(offset, min(offset + limit, self.there))
        return Matches(self.count, tuple(Match({"id": str(n)}, 0.0) for n in there))


def numbers(reader: _Numbers, limit: int | None = None) -> list[int]:
    found = Listing(cast(Reader, reader), Request("“甲”"), "date", limit)
    return [int(article.id) for article in found]


def test_parts_of_a_listing_grow_and_join() -> None:
    reader = _Numbers(40_000, 40_000)
    assert numbers(reader) == list(range(40_000))
    assert reader.asked == [1000, 2000, 4000, 8000, 16_000, 9000]
    assert numbers(_Numbers(5000, 5000), limit=1500) == list(range(1500))


def test_a_state_that_goes_away_is_told() -> None:
    with pytest.raises(StoppedError, match=r"Only 1,500 of 5,000 .* ask again"):
        numbers(_Numbers(5000, 1500))


def test_results_as_a_table_and_in_a_notebook(sample_index: hzsearch.Index) -> None:
    results = sample_index.query("信创", limit=3)
    frame = results.to_pandas()
    assert list(frame.index) == [hit.id for hit in results]
    assert str(frame["date"].dtype).startswith("datetime64")
    assert results.to_dicts() == results.to_dict()["hits"]
    assert results._repr_html_().count("<mark>信创</mark>") >= 3
