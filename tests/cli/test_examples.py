"""Every command has examples at the end of its help, and each of them works."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from hzsearch.cli import main
from hzsearch.cli.examples import EXAMPLES
from tests.cli.test_commands import run
from tests.project.helps import commands

#: These run until they are stopped; what they do is tested elsewhere.
_ENDLESS = ("mcp", "serve", "watch")
_COMMANDS = [name.partition(" ")[2] for name, _ in commands(main, "hzsearch")][1:]
_RUN = [name for name in _COMMANDS if name not in _ENDLESS]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """A folder with pages, an index of them, and what was exported."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(sample, folder / "pages")
    run("build", folder / "pages", "--index", folder / "index")
    run("export", "--index", folder / "index", "-o", folder / "all.jsonl")
    return folder


@pytest.mark.parametrize("command", _RUN)
def test_examples_work(
    command: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    # Some change the index, so each command has its own; what it is asked goes on in turn.
    monkeypatch.setenv("HZSEARCH_INDEX", str(shutil.copytree(place / "index", tmp_path / "index")))
    monkeypatch.setenv("HZSEARCH_SAVED", str(tmp_path / "saved"))
    if command in ("saved list", "saved remove", "saved run"):
        run("saved", "add", "xinchuang", "信创")
    for _, words in EXAMPLES[command]:
        if "tantivy" in words:
            pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
        assert run(*command.split(), *shlex.split(words)).stdout


@pytest.mark.parametrize("command", _COMMANDS)
def test_help_ends_with_examples(command: str) -> None:
    told = run(*command.split(), "--help").stdout
    for says, words in EXAMPLES[command]:
        assert f"  {says}\n" in told
        assert f"hzsearch {command} {words}".rstrip() in told
