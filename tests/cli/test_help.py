"""Help is in Chinese under a zh locale, wholly; in English otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from hzsearch.cli import main
from hzsearch.cli.examples import EXAMPLES
from hzsearch.columns import width
from tests.cli.test_commands import run
from tests.project.catalogue import HELP, catalogue, translations
from tests.project.helps import commands, texts

_CHINESE = translations(catalogue(HELP))
_NAMES = [name.split()[1:] for name, _ in commands(main, "hzsearch")]
_BLANKS = re.compile(r"\s+")


@pytest.mark.parametrize("words", _NAMES, ids="-".join)
def test_help_is_in_chinese(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    told = run(*words, "--help").stdout
    assert told.startswith("用法：")
    assert "选项：\n" in told
    joined = _BLANKS.sub("", told)
    for english in _english(words):
        assert _BLANKS.sub("", _CHINESE[english]).removesuffix("。") in joined
        assert english not in told or english == _CHINESE[english]
    assert max(map(width, told.splitlines())) <= 80


def _english(words: list[str]) -> Iterator[str]:
    """Yield the texts of a command's help in English, and what those below it do."""
    named = dict(commands(main, "hzsearch"))
    name = " ".join(("hzsearch", *words))
    yield from texts(named[name])
    yield from (says for says, _ in EXAMPLES.get(words[0] if len(words) == 1 else "", ()))
    if isinstance(named[name], click.Group):
        below = [named[other] for other in named if other.rpartition(" ")[0] == name]
        yield from (next(texts(command)) for command in below)


def test_help_is_english_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    run("query", "--help")
    monkeypatch.setenv("LANGUAGE", "de")
    told = run("query", "--help").stdout
    assert told.startswith("Usage: ")
    assert "Options:\n" in told
    assert "Show this message and exit." in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("query x -n many", "错误：'-n' 的取值不对：'many' 不是整数。"),
        ("query x -n -3", "错误：'-n' 的取值不对：-3 不在 x>=0 的范围内。"),
        ("query x --fresh a", "错误：'--fresh' 的取值不对：'a' 不是数字。"),
        ("query --facet", "错误：没有选项 '--facet'。"),
        ("query --facet", "您是不是要用 "),
        ("build", "缺少参数 'ARCHIVES...'"),
        ("build", "用法：main build [选项] ARCHIVES..."),
        ("show a b", "错误：多出了参数（b）"),
        ("query --sort best", "'best' 不在 'relevance', 'date' 之中。"),
        ("query --zone", "选项 '--zone' 须带 1 个值。"),
        ("import /nope", "'/nope' 不存在。"),
    ],
)
def test_what_is_wrong_is_told_in_chinese(
    words: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    result = CliRunner().invoke(main, words.split())
    assert result.exit_code == 2
    assert told in result.stderr
    assert not re.search("[A-Za-z]{2,} [a-z]{2,}", result.stderr.partition("错误")[2])
