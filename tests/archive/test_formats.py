"""Which format a file is of: its first bytes where they are plain, else its ending."""

from __future__ import annotations

import pytest

from hzsearch.archive.formats import format_of
from hzsearch.errors import ArchiveError

PLAIN = "本报讯 某高新区开会。".encode()
WORD = b"PK\x03\x04.....word/document.xml...."


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("03.txt", PLAIN, "text"),
        ("版面", PLAIN, "text"),
        ("03.TXT", PLAIN, "text"),
        ("03.txt", b"%PDF-1.7\n", "pdf"),
        ("03.pdf", b"junk of a mail gateway\n%PDF-1.7\n", "pdf"),
        ("03.txt", b"%PDF- is how a PDF begins"[1:], "text"),
        ("03.txt", "他说：%PDF-1.7 是文件头。".encode(), "text"),
        ("03.txt", b"\xef\xbb\xbf  <!DOCTYPE html><p>", "html"),
        ("03.txt", b"<html lang=zh>", "html"),
        ("03.htm", PLAIN, "html"),
        ("a.jsonl", b"{}", "jsonl"),
        ("a.tsv", PLAIN, "csv"),
        ("a.docx", WORD, "docx"),
        ("a.txt", WORD, "docx"),
    ],
)
def test_the_format_of_a_file(name: str, data: bytes, form: str) -> None:
    assert format_of(data, name) == form


@pytest.mark.parametrize(
    ("data", "way_out"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"save it as \.docx"),
        (b"Rar!\x1a\x07\x00", "unpack it"),
        (b"PK\x03\x04 and no Word in it", r"the ending \.zip"),
        (b"\x1f\x8b\x08", "unpack it"),
    ],
)
def test_what_is_not_read_is_named_with_the_way_out(data: bytes, way_out: str) -> None:
    with pytest.raises(ArchiveError, match=rf"^b/a\.txt is an? .*{way_out}|packed") as error:
        format_of(data, "b/a.txt")
    assert str(error.value).endswith(".")
