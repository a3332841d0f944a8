"""``hzsearch mcp`` on pipes: nothing but the protocol on standard output, and errors in time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.mcp.conftest import Agent


def test_nothing_but_the_protocol_is_printed(piped: Agent) -> None:
    # A question and pinyin load all that may print: jieba, its words, the stop words.
    for text in ("什么是信创？", "xinchuang"):
        assert piped.ask("search", text=text)["total"]
    assert list(piped.unasked) == []


def test_without_an_index_it_says_so_at_once(tmp_path: Path) -> None:
    assert "hzsearch build" in run("mcp", "--index", tmp_path / "none", code=2).stderr


def test_a_missing_extra_is_said(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hzsearch.mcp", None)
    assert "hzsearch[mcp]" in run("mcp", "--index", sample_folder, code=2).stderr
