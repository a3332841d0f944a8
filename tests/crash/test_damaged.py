"""Damage to any file: told in a sentence with the way out, or harmless, and always mended."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import hzsearch
from hzsearch.engines.registry import TANTIVY, WHOOSH
from hzsearch.engines.whoosh import WhooshReader
from tests.crash.commands import run
from tests.crash.conftest import Scene, whoosh_only
from tests.crash.state import state

FLIPS = 150


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flip_head(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(min(16, len(data))):
        data[place] ^= 0xFF
    path.write_bytes(data)


def fill_with_garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(max(64, path.stat().st_size)))


def remove(path: Path) -> None:
    path.unlink()


def put_a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = (cut_short, empty, flip_head, fill_with_garbage, remove, put_a_folder_in_its_place)

# One of each sort: what it writes anew, what it searches in, what it keeps.
_TANTIVY = ("meta.json", "*.idx", "*.store")

#: Without these the index can not be read.
NEEDED = [
    *((WHOOSH, name) for name in ("hzsearch.json", "MAIN_*.hzs")),
    *((TANTIVY, name) for name in ("hzsearch.json", *(f"tantivy-*/{name}" for name in _TANTIVY))),
]
#: These only builds, or Whoosh, read.
SPARE = [(WHOOSH, "ledger-*.json"), (WHOOSH, "_MAIN_*.toc"), (TANTIVY, "ledger-*.json")]


def files_of(engines: list[tuple[str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("engine", "name"), engines, indirect=["engine"])


def commands(folder: Path) -> list[tuple[str, ...]]:
    at = ("--index", str(folder))
    return [
        ("query", "信创", *at),
        ("query", "--zone", "中关村", *at),
        ("show", "2024/00.txt:1", *at),
        ("stats", *at),
    ]


@pytest.mark.parametrize("damage", DAMAGES)
@files_of(NEEDED)
def test_what_is_needed(
    scene: Scene, old_copy: Callable[[], Path], damage: Callable[[Path], None], name: str
) -> None:
    folder = old_copy()
    damage(next(folder.glob(name)))
    for command in commands(folder):
        outcome = run(*command)
        assert outcome.is_refusal, (command, outcome)
        assert str(folder) in outcome.err
    # An update tells it too, or mends it; it never says that all is well.
    if run("build", scene.archive, "--index", folder).code != 2:
        assert state(folder).articles == scene.new.articles


@pytest.fixture(scope="session")
def current(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in which all of the archive is."""
    folder = tmp_path_factory.mktemp("current") / "index"
    hzsearch.open(folder).build(scene.archive, engine=scene.engine)
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
@files_of(NEEDED)
def test_update_with_nothing_to_do(
    scene: Scene, current: Path, tmp_path: Path, damage: Callable[[Path], None], name: str
) -> None:
    folder = tmp_path / "index"
    shutil.copytree(current, folder)
    damage(next(folder.glob(name)))
    if run("build", scene.archive, "--index", folder).code != 2:
        assert state(folder).articles == scene.new.articles


@pytest.mark.parametrize("damage", DAMAGES)
@files_of([*NEEDED, *SPARE])
def test_rebuild_mends_it(
    scene: Scene, old_copy: Callable[[], Path], damage: Callable[[Path], None], name: str
) -> None:
    folder = old_copy()
    damage(next(folder.glob(name)))
    outcome = run("build", scene.archive, "--rebuild", "--index", folder)
    if outcome.is_refusal and damage is put_a_folder_in_its_place:
        return  # Nobody but a person should delete a folder.
    assert outcome.code == 0, outcome
    assert state(folder).articles == scene.new.articles


@pytest.mark.parametrize("damage", DAMAGES)
@files_of(SPARE)
def test_what_is_not_needed(
    scene: Scene, old_copy: Callable[[], Path], damage: Callable[[Path], None], name: str
) -> None:
    folder = old_copy()
    damage(next(folder.glob(name)))
    assert state(folder) == scene.old
    for command in commands(folder):
        assert run(*command).code == 0
    assert run("build", scene.archive, "--index", folder).code == 0
    assert state(folder).articles == scene.new.articles


@pytest.mark.parametrize("damage", DAMAGES)
def test_lock_file(
    scene: Scene, old_copy: Callable[[], Path], damage: Callable[[Path], None]
) -> None:
    folder = old_copy()
    damage(folder / "WRITELOCK")
    assert state(folder) == scene.old
    outcome = run("build", scene.archive, "--index", folder)
    assert outcome.is_refusal if (folder / "WRITELOCK").is_dir() else outcome.code == 0


@whoosh_only
def test_no_flipped_byte_goes_unseen_by_check(old_copy: Callable[[], Path], tmp_path: Path) -> None:
    folder, chance = old_copy(), random.Random(1)
    path = next(folder.glob("MAIN_*.hzs"))
    whole = path.read_bytes()
    for _ in range(FLIPS):
        place = chance.randrange(len(whole))
        path.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        )
        # Queries do not read all of the file: they may answer, but never with a traceback.
        for command in commands(folder)[:3]:
            outcome = run(*command)
            assert outcome.code in (0, 1) or outcome.is_refusal
        assert_check_sees(folder, whole, place)


def assert_check_sees(folder: Path, whole: bytes, place: int) -> None:
    """Check that reading the whole index tells the damage, but for the zeros between sections."""
    try:
        WhooshReader(folder).check()
    except hzsearch.DamagedIndexError:
        return
    assert whole[place] == 0, f"byte {place} was changed and nobody noticed"


@whoosh_only
@pytest.mark.parametrize("swapped", ["hzsearch.json", "MAIN_*.hzs"])
def test_files_of_another_index(
    scene: Scene, old_copy: Callable[[], Path], tmp_path: Path, swapped: str
) -> None:
    folder, other = old_copy(), tmp_path / "other"
    hzsearch.open(other).add([{"id": "a", "title": "信创", "body": "信创"}])
    shutil.copy(next(other.glob(swapped)), next(folder.glob(swapped)))
    for command in commands(folder):
        assert run(*command).is_refusal
