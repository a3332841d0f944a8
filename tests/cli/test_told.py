"""What commands say where there is nothing to show, of one thing, and of options at odds."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import hzsearch
from tests.cli.test_commands import run

PAGE = "无锡高新区发布新政策\n"


@pytest.fixture(autouse=True)
def _saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "saved"))


def test_a_build_without_changes_says_so(tmp_path: Path) -> None:
    pages, folder = tmp_path / "pages", tmp_path / "index"
    pages.mkdir()
    (pages / "01.txt").write_text(PAGE, "utf-8")
    first = run("build", pages, "--index", folder, "--jobs", "1").stdout.splitlines()
    assert first[0].startswith("1 file read 读入 · 0 unchanged 未变 · ")
    assert first[1].startswith(
        "1 page 版 · 1 article 篇 · 1 line in articles 入文行 · 0 furniture l"
    )
    assert first[2].startswith("1 article with doubts 存疑")
    (again,) = run("build", pages, "--index", folder, "--jobs", "1").stdout.splitlines()
    assert again.startswith("Nothing has changed 没有变动: 1 file 文件 · ")
    (pages / "01.txt").unlink()
    gone = run("build", pages, "--index", folder, "--jobs", "1").stdout.splitlines()
    assert gone[0].startswith("0 files read 读入 · 0 unchanged 未变")
    assert gone[1].startswith("1 indexed file is gone 已不存在")


def test_no_saved_query_is_told_with_the_way_to_save_one(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run("saved", "list", "--index", sample_folder)
    assert told.stdout == ""
    assert "'hzsearch saved add NAME TEXT' saves one." in told.stderr
    assert run("saved", "list", "--json", "--index", sample_folder).stdout == "[]\n"
    monkeypatch.setenv("LANGUAGE", "zh")
    assert "还没有保存的检索" in run("saved", "list", "--index", sample_folder).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "export 信创 --format jsonl -o a.csv",
            "a.csv is a name for csv, but --format says jsonl;",
        ),
        ("digest --format md -o a.docx", "a.docx is a name for docx, but --format says md;"),
        ("issues undated 3", "What is undated stands on no page of an issue; leave out 3."),
        ("issues -n 5", "-n is for 'hzsearch issues undated' alone"),
        ("issues 2024-03-18 1 -n 5", "-n is for 'hzsearch issues undated' alone"),
        ("saved run x --new --offset 10", "leave out --offset."),
        ("saved run x --new --sort date", "leave out --sort."),
    ],
)
def test_what_would_be_ignored_is_an_error(words: str, told: str, sample_folder: Path) -> None:
    assert told in run(*words.split(), "--index", sample_folder, code=2).stderr


@pytest.mark.parametrize("name", ["a.jsonl", "a.JSONL", "a.txt", "a"])
def test_a_format_and_a_name_that_agree_or_say_nothing(
    name: str, sample_folder: Path, tmp_path: Path
) -> None:
    run("export", "--format", "jsonl", "-o", tmp_path / name, "-n", "1", "--index", sample_folder)
    assert (tmp_path / name).read_text("utf-8").startswith('{"id"')


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
@pytest.mark.parametrize("words", ["query 信创", "export --format xlsx", "--help"])
def test_a_full_disk_is_one_sentence(words: str, sample_folder: Path) -> None:
    command = [sys.executable, "-m", "hzsearch", *words.split()]
    variables = {**os.environ, "HZSEARCH_INDEX": str(sample_folder), "LANGUAGE": "en"}
    with open("/dev/full", "wb") as full:
        told = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=variables, check=False
        )
    assert told.returncode == 2
    assert re.fullmatch(r"hzsearch: The output can not be written \(.+\)\.\n", told.stderr.decode())


@pytest.mark.parametrize("words", ["saved list", "saved list --json", "saved run x"])
def test_a_missing_index_is_none_without_saved_queries(words: str, tmp_path: Path) -> None:
    told = run(*words.split(), "--index", tmp_path / "none", code=2).stderr
    assert "There is no index in" in told


def test_an_empty_index_says_so(tmp_path: Path) -> None:
    hzsearch.open(tmp_path).add([])
    assert run("issues", "--index", tmp_path).stdout == "No articles yet. 还没有文章。\n"
    assert "filters" not in run("query", "--index", tmp_path, code=1).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("analyze", "\udcff"),
        ("digest", "--title", "\udcff", "--format", "md"),
        ("export", "--paper", "\udcff", "--format", "csv"),
        ("saved", "add", "a", "\udcff"),
        ("query", "\udcff"),
    ],
    ids=str,
)
def test_text_that_is_none_is_named(words: tuple[str, ...], sample_folder: Path) -> None:
    assert "is not UTF-8" in run(*words, "--index", sample_folder, code=2).stderr


def test_a_saved_file_without_a_query_is_empty(sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").touch()
    assert "No query is saved" in run("saved", "list", "--index", sample_folder).stderr


def test_one_form_of_json_at_a_time(sample_folder: Path) -> None:
    args = ("query", "信创", "--json", "--jsonl", "--index", sample_folder)
    assert "leave out one" in run(*args, code=2).stderr


def ended(*words: object, closed: str = "") -> int:
    """Return the exit code of a command in a shell with streams ``closed``."""
    command = " ".join(map(shlex.quote, (sys.executable, "-m", "hzsearch", *map(str, words))))
    done = subprocess.run(["sh", "-c", f"{command} {closed}"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done.returncode


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell")
def test_closed_streams_are_no_fault(sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(PAGE, encoding="utf-8")
    assert ended("build", tmp_path / "01.txt", "--index", tmp_path / "i", closed=">&- 2>&-") == 0
    assert hzsearch.open(tmp_path / "i").count() == 1
    assert ended("query", "信创", "--index", sample_folder, closed=">&-") == 0


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_closed_pipe_and_an_interrupt_are_not_called_nothing_found(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, code in ((BrokenPipeError(32, "Broken pipe"), 141), (KeyboardInterrupt(), 130)):

        def fail(*_: object, error: BaseException = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(hzsearch.Index, "query", fail)
        run("query", "信创", "--index", sample_folder, code=code)
