"""Files into pages: encodings, line ends, form feeds, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.archive import SourceFile, read
from hzsearch.archive.formats.text import split_pages
from hzsearch.errors import ArchiveError

TEXT = "某高新区：\n\n“信创”產業 3 月\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_page_in_every_encoding(encoding: str, end: str) -> None:
    text = TEXT.replace("\n", end)
    bom = "\ufeff" if encoding.endswith("-bom") else ""
    (page,) = read((bom + text).encode(encoding.removesuffix("-bom")), "a.txt").pages
    assert [line.text for line in page.lines] == TEXT.split("\n")
    assert [line.number for line in page.lines] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)), "is not text"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "UTF-16"),
        ("信创".encode("utf-16-le"), "not text"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason) as error:
        read(data, "b/a.txt")
    assert str(error.value).startswith("b/a.txt ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"no\.txt can not be read"):
        SourceFile(tmp_path / "no.txt", tmp_path, "no.txt").read()


def test_form_feeds_part_pages_and_lines_keep_their_numbers() -> None:
    pages = split_pages("一\n二\n\f三\n\f\n\f四\f", "a.txt")
    found = [(p.number, p.pages, [(x.number, x.text) for x in p.lines if x.text]) for p in pages]
    assert found == [
        (1, 4, [(1, "一"), (2, "二")]),
        (2, 4, [(3, "三")]),
        (4, 4, [(5, "四")]),
    ]


@given(st.text(alphabet="信创\n\f \r"))
def test_every_line_is_on_one_page_and_keeps_its_text(text: str) -> None:
    lines = text.split("\n")
    found = [line for page in split_pages(text, "a.txt") for line in page.lines]
    numbers = [line.number for line in found if line.text.strip()]
    assert numbers == [n for n, line in enumerate(lines, start=1) if line.strip()]
    for line in found:
        assert line.text.split() == lines[line.number - 1].split()
