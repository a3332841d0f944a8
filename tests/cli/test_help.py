"""Help is in Chinese under a zh locale, wholly; in English otherwise; and fits the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from hzsearch.cli import COMMANDS, main
from hzsearch.cli.examples import EXAMPLES
from hzsearch.columns import width
from tests.cli.test_commands import run
from tests.project.catalogue import HELP, catalogue, translations
from tests.project.helps import commands, texts

_CHINESE = translations(catalogue(HELP))
_COMMANDS = dict(commands(main, "hzsearch"))
_NAMES = [name.split()[1:] for name in _COMMANDS]
_BLANKS = re.compile(r"\s+")
_QUOTED_COMMAND = re.compile(r"(?<=')hzsearch [^']+(?=')")

each_command = pytest.mark.parametrize("words", _NAMES, ids="-".join)


@each_command
def test_help_is_in_chinese(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told = _help(words, "zh_CN", monkeypatch)
    assert told.startswith("用法：")
    assert "选项：\n" in told
    for english in _english(words):
        assert _joined(_CHINESE[english]).removesuffix("。") in _joined(told)
        assert _joined(english) not in _joined(told)


@each_command
def test_help_is_in_english_elsewhere(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _help(words, "zh_CN", monkeypatch)
    told = _help(words, "de", monkeypatch)
    assert told.startswith("Usage: ")
    assert "Options:\n" in told
    for english in _english(words):
        first = english.partition(". ")[0].removesuffix(".")
        assert _joined(first) in _joined(told)
        assert _joined(_CHINESE[english]) not in _joined(told)


def _help(words: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LANGUAGE", language)
    return run(*words, "--help").stdout


def _joined(text: str) -> str:
    """Return a text as it is however its lines are filled."""
    return _BLANKS.sub("", text)


def _english(words: list[str]) -> Iterator[str]:
    """Yield the texts of a command's help in English, and what those below it do."""
    name = " ".join(("hzsearch", *words))
    yield from texts(_COMMANDS[name])
    yield from (says for says, _ in EXAMPLES.get(" ".join(words), ()))
    if isinstance(_COMMANDS[name], click.Group):
        below = [_COMMANDS[other] for other in _COMMANDS if other.rpartition(" ")[0] == name]
        yield from (next(texts(command)) for command in below)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@each_command
def test_help_fits_a_terminal_and_breaks_no_command(
    words: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _help(words, language, monkeypatch)
    assert max(map(width, told.splitlines())) <= 80
    for english in texts(_COMMANDS[" ".join(("hzsearch", *words))]):
        assert all(command in told for command in _QUOTED_COMMAND.findall(english))


@each_command
def test_help_tells_how_it_is_called_and_ends(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _help(words, "en", monkeypatch)
    usage = told.partition("\n")[0]
    # One sign for "and so on", there and in messages.
    assert "..." not in usage
    assert not re.search(r"\b\w+S…", usage)
    if words != ["saved"]:
        assert "Exit code: 0" in told


def test_a_default_is_told() -> None:
    for name, command in _COMMANDS.items():
        for option in command.params:
            # Where there is none, the help says what holds.
            has_one = option.to_info_dict()["default"] not in (None, "", False)
            assert not has_one or getattr(option, "show_default", None), (name, option.name)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_help_goes_by_the_width_of_the_terminal(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    command = _COMMANDS["hzsearch query"]
    told = command.context_class(command, terminal_width=62).get_help()
    without_examples = re.split("Examples|示例", told)[0]
    assert 56 < max(map(width, without_examples.splitlines())) <= 62


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (
            "qeury 信创",
            "No command is called “qeury”; did you mean 'hzsearch query'?",
            "没有命令“qeury”；您是不是要用“hzsearch query”？",
        ),
        (
            "saved lst",
            "No command is called “lst”; did you mean 'hzsearch saved list'?",
            "没有命令“lst”；您是不是要用“hzsearch saved list”？",
        ),
        (
            "Search 信创",
            "No command is called “Search”; did you mean 'hzsearch query'?",
            "没有命令“Search”；您是不是要用“hzsearch query”？",
        ),
        (
            "saved 信创",
            "No command is called “信创”; 'hzsearch saved --help' lists those there are.",
            "没有命令“信创”；现有的命令请看“hzsearch saved --help”。",
        ),
        (
            "xyz",
            "No command is called “xyz”; 'hzsearch --help' lists those there are.",
            "没有命令“xyz”；现有的命令请看“hzsearch --help”。",
        ),
        (
            "信创",
            "No command is called “信创”; to search for it, write 'hzsearch query 信创'.",
            "没有命令“信创”；要检索，请写“hzsearch query 信创”。",
        ),
    ],
)
def test_the_nearest_command_is_told(
    words: str, english: str, chinese: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, sentence in (("en", english), ("zh_CN", chinese)):
        monkeypatch.setenv("LANGUAGE", language)
        result = CliRunner().invoke(main, words.split(), prog_name="hzsearch")
        assert (result.exit_code, result.stderr) == (2, f"hzsearch: {sentence}\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("query x -n many", "错误：'-n' 的取值不对：'many' 不是整数。"),
        ("query x -n -3", "错误：'-n' 的取值不对：-3 不在 x>=0 的范围内。"),
        ("query x --fresh a", "错误：'--fresh' 的取值不对：'a' 不是数字。"),
        ("query --facet", "错误：没有选项 '--facet'。您是不是要用 "),
        ("query --facet", "'--facets'"),
        ("build", "错误：缺少参数 'ARCHIVE…'。"),
        ("build", "用法：main build [选项] ARCHIVE…"),
        ("show", "错误：缺少参数 'ID'。"),
        ("completion", "错误：缺少参数 '{bash|zsh|fish}'。可选："),
        ("show a b", "错误：多出了参数（b）。"),
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
    error = re.sub("'[^']*'", "", result.stderr.partition("错误")[2])
    assert not re.search("[A-Za-z]{2,}", error.partition("可选")[0])
    assert not re.search(r"\.(\s|$)", error)


def test_commands_are_those_that_are_loaded() -> None:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is main.get_command(context, name)
        assert command is main.commands[name]
        assert command.name == name
    assert main.list_commands(context) == list(COMMANDS)
    assert main.get_command(context, "import_") is None
