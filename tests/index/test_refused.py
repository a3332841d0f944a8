"""What the system does not let be read is told, and is never taken for gone or damaged."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import hzsearch
from hzsearch.building.watch import look
from hzsearch.engines.registry import ENGINES
from hzsearch.errors import UnreadableIndexError

PAGE = "江阴高新区新建园区\n\n本报讯 3月25日，江阴高新区新建了一个产业园。\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two folders with a page each."""
    for name in ("a", "b"):
        (tmp_path / "pages" / name).mkdir(parents=True)
        (tmp_path / "pages" / name / "01.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path / "pages"


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Path], None]:
    """Have a function of ``os`` refuse what lies below a path; root may read everything."""

    def refusing(name: str, below: Path) -> None:
        real: Callable[..., Any] = getattr(os, name)

        def asked(path: str | Path, *args: Any, **given: Any) -> Any:
            if isinstance(path, str | Path) and Path(path).is_relative_to(below):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *args, **given)

        monkeypatch.setattr(os, name, asked)

    return refusing


def test_a_folder_that_can_not_be_listed_is_a_problem(
    archive: Path, tmp_path: Path, refuse: Callable[[str, Path], None]
) -> None:
    refuse("scandir", archive / "b")
    index = hzsearch.open(tmp_path / "index")
    report = index.build(archive)
    assert report.files == 1
    assert [problem.path for problem in report.problems] == ["b"]
    assert str(archive / "b") in report.problems[0].reason


def test_what_is_hidden_is_not_gone(
    archive: Path, tmp_path: Path, refuse: Callable[[str, Path], None]
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    refuse("scandir", archive / "b")
    refuse("stat", archive / "b")
    report = index.build(archive, prune=True)
    assert (report.pruned, report.vanished, len(report.problems)) == (0, (), 1)
    assert index.count() == 2


def test_a_page_that_may_be_read_again_is_looked_at_again(archive: Path) -> None:
    before = look([archive])
    (archive / "a" / "01.txt").chmod(0o640)
    assert look([archive]) != before


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sound_index_is_not_called_damaged(
    archive: Path, tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive, engine=engine)

    real = Path.open
    for is_manifest in (True, False):

        def none_left(path: Path, *given: Any, wanted: bool = is_manifest, **named: Any) -> Any:
            if (path.suffix == ".json") == wanted:
                raise OSError(errno.EMFILE, "Too many open files", str(path))
            return real(path, *given, **named)

        monkeypatch.setattr(Path, "open", none_left)
        with pytest.raises(UnreadableIndexError, match="Too many open files: "):
            hzsearch.open(tmp_path / "index").count()
