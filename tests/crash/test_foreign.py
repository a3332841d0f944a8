"""Indexes that are not ours, or of another version: told plainly, and never touched unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from whoosh import fields, index

import hzsearch
from tests.crash.commands import run
from tests.crash.conftest import Scene
from tests.crash.state import state


def change_manifest(folder: Path, change: dict[str, Any]) -> None:
    path = folder / "hzsearch.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}), encoding="utf-8")


VERSIONS: list[dict[str, Any]] = [
    {"format": 999},
    {"format": "1"},
    {"format": None},
    {"engine": "lucene"},
    {"analysis": {"version": 999, "jieba": "0.42.1"}},
    {"analysis": {}},
]


@pytest.mark.parametrize("change", VERSIONS)
def test_other_version(scene: Scene, old_copy: Callable[[], Path], change: dict[str, Any]) -> None:
    folder = old_copy()
    change_manifest(folder, change)
    at = ("--index", folder)
    for command in (("query", "信创", *at), ("stats", *at), ("build", scene.archive, *at)):
        outcome = run(*command)
        assert outcome.is_refusal, outcome
        # The way out that it names must be one.
        assert f"--rebuild --index {folder}" in outcome.err
    outcome = run("build", scene.archive, "--rebuild", *at)
    assert outcome.code == 0, outcome
    assert state(folder).articles == scene.new.articles


def plain_whoosh(folder: Path) -> dict[str, bytes]:
    """Make somebody's own Whoosh index; return its files."""
    folder.mkdir()
    writer = index.create_in(str(folder), fields.Schema(title=fields.TEXT(stored=True))).writer()
    writer.add_document(title="信创")
    writer.commit()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("options", [(), ("--rebuild",)])
def test_plain_whoosh_index(scene: Scene, tmp_path: Path, options: tuple[str, ...]) -> None:
    folder = tmp_path / "plain"
    files = plain_whoosh(folder)
    for command in (("query", "信创"), ("stats",), ("build", scene.archive, *options)):
        outcome = run(*command, "--index", folder)
        assert outcome.is_refusal, outcome
        assert "not made by hzsearch" in outcome.err
    left = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "WRITELOCK"}
    left.setdefault("MAIN_WRITELOCK", b"")
    assert left == {"MAIN_WRITELOCK": b"", **files}


def test_no_index(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        outcome = run("query", "信创", "--index", folder)
        assert outcome.is_refusal
        assert f"build one with 'hzsearch build ARCHIVE --index {folder}'" in outcome.err


def test_a_file_where_the_index_should_be(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("信创", encoding="utf-8")
    with pytest.raises(hzsearch.UnusableIndexError):
        hzsearch.open(file).query("信创")
    with pytest.raises(hzsearch.UnusableIndexError):
        hzsearch.open(file / "index").build(scene.archive)
    assert file.read_text(encoding="utf-8") == "信创"
