"""Records that move from file to file, and ids that two files have: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import pytest

import hzsearch
from hzsearch.building.report import Report
from hzsearch.engines.registry import ENGINES

#: The module; under its name in the package there is its function.
BUILD = import_module("hzsearch.building.build")

Files = dict[str, str]

#: What the files hold before and after, an article a letter.
MOVES: list[tuple[Files, Files]] = [
    ({"a": "1", "z": "23"}, {"a": "12", "z": "3"}),
    ({"a": "12", "z": "3"}, {"a": "1", "z": "23"}),
    ({"a": "1", "z": "2"}, {"a": "2", "z": "1"}),
    ({"a": "1", "m": "2", "z": "3"}, {"a": "3", "m": "1", "z": "2"}),
    ({"a": "1", "z": "23"}, {"a": "1", "b": "2", "z": "3"}),
    ({"a": "1", "z": "2"}, {"a": "12", "z": ""}),
]


def write(archive: Path, files: Files) -> Path:
    archive.mkdir(exist_ok=True)
    for name, ids in files.items():
        rows = [f'{{"id": "{one}", "title": "信创", "body": "在{name}。"}}\n' for one in ids]
        # An article of its own, as a file without any can not be read.
        rows.append(f'{{"id": "own {name}", "title": "{ids}", "body": "外贸。"}}\n')
        (archive / f"{name}.jsonl").write_text("".join(rows), encoding="utf-8")
    return archive


def where(index: hzsearch.Index) -> Files:
    """Return in which file each article stands, by the articles themselves."""
    hits = index.query("信创", limit=99)
    assert {hit.id for hit in hits} == {one for r in records(index) for one in r if len(one) == 1}
    return {hit.id: hit.article.paragraphs[0][1] for hit in hits}


def records(index: hzsearch.Index) -> Iterable[list[str]]:
    return [file["articles"] for file in index.reader().ledger()["files"]]


def stand(files: Files) -> Files:
    return {one: name for name, ids in files.items() for one in ids}


@pytest.fixture(params=["one batch", "a batch a file", "a commit a file"])
def _batches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "one batch":
        monkeypatch.setattr(BUILD, "BATCH_BYTES", 1)
    if request.param == "a commit a file":
        monkeypatch.setattr("hzsearch.building.saving.COMMIT_SECONDS", -1.0)


def built(index: hzsearch.Index, archive: Path, files: Files, jobs: int = 1) -> Report:
    report = index.build(write(archive, files), jobs=jobs)
    assert index.build(archive).files == 0
    return report


@pytest.mark.usefixtures("_batches")
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("before", "after"), MOVES)
def test_a_record_that_moves_is_where_it_is_now(
    tmp_path: Path, before: Files, after: Files, engine: str
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(write(tmp_path / "in", before), engine=engine)
    report = built(index, tmp_path / "in", after)
    assert where(index) == stand(after)
    assert report.notes == []


def test_so_it_is_with_two_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BUILD, "BATCH_BYTES", 1)
    index = hzsearch.open(tmp_path / "index")
    for files in MOVES[0]:
        built(index, tmp_path / "in", files, jobs=2)
        assert where(index) == stand(files)


@pytest.mark.usefixtures("_batches")
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("loser", "owner"), [("a", "z"), ("z", "a")])
def test_who_had_an_id_keeps_it_and_the_other_is_told(
    tmp_path: Path, loser: str, owner: str, engine: str
) -> None:
    index, archive = hzsearch.open(tmp_path / "index"), tmp_path / "in"
    index.build(write(archive, {loser: "1", owner: "2"}), engine=engine)
    report = built(index, archive, {loser: "12", owner: "23"})
    assert where(index) == {"1": loser, "2": owner, "3": owner}
    (note,) = report.notes
    assert note.path == f"{loser}.jsonl"
    assert f"articles of {owner}.jsonl have (2)" in note.reason
    assert report.articles == 5


@pytest.mark.usefixtures("_batches")
def test_a_twin_takes_the_place_of_what_is_let_go_later(tmp_path: Path) -> None:
    index, archive = hzsearch.open(tmp_path / "index"), tmp_path / "in"
    built(index, archive, {"a": "1", "z": "23"})
    built(index, archive, {"a": "12"})
    assert where(index) == {"1": "a", "2": "z", "3": "z"}
    built(index, archive, {"z": "3"})
    assert where(index) == {"1": "a", "2": "a", "3": "z"}


def test_a_twin_takes_the_place_of_what_is_pruned(tmp_path: Path) -> None:
    index, archive = hzsearch.open(tmp_path / "index"), tmp_path / "in"
    built(index, archive, {"a": "1", "z": "23"})
    built(index, archive, {"a": "12"})
    (archive / "z.jsonl").unlink()
    assert len(list(index.build(archive).vanished)) == 1
    assert where(index) == {"1": "a", "2": "z", "3": "z"}
    index.build(archive, prune=True)
    assert where(index) == {"1": "a", "2": "a"}


def test_what_is_taken_from_a_file_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    index, archive = hzsearch.open(tmp_path / "index"), tmp_path / "in"
    built(index, archive, {"a": "1", "z": "23"})
    write(archive, {"a": "12"})
    (archive / "z.jsonl").write_bytes(bytes(range(256)) * 9)
    report = index.build(archive)
    assert where(index) == {"1": "a", "2": "a", "3": "z"}
    assert [problem.path for problem in report.problems] == ["z.jsonl"]
    assert [note.path for note in report.notes] == ["z.jsonl"]
    built(index, archive, {"z": "3"})
    assert where(index) == {"1": "a", "2": "a", "3": "z"}
