"""Records into articles: columns, values, encodings, and what is no record."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.archive import Document, read
from hzsearch.errors import ArchiveError
from hzsearch.model import Article, Source
from tests.archive.formats.shown import shown
from tests.cases import read_cases

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, str]]:
    return list(read_cases(CASES / name))


@pytest.mark.parametrize(("record", "wanted"), cases("records.txt"))
def test_a_record_becomes_an_article_or_a_note(record: str, wanted: str) -> None:
    assert shown(read(record.encode(), "a.jsonl")) == wanted


@pytest.mark.parametrize(("table", "wanted"), cases("tables.txt"))
def test_a_table_becomes_articles_and_notes(table: str, wanted: str) -> None:
    assert shown(read(table.replace("␤", "\n").encode(), "a.csv")) == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_same_table_in_every_encoding(encoding: str, end: str, sign: str) -> None:
    rows = [["标题", "正文"], ["信创谷", "“一”。"], ["乙", "二。"]]
    text = end.join(sign.join(row) for row in rows)
    found = read(text.encode(encoding), "a.csv")
    assert [(a.headline, a.paragraphs) for a in found.articles] == [
        ("信创谷", ("“一”。",)),
        ("乙", ("二。",)),
    ]


def test_bytes_that_are_no_text_cost_their_line_alone() -> None:
    lines = [json.dumps({"title": f"第{n}篇"}, ensure_ascii=False).encode() for n in range(9)]
    lines[4] = b'{"title": "\xff\xfe"}'
    found = read(b"\n".join(lines), "a.ndjson")
    assert len(found.articles) == 8
    assert found.notes == ("a.ndjson, line 5: it is not text in the encoding of the lines before.",)


def test_a_cell_may_be_longer_than_the_csv_module_likes() -> None:
    text = "长" * 200_000
    assert read(f"body\n{text}\n".encode(), "a.csv").articles[0].paragraphs == (text,)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"a,b\n1,2\n", "a.csv", "no column for the text"),
        (b"", "a.csv", "is an empty table"),
        (b"\n[\n{}]", "a.jsonl", "JSON array"),
        (b"a\0b", "a.csv", "NUL"),
        ("标题\n甲".encode("utf-16")[:-1], "a.csv", "UTF-16"),
    ],
)
def test_what_is_no_table_is_one_sentence(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason) as error:
        read(data, name)
    assert str(error.value).startswith(name)


@pytest.mark.parametrize(
    "data", [b"[1" * 90_000, b'{"a":' * 90_000, b'{"title": ' + b"9" * 9000 + b"}", b'"' * 5000]
)
def test_a_hostile_line_is_one_note(data: bytes) -> None:
    found = read(b'{"title": "x"}\n' + data + b'\n{"title": "y"}', "a.jsonl")
    assert [a.headline for a in found.articles] == ["x", "y"]
    (note,) = found.notes
    assert note.startswith("a.jsonl, line 2: ")


def test_a_table_that_opens_quotes_again_and_again_ends() -> None:
    found = read(b"body,x\n" + b'a"b,"\n' * 20_000, "a.csv")
    assert accounted(found) == list(range(1, 20_002))


def test_a_file_of_another_kind_gives_a_hundred_notes_and_a_number() -> None:
    found = read(b"no json\n" * 250, "a.jsonl")
    assert (len(found.notes), found.articles) == (101, ())
    assert found.notes[-1] == "a.jsonl: 150 more records are no articles."
    assert len(found.furniture) == 250


def accounted(document: Document) -> list[int]:
    """Return the numbers of all lines that articles or furniture have."""
    ranges = [r for article in document.articles for r in article.source.lines]
    own = [number for first, last in ranges for number in range(first, last + 1)]
    return sorted([*own, *document.furniture])


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NAMES = st.lists(TEXT, max_size=3).map(tuple)
SOURCES = st.builds(Source, TEXT, st.integers(1, 9), st.just(((1, 2), (4, 4))))
ARTICLES = st.builds(
    Article,
    id=TEXT.filter(str.strip),
    kind=st.sampled_from(["news", "photo", "notice"]),
    kicker=TEXT,
    headline=TEXT,
    bylines=NAMES,
    zone=st.none() | TEXT,
    zones=NAMES,
    date=st.none() | st.dates().map(str),
    date_source=st.sampled_from([None, "text", "issue", "given"]),
    topics=NAMES,
    subheads=NAMES,
    paragraphs=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    source=SOURCES,
    doubts=NAMES,
    subhead_before=st.just((0, 1)),
    meta=st.dictionaries(TEXT, TEXT, max_size=2).map(lambda facts: tuple(facts.items())),
    continued=st.lists(SOURCES, max_size=1).map(tuple),
)


@given(st.lists(ARTICLES, max_size=4, unique_by=lambda article: article.id), st.booleans())
def test_what_extract_prints_is_read_back_as_it_was(articles: list[Article], ascii_: bool) -> None:
    printed = "\n".join(json.dumps(a.to_dict(), ensure_ascii=ascii_) for a in articles)
    found = read(printed.encode(), "a.jsonl")
    assert (found.articles, found.notes) == (tuple(articles), ())
    assert found.whole == {article.id for article in articles}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
COLUMNS = st.sampled_from(["title", "正文", "topic", "作者", *Article("x").to_dict()])


@given(st.lists(st.dictionaries(COLUMNS, JSON, max_size=12) | JSON, max_size=4))
def test_whatever_a_line_holds_it_is_an_article_or_a_note(values: list[object]) -> None:
    printed = "\n".join(map(json.dumps, values))
    found = read(b'{"title": "x"}\n' + printed.encode(), "a.jsonl")
    assert len(found.articles) + len(found.notes) == 1 + len(values)
    for article in found.articles:
        assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_every_line_of_a_table_is_accounted_for(rows: list[tuple[str, str]]) -> None:
    import csv
    import io

    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerows([("title", "正文"), *rows])
    text = stream.getvalue().replace("\0", "")
    found = read(text.encode(), "a.csv")
    filled = [n for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert set(filled) <= set(accounted(found))
    told = [row for row in rows if any(part.replace("\0", "").strip() for part in row)]
    assert len(found.articles) <= len(told)


def test_records_may_be_packed_by_gzip() -> None:
    packed = gzip.compress(b'{"title": "x"}\n')
    assert read(packed, "a.jsonl.gz").articles[0].id == "a.jsonl.gz:1"
    assert read(gzip.compress(b"title\nx\n"), "A.CSV.GZ").articles[0].headline == "x"
    with pytest.raises(ArchiveError, match=r"^a\.jsonl\.gz is a damaged gzip file"):
        read(packed[:-9], "a.jsonl.gz")
    with pytest.raises(ArchiveError, match="packed by gzip; unpack it"):
        read(packed, "a.txt")
