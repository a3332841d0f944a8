"""A digest has every article once, under its first topic, in its own words."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings

import hzsearch
from hzsearch.digests import FORMATS, Digest, digest, write
from hzsearch.digests.digest import OTHER
from hzsearch.errors import UsageError
from hzsearch.model import Article, Source
from tests.cli.test_commands import run
from tests.contract.archives import archives
from tests.exports.test_exports import ODD, Texts

LONG = "园区产值增长。" * 80
ARTICLES = [
    Article(
        id="a", headline="甲事", topics=("人才", "新材料"), paragraphs=("短。", LONG, "末段。")
    ),
    Article(id="b", headline="乙事", topics=("新材料",), zone="江阴高新区", date="2024-03-25"),
    Article(id="c", headline="丙事", source=Source("c.txt", 1, ((1, 2), (9, 9)))),
    Article(id="d", headline="丁事", topics=("新材料",)),
]
MADE = date(2024, 4, 1)


def text(made: Digest, form: str) -> str:
    out = io.BytesIO()
    assert write(made, out, form) == made.total
    if form == "docx":
        return "\n".join(one.text for one in docx.Document(out).paragraphs)
    return out.getvalue().decode()


def test_sections() -> None:
    made = digest(ARTICLES, made=MADE, asked="江阴")
    told = [(one.topic, [entry.title for entry in one.entries]) for one in made.sections]
    assert told == [("新材料", ["乙事", "丁事"]), ("人才", ["甲事"]), (OTHER, ["丙事"])]
    assert made.head == "江阴 · 共 4 篇 · 2024-04-01 编制"
    assert made.sections[1].entries[0].facts == ("新材料",)
    assert made.sections[2].entries[0].source == "c（1–2, 9 行）"


def test_a_beginning_is_cut_behind_a_sentence() -> None:
    entry = digest(ARTICLES, made=MADE).sections[1].entries[0]
    first, second = entry.units
    assert first.text == "短。"
    assert LONG.startswith(second.text)
    assert second.text.endswith("。")
    assert 120 < len(second.text) <= 400
    assert entry.is_cut


def test_with_full_nothing_is_cut() -> None:
    (entry,) = digest(ARTICLES[:1], made=MADE, full=True).sections[0].entries
    assert [unit.text for unit in entry.units] == list(ARTICLES[0].paragraphs)
    assert not entry.is_cut


@settings(max_examples=30, deadline=None)
@given(archive=archives())
def test_every_article_stands_in_it_once(archive: list[Article]) -> None:
    made = digest(archive, made=MADE)
    entries = [entry for section in made.sections for entry in section.entries]
    assert sorted(entry.source.partition("（")[0] for entry in entries) == sorted(
        article.id for article in archive
    )
    by_id = {article.id: "\n".join(article.paragraphs) for article in archive}
    for entry in entries:
        whole = by_id[entry.source.partition("（")[0]]
        assert all(unit.text in whole for unit in entry.units)


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_says_the_same(form: str) -> None:
    told = text(digest(ARTICLES, made=MADE, paper="导报"), form)
    order = ("摘编", "新材料 (2)", "江阴高新区", "丁事", "人才 (1)", "甲事", "丙事")
    # The last of each: a page of the web has its contents in front.
    places = [told.rindex(one) for one in order]
    assert places == sorted(places)
    assert "c（1–2, 9 行）" in told


def test_no_text_is_a_mark() -> None:
    made = digest([ODD], made=MADE, full=True, title="<b>&", asked="# 甲")
    page = Texts()
    page.feed(text(made, "html"))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert r"\# 甲" in text(made, "md")
    # A vertical tab, which XML can not hold, is left out.
    assert "1. 第三段" in text(made, "docx")


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_has_control_characters(form: str) -> None:
    odd = "甲\0\x1b[31m\x0b乙"
    article = Article(id=odd, headline=odd, zone=odd, topics=(odd,), paragraphs=(odd,))
    told = text(digest([article], made=MADE, asked=odd, title=odd, notes=[odd]), form)
    assert told.count("31m") >= 7
    assert not set(told) & set("\0\x1b\x0b")


def test_a_word_document_tells_its_day_and_outline() -> None:
    out = io.BytesIO()
    write(digest(ARTICLES, made=MADE), out, "docx")
    made = docx.Document(out)
    assert made.core_properties.created is not None
    assert made.core_properties.created.date() == MADE
    heads = [one.text for one in made.paragraphs if one.style and one.style.name == "Heading 2"]
    assert heads == ["乙事", "丁事", "甲事", "丙事"]


def test_from_python_and_the_command_line(sample_folder: Path, tmp_path: Path) -> None:
    index = hzsearch.open(sample_folder)
    count = index.count(zone="济南高新区")
    assert index.digest(tmp_path / "a.md", zone="济南高新区") == count
    told = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "园区: 济南高新区" in told
    run("digest", "--zone", "济南高新区", "--index", sample_folder, "-o", tmp_path / "b.md")
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == told
    none = run("digest", '"没有这样的话"', "--index", sample_folder, code=1)
    assert "共 0 篇" in none.stdout


def test_what_was_not_taken_as_written_stands_in_the_head(
    sample_folder: Path, tmp_path: Path
) -> None:
    index = hzsearch.open(sample_folder)
    (note,) = index.query("信创产叶").notes
    for form in FORMATS:
        path = tmp_path / f"a.{form}"
        made = run("digest", "信创产叶", "-o", path, "--index", sample_folder)
        assert made.stderr == f"{note}\n"
        head = text_of(path).partition("共 4 篇")[2].partition("信创与网络安全 (")[0]
        assert "信创产业" in head
    assert digest([], notes=["No zone is called “甲”; see 'hzsearch stats'."]).notes == (
        "没有园区“甲”；请看“hzsearch stats”。",
    )


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    return path.read_text(encoding="utf-8")


def test_what_is_no_format() -> None:
    with pytest.raises(UsageError, match="use one of md, html, docx"):
        write(digest([]), Path("a.pdf"))
