"""Names of files on disk, whatever bytes they are made of, make ids that can be printed."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hzsearch
from hzsearch.archive import find_sources
from hzsearch.archive.names import escaped, file_name
from hzsearch.engines.registry import ENGINES
from tests.conftest import SAMPLE

_BYTES = pytest.mark.skipif(
    os.name == "nt" or os.uname().sysname == "Darwin", reason="names that are no text"
)


def gbk(name: str) -> str:
    """Return the name as Python has it where the disk has it in GBK."""
    return os.fsdecode(name.encode("gbk"))


@_BYTES
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("2024/03.txt", "2024/03.txt"),
        ("re\u0301sume\u0301.txt", "résumé.txt"),
        (gbk("2024年4月1日") + "/第3版.txt", "2024年4月1日/第3版.txt"),
        (os.fsdecode(b"07\xff.txt"), "07\\xff.txt"),
        ("a\x1b[31m\n\u2028.txt", "a\\x1b[31m\\n\\u2028.txt"),
        ("a\\xff.txt", "a\\\\xff.txt"),
    ],
)
def test_a_name_is_text_that_can_be_printed(path: str, name: str) -> None:
    assert file_name(path) == name


@_BYTES
@given(st.binary(min_size=1, max_size=12))
def test_every_name_can_be_written_everywhere(raw: bytes) -> None:
    for name in (file_name(os.fsdecode(raw)), escaped(os.fsdecode(raw))):
        assert name.encode().decode() == name
        assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in name)


@_BYTES
def test_a_guess_gives_way_to_a_name_that_stands_there(tmp_path: Path) -> None:
    odd = (os.fsdecode(b"\xff.txt"), r"\xff.txt", "\xe9.txt", "e\u0301.txt")
    for name in (gbk("高新.txt"), "高新.txt", gbk("园区.txt"), *odd):
        (tmp_path / name).touch()
    names = {source.path.name: source.name for source in find_sources([tmp_path])}
    assert names == {
        gbk("高新.txt"): "\\xb8\\xdf\\xd0\\xc2.txt",
        "高新.txt": "高新.txt",
        gbk("园区.txt"): "园区.txt",
        **dict(zip(odd, (r"\xff.txt", r"\\xff.txt", "é.txt", r"e\u0301.txt"), strict=True)),
    }


@_BYTES
@pytest.mark.parametrize("engine", ENGINES)
def test_no_name_stops_a_build(engine: str, tmp_path: Path) -> None:
    page = (SAMPLE / "2024-03-18" / "01.txt").read_bytes()
    names = {b"07\xff.txt": "07\\xff.txt", "03版.txt".encode("gbk"): "03版.txt"}
    for raw in names:
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / os.fsdecode(raw)).write_bytes(page)
    index = hzsearch.open(tmp_path / "index")
    assert index.build(tmp_path / "pages", engine=engine).files == 2
    found = {hit.article.source.path for hit in index.query('"信创"', limit=100)}
    assert found == {*names.values()}
    assert {path.name for path in index.places(found).values()} == set(map(os.fsdecode, names))
    assert index.source("07\\xff.txt:1").state == "same"
    assert index.build(tmp_path / "pages").unchanged == 2
