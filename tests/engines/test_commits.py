"""Commits in the midst of a build: what workers have written meanwhile waits to be adopted."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.analysis import active_cutter, document
from hzsearch.engines.registry import ENGINES, TANTIVY, open_reader, open_writer, write_aside
from hzsearch.engines.sweeping import Waiting, sweep
from hzsearch.model import Article


def aside(engine: str, folder: Path, article_id: str) -> str:
    article = Article(id=article_id, headline="信创产业")
    (name,) = write_aside(engine, folder, [document(article, active_cutter())])
    return name


@pytest.mark.parametrize("engine", ENGINES)
def test_a_commit_leaves_what_waits_to_be_adopted(tmp_path: Path, engine: str) -> None:
    if engine == TANTIVY:
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    with open_writer(tmp_path, engine) as writer:
        first, second = aside(engine, tmp_path, "a"), aside(engine, tmp_path, "b")
        writer.adopt(first)
        writer.commit({})
        writer.adopt(second)
        writer.commit(None)
    assert sorted(open_reader(tmp_path).article_ids()) == ["a", "b"]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_nobody_adopted_is_swept_by_the_next_build(tmp_path: Path, engine: str) -> None:
    if engine == TANTIVY:
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    with open_writer(tmp_path, engine) as writer:
        name = aside(engine, tmp_path, "left")
    with open_writer(tmp_path, engine) as writer:
        writer.adopt(aside(engine, tmp_path, "a"))
        writer.commit({})
    assert not [*tmp_path.glob(f"*{name}*")]


def test_what_comes_while_is_swept_is_left_alone(tmp_path: Path) -> None:
    class Late(Waiting):
        """A worker ends just when it was looked at which files wait."""

        def names(self) -> set[str]:
            waiting = super().names()
            (tmp_path / "MAIN_late.hzs").touch()
            return waiting

    waiting = Late(tmp_path, "MAIN_*.hzs")
    for name in ("MAIN_old.hzs", "MAIN_new.hzs", "ledger-notes.json", "tantivy-notes"):
        (tmp_path / name).touch()
    waiting.take("MAIN_old.hzs")
    sweep(tmp_path, set(), waiting)
    left = {path.name for path in tmp_path.iterdir()}
    # Nor is what a user keeps there under a name like ours.
    assert left == {"MAIN_late.hzs", "MAIN_new.hzs", "ledger-notes.json", "tantivy-notes"}


@pytest.mark.parametrize("engine", ENGINES)
def test_half_a_character_is_no_id(tmp_path: Path, engine: str) -> None:
    if engine == TANTIVY:
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    with open_writer(tmp_path, engine) as writer:
        writer.adopt(aside(engine, tmp_path, "a"))
        writer.commit({})
    assert open_reader(tmp_path).article("\ud800") is None
