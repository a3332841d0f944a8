"""Which files an archive has and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.archive import find_sources
from hzsearch.errors import UsageError


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("信创", encoding="utf-8")
    return path


def test_a_folder_is_searched_to_its_bottom_in_order(tmp_path: Path) -> None:
    for name in ("b/02.txt", "b/c/01.TXT", "a.txt", "b/.hidden.txt", "b/note.md", ".git/x.txt"):
        touch(tmp_path / name)
    assert [s.name for s in find_sources([tmp_path])] == ["a.txt", "b/02.txt", "b/c/01.TXT"]


def test_a_file_has_its_own_name_whatever_it_is_called(tmp_path: Path) -> None:
    assert find_sources([touch(tmp_path / "x" / "版面")])[0].name == "版面"


def test_names_do_not_depend_on_where_the_archive_lies(tmp_path: Path) -> None:
    for root in ("one", "other/two"):
        touch(tmp_path / root / "2024" / "01.txt")
    one, two = (find_sources([tmp_path / root]) for root in ("one", "other/two"))
    assert [s.name for s in one] == [s.name for s in two]


def test_a_file_given_twice_counts_once(tmp_path: Path) -> None:
    file = touch(tmp_path / "01.txt")
    assert len(find_sources([tmp_path, file, tmp_path])) == 1


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    archives = [touch(tmp_path / root / "01.txt").parent for root in ("2023", "2024")]
    with pytest.raises(UsageError, match="both called 01"):
        find_sources(archives)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        find_sources([tmp_path / "nowhere"])
