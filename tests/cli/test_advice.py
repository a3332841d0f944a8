"""What who found nothing reads on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import run


def test_parts_and_the_nearest_query_in_english(sample_folder: Path) -> None:
    lines = run("query", "信创 外星人", "--index", sample_folder, code=1).stdout.splitlines()
    assert lines == [
        "Nothing found for 信创 外星人.",
        "How it was understood, and what each part finds alone:",
        "       7  信创  (word)",
        "       0  外星人  (word)",
        "Nearest query that finds something: hzsearch query '信创'  (7 articles)",
    ]


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
    assert "最接近的检索：hzsearch query '信创 -天津'（5 篇）" in text


def test_filters_alone(sample_folder: Path) -> None:
    args = ("query", "--since", "1999", "--until", "1999", "--index", sample_folder)
    assert run(*args, code=1).stdout == "No article is left by these filters.\n"
