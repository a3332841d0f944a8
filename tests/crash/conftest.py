"""An old index, the archive as it is now, and what an undisturbed build makes of the two."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

import hzsearch
from hzsearch.engines.registry import ENGINES, TANTIVY, WHOOSH
from tests.crash.archives import after, before
from tests.crash.nursery import Build, Nursery
from tests.crash.state import State, state

Start = Callable[..., Build]

#: For tests of Whoosh's own files.
whoosh_only = pytest.mark.parametrize("engine", [WHOOSH], indirect=True)


@dataclass(frozen=True)
class Scene:
    """The archive to build, the index before, and its state before and after."""

    engine: str
    archive: Path
    old_index: Path
    old: State
    new: State


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    if request.param == TANTIVY:
        pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    return str(request.param)


@pytest.fixture(scope="session")
def scene(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("crash")
    archive, old_index, new_index = folder / "archive", folder / "old", folder / "new"
    hzsearch.open(old_index).build(before(archive), engine=engine)
    shutil.copytree(old_index, new_index)
    hzsearch.open(new_index).build(after(archive))
    scene = Scene(engine, archive, old_index, state(old_index), state(new_index))
    # Or no test here could tell one from the other, or a mixture from either.
    assert all(scene.old.answers[q] != scene.new.answers[q] for q in ("高新区", "科学城", "信创"))
    assert set(scene.old.articles) < set(scene.new.articles)
    return scene


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Return a function that starts a build that may be killed: ``Nursery.start``."""
    with closing(Nursery(tmp_path_factory.mktemp("told") / "stderr")) as nursery:
        yield nursery.start


@pytest.fixture
def old_copy(scene: Scene, tmp_path: Path) -> Callable[[], Path]:
    """Return a function that gives a fresh copy of the old index."""

    def copy() -> Path:
        folder = tmp_path / "index"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(scene.old_index, folder)
        return folder

    return copy
