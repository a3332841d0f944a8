"""What who found nothing reads on the terminal."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.test_commands import run


def test_parts_and_the_nearest_query_in_english(sample_folder: Path) -> None:
    index = ("--index", str(sample_folder))
    lines = run("query", "信创 外星人", *index, code=1).stdout.splitlines()
    command = shlex.join(["hzsearch", "query", "信创", *index])
    assert lines == [
        "Nothing found for 信创 外星人.",
        "How it was understood, and what each part finds alone:",
        "       7  信创  (word)",
        "       0  外星人  (word)",
        f"Nearest query that finds something: {command}  (7 articles)",
    ]


def test_the_nearest_query_can_be_typed_as_it_is_told(sample_folder: Path) -> None:
    asked = ("query", "信创谷城 天津", "--exact", "--index", str(sample_folder))
    told = run(*asked, code=1).stdout.splitlines()[-1]
    command, _, articles = told.partition(": ")[2].rpartition("  (")
    name, *again = shlex.split(command)
    assert (name, again[2:]) == ("hzsearch", list(asked[2:]))
    shown = run(*again).stdout.splitlines()[-1]
    assert articles.partition(" ")[0] in shown


@pytest.mark.parametrize("variable", ["LANGUAGE", "LANG"])
def test_in_chinese_where_the_locale_is(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    text = run("query", "信创", "-天津", "date:1999", "--index", sample_folder, code=1).stdout
    assert "没有找到 信创 -天津 date:1999。" in text
    assert "  -天津（不含 词）" in text
    assert "最接近的检索：hzsearch query '信创 -天津' --index " in text
    assert text.endswith("（5 篇）\n")


def test_filters_alone(sample_folder: Path) -> None:
    args = ("query", "--since", "1999", "--until", "1999", "--index", sample_folder)
    assert run(*args, code=1).stdout == "There are no such articles.\n"
