"""A shell offers commands, options, and what filters take."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from hzsearch.cli import main
from tests.cli.test_commands import run


def offered(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Return what bash would offer for the last of ``words``."""
    made = get_completion_class("bash")
    assert made is not None
    monkeypatch.setenv("COMP_WORDS", " ".join(("hzsearch", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    lines = made(main, {}, "hzsearch", "_HZSEARCH_COMPLETE").complete()
    return [line.partition(",")[2] for line in lines.splitlines()]


def test_commands_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(monkeypatch, "exp") == ["export"]
    assert offered(monkeypatch, "query", "--so") == ["--sort"]


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


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(shell: str) -> None:
    assert "_HZSEARCH_COMPLETE" in run("completion", shell).stdout
