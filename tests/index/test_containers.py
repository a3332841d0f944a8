"""Building archives that are packed: as if they were not, and only what changed is read again."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import hzsearch
from hzsearch.archive.containers import walk
from tests.archive.packing import packed, tarred, zipped
from tests.index.test_build import everything, write_issue

ENDINGS = [".zip", ".tar", ".tar.gz", ".tar.xz", ".tar.bz2", ".tar.zst"]


def pack(folder: Path, target: Path) -> Path:
    """Pack ``folder`` into ``target``, in an order that is not that of the names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    members = {p.relative_to(folder).as_posix(): p.read_bytes() for p in reversed(files)}
    ending = target.name[target.name.index(".") :]
    data = zipped(members) if ending == ".zip" else packed(tarred(members), ending)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for day in ("2024-04-01", "2024-04-02"):
        write_issue(tmp_path / "folder" / day)
    return tmp_path / "folder"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_container_is_read_as_the_folder_it_is_of(
    tmp_path: Path, folder: Path, ending: str, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows and batches of a file each, so that members are sought again and again.
    monkeypatch.setattr("hzsearch.building.feed.WINDOW_BYTES", 1)
    # By its name, as the package holds a function that is called as its module.
    monkeypatch.setattr(importlib.import_module("hzsearch.building.build"), "BATCH_BYTES", 1)
    plain, index = hzsearch.open(tmp_path / "plain"), hzsearch.open(tmp_path / "index")
    plain.build(folder)
    archive = pack(folder, tmp_path / "archive" / f"a{ending}")
    report = index.build(archive.parent, jobs=jobs)
    assert (report.files, report.problems) == (6, [])
    facts = everything(plain)
    assert set(everything(index)) == {f"a{ending}/{i}" for i in facts}
    for one, article in everything(index).items():
        wanted = facts[one.removeprefix(f"a{ending}/")]
        assert article["paragraphs"] == wanted["paragraphs"]
        assert len(article["continued"]) == len(wanted["continued"])  # type: ignore[arg-type]


def test_only_what_changed_in_a_container_is_read(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = pack(folder, tmp_path / "archive" / "a.zip")
    index = hzsearch.open(tmp_path / "index")
    index.build(archive.parent)
    before = everything(index)
    (folder / "2024-04-02" / "04.txt").write_text("本报讯 3月2日，新厂开业。", encoding="utf-8")
    pack(folder, archive)
    report = index.build(archive.parent)
    # The two that jump are of the same issue.
    assert (report.files, report.unchanged) == (3, 4)
    assert {i: a for i, a in everything(index).items() if "04.txt" not in i} == before

    def opened(*_: object) -> None:
        pytest.fail("a container that did not change was opened")

    monkeypatch.setattr("hzsearch.archive.sources.walk", opened)
    report = index.build(archive.parent)
    assert (report.files, report.unchanged, report.vanished) == (0, 7, ())


def test_members_that_are_gone(tmp_path: Path, folder: Path) -> None:
    archive = pack(folder, tmp_path / "archive" / "a.tar.gz")
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    (folder / "2024-04-02" / "03.txt").unlink()
    pack(folder, archive)
    gone = ("a.tar.gz/2024-04-02/03.txt",)
    assert index.build(archive).vanished == gone
    assert f"{gone[0]}:1" in everything(index)
    report = index.build(archive, prune=True)
    assert (report.vanished, report.pruned) == (gone, 1)
    assert f"{gone[0]}:1" not in everything(index)
    # All of it goes, and comes back as it was.
    there = everything(index)
    data = archive.read_bytes()
    archive.unlink()
    assert index.build(archive.parent, prune=True).pruned == 5
    archive.write_bytes(data)
    assert index.build(archive.parent).files == 5
    assert set(everything(index)) == set(there)


def test_a_container_that_was_moved_is_known_again(tmp_path: Path, folder: Path) -> None:
    archive = pack(folder, tmp_path / "archive" / "a.zip")
    index = hzsearch.open(tmp_path / "index")
    index.build(archive.parent)
    before = everything(index)
    moved = archive.parent.rename(tmp_path / "moved")
    report = index.build(moved)
    assert (report.files, report.unchanged, report.vanished) == (0, 6, ())
    assert index.build(moved / "a.zip").unchanged == 6
    assert everything(index) == before


def test_a_damaged_container_is_told_and_stops_nothing(tmp_path: Path, folder: Path) -> None:
    archive = pack(folder, tmp_path / "archive" / "a.tar")
    (archive.parent / "b.txt").write_text("本报讯 3月2日，新厂开业。", encoding="utf-8")
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    before = everything(index)
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])
    report = index.build(archive.parent, prune=True)
    assert [problem.path for problem in report.problems] == ["a.tar"]
    # What can not be looked into is not known to be gone.
    assert (report.files, report.pruned) == (1, 0)
    assert {i: a for i, a in everything(index).items() if i != "b.txt:1"} == before
    archive.write_bytes(data)
    assert index.build(archive.parent).problems == []


def test_a_member_that_is_no_page_is_told_at_every_build(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(zipped({"1.txt": bytes(range(256)) * 9, "2.txt": "信创".encode()}))
    index = hzsearch.open(tmp_path / "index")
    for _ in range(2):
        assert [problem.path for problem in index.build(archive).problems] == ["a.zip/1.txt"]
    assert index.count("信创") == 1


def test_a_container_that_comes_back_after_a_build_that_failed(
    tmp_path: Path, folder: Path
) -> None:
    archive = pack(folder, tmp_path / "a.zip")
    data = archive.read_bytes()
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    before = everything(index)
    page = folder / "2024-04-02" / "03.txt"
    page.write_text("本报讯 3月2日，新厂开业。", encoding="utf-8")
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 9)
    pack(folder, archive)
    index.build(archive)
    assert everything(index) != before
    archive.write_bytes(data)
    index.build(archive)
    assert everything(index) == before


def test_a_build_that_is_stopped_goes_on(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module("hzsearch.building.build")
    monkeypatch.setattr(module, "BATCH_BYTES", 1)
    monkeypatch.setattr("hzsearch.building.saving.COMMIT_SECONDS", 0)
    archive = pack(folder, tmp_path / "a.tar.gz")
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    old = archive.read_bytes()
    for path in sorted(folder.rglob("*.txt")):
        path.write_text(path.read_text(encoding="utf-8").replace("某", "甲"), encoding="utf-8")
    pack(folder, archive)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.build(archive, progress=stop)
    left = everything(index)
    new = archive.read_bytes()
    # Whichever content there is now, what was committed half-way is not taken for it.
    for data in (old, new):
        archive.write_bytes(data)
        index.build(archive)
        whole = hzsearch.open(tmp_path / "whole")
        whole.build(archive, rebuild=True)
        assert everything(index) == everything(whole) != left


def test_two_members_of_one_name(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(zipped({"a/1.txt": "甲".encode(), r"a\1.txt": "乙".encode()}))
    index = hzsearch.open(tmp_path / "index")
    (problem,) = index.build(archive).problems
    assert problem.reason.endswith("a second time; the first one is indexed.")
    assert (index.count("甲"), index.count("乙")) == (1, 0)


def test_a_large_stream_is_not_held_in_memory() -> None:
    import io
    import tracemalloc

    page = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(50_000)).encode()
    data = packed(tarred({f"{n}.txt": page for n in range(300)}), ".tar.gz")
    tracemalloc.start()
    try:
        sizes = [len(member.read()) for member in walk(io.BytesIO(data), "a.tar.gz", len(data))]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sum(sizes) == 300 * len(page)
    assert peak < 8 * len(page)
