"""Errors, notes and doubts are in Chinese under a zh locale, in English otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hzsearch.messages import in_chinese
from tests.cli.test_commands import run


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN:zh")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("query 信创 --zone 火星", "hzsearch: 没有园区“火星”；请看“hzsearch stats”。"),
        ("query 信创 --since 2025 --until 2024", "日期前后颠倒：起始日期 2025-01-01 晚于"),
        ("query zone:火星", "没有园区“火星”；请看“hzsearch stats”。按文字检索：火星"),
        ("show 99/99", "没有编号为 99/99 的文章；编号见检索结果。"),
        ("count --by month --plot a.gif", "“a.gif”不是图片文件名，其后缀应为 .svg 或 .png"),
        ("export 信创 -o a.foo", "a.foo 的后缀不对应任何格式；可用的有：jsonl, "),
        ("query 信创 --faces", "错误：没有选项 '--faces'。"),
        ("extract a.txt --date 3月", "'--date' 的取值不对：“3月”不是日期；请写成 2024-04-01。"),
    ],
)
def test_errors_and_notes_are_in_chinese(words: str, told: str, sample_folder: Path) -> None:
    found = run(*words.split(), *_index(words, sample_folder), code=1 if ":火星" in words else 2)
    assert told in found.stderr


def _index(words: str, folder: Path) -> tuple[str, ...]:
    return () if words.startswith("extract") else ("--index", str(folder))


@pytest.mark.usefixtures("chinese")
def test_a_missing_index_is_told_with_its_place(tmp_path: Path) -> None:
    told = run("query", "信创", "--index", tmp_path, code=2).stderr
    command = f"hzsearch build ARCHIVE --index {tmp_path}"
    assert told == f"hzsearch: {tmp_path} 中没有索引；请用“{command}”建立。\n"


@pytest.mark.usefixtures("chinese")
def test_problems_of_files_and_doubts_are_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\1" * 99)
    (tmp_path / "page.txt").write_text("无锡高新区发布新政策\n", "utf-8")
    told = run("build", tmp_path, "--index", tmp_path / "index", code=1).stdout
    assert "bad.txt 不是文本（其中满是控制字符）。" in told
    shown = run("extract", tmp_path / "page.txt").stdout
    assert "? 标题：第 1 行的标题没有找到正文" in shown


@pytest.mark.usefixtures("chinese")
def test_json_stays_english(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("无锡高新区发布新政策\n", "utf-8")
    (found,) = json.loads(run("extract", tmp_path / "page.txt", "--json").stdout)
    assert found["articles"][0]["doubts"] == ["headline: no body found for the headline at line 1"]


@pytest.mark.parametrize("language", ["en", "en:zh", "de_DE", "C"])
def test_other_locales_read_english(
    language: str, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    told = run("query", "信创", "--zone", "火星", "--index", sample_folder, code=2).stderr
    assert told == "hzsearch: No zone is called “火星”; see 'hzsearch stats'.\n"
    assert "No such option" in run("query", "信创", "--faces", code=2).stderr


def test_a_query_in_a_pipe_that_finds_something_loads_no_more(sample_folder: Path) -> None:
    program = (
        "import sys; from hzsearch.cli import main; "
        "main(['query', '信创', '--index', sys.argv[1]], standalone_mode=False); "
        "idle = {'hzsearch.messages', 'hzsearch.cli.chinese', 'hzsearch.cli.formatter', "
        "'hzsearch.index.places'}; "
        "print(idle & {*sys.modules})"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(sample_folder)],
        env={**os.environ, "LANGUAGE": "zh_CN", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    assert "共 7 篇" in told.stdout
    assert told.stdout.splitlines()[-1] == "set()"


def test_a_message_of_very_many_phrases_stays_as_it_is() -> None:
    # Each way to part it has ways of its own; all of them would take longer than anybody waits.
    text = "has 1 " * 40
    assert in_chinese(text) == text
