"""Every command has examples at the end of its help, and each of them works."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from hzsearch.cli import COMMANDS
from hzsearch.cli.examples import EXAMPLES
from tests.cli.test_commands import run

#: These run until they are stopped; what they do is tested elsewhere.
_ENDLESS = ("mcp", "serve", "watch")
_RUN = [(name, words) for name in COMMANDS for _, words in EXAMPLES[name] if name not in _ENDLESS]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """A folder with pages, an index of them, and what was exported."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(sample, folder / "pages")
    run("build", folder / "pages", "--index", folder / "index")
    run("export", "--index", folder / "index", "-o", folder / "all.jsonl")
    return folder


@pytest.mark.parametrize(("command", "words"), _RUN, ids=lambda one: one[:30])
def test_examples_work(
    command: str, words: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "tantivy" in words:
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    monkeypatch.chdir(place)
    # Some change the index, so each has its own.
    monkeypatch.setenv("HZSEARCH_INDEX", str(shutil.copytree(place / "index", tmp_path / "index")))
    assert run(command, *shlex.split(words)).stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_examples(command: str) -> None:
    told = run(command, "--help").stdout
    for says, words in EXAMPLES[command]:
        assert f"  {says}\n" in told
        assert f"hzsearch {command} {words}".rstrip() in told
