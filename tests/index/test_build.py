"""Building archives: incremental, faithful, the same however it is done."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import hzsearch


@pytest.fixture
def archive(tmp_path: Path, sample: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "archive"))


def everything(index: hzsearch.Index) -> dict[str, dict[str, object]]:
    hits = index.query(limit=1000)
    return {hit.id: hit.article.to_dict() for hit in hits}


def test_every_line_is_in_one_article_or_furniture(sample: Path) -> None:
    for page in sorted(sample.rglob("*.txt")):
        extraction = hzsearch.read(page)
        taken = [*extraction.furniture]
        lines = page.read_text(encoding="utf-8").split("\n")
        filled = {n for n, line in enumerate(lines, start=1) if line.strip()}
        for article in extraction:
            ranges = article.source.lines
            taken += [n for a, b in ranges for n in range(a, b + 1) if n in filled]
        assert sorted(taken) == sorted(filled)


def test_jobs_order_and_place_change_nothing(tmp_path: Path, archive: Path) -> None:
    one, two, three = (hzsearch.open(tmp_path / name) for name in ("one", "two", "three"))
    one.build(archive, jobs=1)
    two.build(archive, jobs=2)
    moved = Path(shutil.copytree(archive, tmp_path / "elsewhere" / "named otherwise"))
    three.build(moved / "2024-05-13", moved)
    first = everything(one)
    assert first == everything(two)
    assert {i for i in first if "05-13" not in i} <= set(everything(three))


def test_unchanged_files_are_skipped_and_changed_ones_replaced(
    tmp_path: Path, archive: Path
) -> None:
    index = hzsearch.open(tmp_path / "index")
    files = len(list(archive.rglob("*.txt")))
    assert index.build(archive).files == files
    before = everything(index)
    again = index.build(archive)
    assert (again.files, again.unchanged) == (0, files)
    page = sorted(archive.rglob("*.txt"))[0]
    page.write_text("本报讯 3月1日，某高新区信创独角兽开业。 张三\n", encoding="utf-8")
    changed = index.build(archive)
    assert (changed.files, changed.unchanged) == (1, files - 1)
    name = page.relative_to(archive).as_posix()
    now = everything(index)
    assert [i for i in now if i.startswith(name)] == [f"{name}:1"]
    assert index.count("信创独角兽") == 1
    assert {i: a for i, a in now.items() if not i.startswith(name)} == {
        i: a for i, a in before.items() if not i.startswith(name)
    }


def test_vanished_files_are_reported_and_removed_only_with_prune(
    tmp_path: Path, archive: Path
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    before = index.count()
    page = sorted(archive.rglob("*.txt"))[-1]
    page.unlink()
    name = page.relative_to(archive).as_posix()
    assert index.build(archive).vanished == (name,)
    assert index.count() == before
    report = index.build(archive, prune=True)
    assert (report.vanished, report.pruned) == ((name,), 1)
    assert not [i for i in everything(index) if i.startswith(name)]
    assert index.build(archive).vanished == ()


def test_one_bad_file_stops_nothing_and_is_named(tmp_path: Path, archive: Path) -> None:
    (archive / "bad.txt").write_bytes(b"%PDF-1.4\n")
    (archive / "worse.txt").write_bytes(bytes(range(256)) * 9)
    index = hzsearch.open(tmp_path / "index")
    report = index.build(archive, jobs=2)
    assert [problem.path for problem in report.problems] == ["bad.txt", "worse.txt"]
    assert index.count() > 40


def test_a_file_that_goes_bad_keeps_its_articles(tmp_path: Path, archive: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    before = everything(index)
    sorted(archive.rglob("*.txt"))[0].write_bytes(b"%PDF-1.4\n")
    assert len(index.build(archive).problems) == 1
    assert everything(index) == before


def test_an_archive_that_was_moved_is_known_again(tmp_path: Path, archive: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    before = everything(index)
    moved = archive.rename(tmp_path / "moved")
    assert index.build(moved).files == 0
    assert everything(index) == before


def test_a_folder_within_an_archive_keeps_the_archives_names(tmp_path: Path, archive: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    before = everything(index)
    report = index.build(archive / "2024-05-13")
    assert (report.files, report.vanished) == (0, ())
    assert everything(index) == before


def test_two_archives_with_the_same_names_are_not_mixed_up(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        text = f"本报讯 {year}年3月1日，某高新区开会。"
        (tmp_path / year / "01.txt").write_text(text, encoding="utf-8")
    index.build(tmp_path / "2023")
    report = index.build(tmp_path / "2024")
    assert "another indexed file" in report.problems[0].reason
    assert index.count("2023年") == 1


def test_the_day_that_is_given_fills_in(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("本报讯 近日，江阴高新区出台人才新政，信创企业受益。 张三\n", encoding="utf-8")
    index = hzsearch.open(tmp_path / "index")
    index.build(page)
    assert index.query("新政")[0].article.date is None
    index.build(page, given=date(2024, 4, 1))
    article = index.query("新政")[0].article
    assert (article.date, article.date_source, article.published) == (
        "2024-04-01",
        "given",
        "2024-04-01",
    )


def test_a_table_of_topics_of_ones_own_is_used_and_a_change_of_it_seen(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.build(archive)
    table = tmp_path / "topics.csv"
    table.write_text(
        "id,name,definition,strong,weak\nxc,只有信创,信创,信创,芯片\n", encoding="utf-8"
    )
    monkeypatch.setenv("HZSEARCH_TOPICS", str(table))
    assert index.build(archive).unchanged == 0
    assert list(index.count(by="topic")) == ["只有信创"]
    assert index.query(topic="xc").total == index.count(by="topic")["只有信创"]
    assert index.build(archive).files == 0
    monkeypatch.setenv("HZSEARCH_TOPICS", str(tmp_path / "none.csv"))
    with pytest.raises(hzsearch.UsageError, match=r"none\.csv"):
        index.build(archive)


FIRST = "第1版\n某高新区稳住外贸订单\n　　本报讯 某高新区开会，推出十项措施。（下转第2版）\n"
SECOND = "第2版\n（上接第1版）\n　　座谈会上，企业家发言，谈{what}。\n"


def write_issue(folder: Path, what: str = "汇率") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "01.txt").write_text(FIRST, encoding="utf-8")
    (folder / "02.txt").write_text(SECOND.format(what=what), encoding="utf-8")
    (folder / "03.txt").write_text("本报讯 3月1日，信创企业开业。\n", encoding="utf-8")
    return folder


def fresh(tmp_path: Path, archive: Path) -> dict[str, dict[str, object]]:
    index = hzsearch.open(tmp_path / "fresh")
    index.build(archive, rebuild=True)
    return everything(index)


def test_an_article_that_jumps_follows_both_of_its_files(tmp_path: Path) -> None:
    day = write_issue(tmp_path / "archive" / "2024-04-01")
    index = hzsearch.open(tmp_path / "index")
    index.build(day.parent, jobs=2)
    assert index.query("汇率")[0].article.continued[0].path == "2024-04-01/02.txt"
    assert "2024-04-01/02.txt:1" not in everything(index)
    # The second file changes: the first, in which the article begins, is read again too.
    write_issue(day, "运费")
    report = index.build(day.parent)
    assert (report.files, report.unchanged) == (2, 1)
    assert (index.count("汇率"), index.count("运费")) == (0, 1)
    assert everything(index) == fresh(tmp_path, day.parent)
    # So it is when that file alone is built,
    write_issue(day, "电费")
    assert index.build(day / "02.txt").files == 2
    assert everything(index) == fresh(tmp_path, day.parent)
    # when a page without jumps changes, which asks for no other,
    (day / "03.txt").write_text("本报讯 3月2日，信创企业开业。\n", encoding="utf-8")
    index.build(day.parent)
    assert everything(index) == fresh(tmp_path, day.parent)
    # and when the second file goes.
    (day / "02.txt").unlink()
    kept = everything(index)
    assert index.build(day.parent).vanished == ("2024-04-01/02.txt",)
    assert everything(index) == kept
    assert index.build(day.parent, prune=True).pruned == 1
    assert everything(index) == fresh(tmp_path, day.parent)
    assert index.count("电费") == 0


def test_a_second_part_that_comes_later_is_joined(tmp_path: Path) -> None:
    day = write_issue(tmp_path / "archive" / "2024-04-01")
    (day / "02.txt").rename(tmp_path / "02.txt")
    index = hzsearch.open(tmp_path / "index")
    index.build(day.parent)
    assert index.query("十项措施")[0].article.doubts
    (tmp_path / "02.txt").rename(day / "02.txt")
    index.build(day.parent)
    assert everything(index) == fresh(tmp_path, day.parent)
    assert not index.query("十项措施")[0].article.doubts


def test_a_second_part_that_can_not_be_read_takes_nothing_along(tmp_path: Path) -> None:
    day = write_issue(tmp_path / "archive" / "2024-04-01")
    index = hzsearch.open(tmp_path / "index")
    index.build(day.parent)
    before = everything(index)
    (day / "02.txt").write_bytes(bytes(range(256)) * 9)
    (day / "03.txt").write_text("本报讯 3月2日，信创企业开业。\n", encoding="utf-8")
    assert [problem.path for problem in index.build(day.parent).problems] == ["2024-04-01/02.txt"]
    now = everything(index)
    assert now.pop("2024-04-01/03.txt:1") != before.pop("2024-04-01/03.txt:1")
    assert now == before


def test_days_of_many_files_are_not_taken_for_an_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = write_issue(tmp_path / "archive" / "2024-04-01")
    index = hzsearch.open(tmp_path / "index")
    index.build(day.parent)
    monkeypatch.setattr("hzsearch.ingest.MOST_FILES", 3)
    (day / "04.txt").write_text("本报讯 3月2日，信创企业开业。\n", encoding="utf-8")
    index.build(day.parent)
    assert everything(index) == fresh(tmp_path, day.parent)
    assert "2024-04-01/02.txt:1" in everything(index)


def test_an_issue_that_can_not_be_bound_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(files: list[object]) -> list[object]:
        raise ZeroDivisionError

    archive = write_issue(tmp_path / "archive" / "2024-04-01").parent
    monkeypatch.setattr("hzsearch.building.work.bind", fail)
    report = hzsearch.open(tmp_path / "index").build(archive)
    assert "could not be cut: ZeroDivisionError()" in report.problems[0].reason
    assert report.files == 0
