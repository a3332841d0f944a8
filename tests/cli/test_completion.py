"""A shell offers commands, options, and what filters take, with what each is for."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.shell_completion import get_completion_class

from hzsearch.aggregations.counts import COUNTABLE
from hzsearch.cli import COMMANDS, main
from tests.cli.test_commands import run
from tests.project.catalogue import HELP, catalogue, translations
from tests.project.helps import commands, texts

_CHINESE = translations(catalogue(HELP))


def completed(monkeypatch: pytest.MonkeyPatch, shell: str, *words: str) -> str:
    """Return what is told to a shell that asks for the last of ``words``."""
    made = get_completion_class(shell)
    assert made is not None
    monkeypatch.setenv("COMP_WORDS", " ".join(("hzsearch", *words)))
    # Fish gives the word itself, the others its place.
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
    return made(main, {}, "hzsearch", "_HZSEARCH_COMPLETE").complete()


def offered(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Return what bash would offer for the last of ``words``."""
    lines = completed(monkeypatch, "bash", *words)
    return [line.partition(",")[2] for line in lines.splitlines()]


def explained(monkeypatch: pytest.MonkeyPatch, shell: str, *words: str) -> dict[str, str]:
    """Return what a shell would offer, with what it would show beside it."""
    told = completed(monkeypatch, shell, *words)
    if shell == "fish":
        parts = (line.removeprefix("plain,").partition("\t") for line in told.splitlines())
        return {name: says for name, _, says in parts}
    lines = iter(told.splitlines())
    return {name: says for _, name, says in zip(lines, lines, lines, strict=True)}


def test_commands_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "exp") == ["export"]
    assert offered(monkeypatch, "") == list(COMMANDS)
    assert offered(monkeypatch, "saved", "") == ["add", "list", "remove", "run"]
    assert offered(monkeypatch, "query", "--so") == ["--sort"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_each_is_for_is_told_in_the_language_of_help(
    shell: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    for name, command in commands(main, "hzsearch"):
        found = explained(monkeypatch, shell, *name.split()[1:], "--")
        says = set(texts(command))
        for option, told in found.items():
            assert told in ({_CHINESE[one] for one in says} if language == "zh_CN" else says), (
                option
            )
        if isinstance(command, click.Group):
            for below, told in explained(monkeypatch, shell, *name.split()[1:], "").items():
                assert bool(re.match("[\u4e00-\u9fff]", told)) == (language == "zh_CN"), below
                assert not told.endswith(("...", ".", "。"))


def test_zones_and_topics_of_the_index(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path
) -> None:
    monkeypatch.setenv("HZSEARCH_INDEX", str(sample_folder))
    zones = offered(monkeypatch, "query", "信创", "--zone", "")
    assert "济南高新区" in zones
    assert offered(monkeypatch, "count", "--zone", "济") == ["济南高新区"]
    assert offered(monkeypatch, "count", "--zone", "东湖") == ["武汉东湖高新区"]
    assert "人才" in offered(monkeypatch, "query", "--topic", "人")
    assert offered(monkeypatch, "terms", "--province", "江") == ["江苏"]


def test_all_that_are_known_where_there_is_no_index(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = ("query", "--index", str(tmp_path / "none"))
    assert "苏州工业园区" in offered(monkeypatch, *there, "--zone", "苏州")
    assert len(offered(monkeypatch, *there, "--topic", "")) > 10
    assert "新疆" in offered(monkeypatch, *there, "--province", "")


def test_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "count", "--kind", "") == ["news", "photo", "notice"]
    assert offered(monkeypatch, "count", "--kind", "图") == ["图片", "图片新闻"]
    assert offered(monkeypatch, "count", "--kind", "NO") == ["notice"]


@pytest.mark.parametrize(("language", "day"), [("en", {"day": "day"}), ("zh_CN", {"day": "日期"})])
@pytest.mark.parametrize("command", ["count", "amounts"])
def test_what_to_count_by(
    command: str, language: str, day: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert set(offered(monkeypatch, command, "--by", "")) == set(COUNTABLE)
    assert explained(monkeypatch, "zsh", command, "--by", "d") == day


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(shell: str) -> None:
    assert "_HZSEARCH_COMPLETE" in run("completion", shell).stdout
