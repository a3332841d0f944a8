"""A sidecar beside a file: it is found, decides what is indexed, and its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

import hzsearch
from hzsearch.archive import find_sources
from hzsearch.explain import explain_file
from hzsearch.ingest import extract_file

PAGE = """青川科技周报
2024年3月18日 星期一 第2版
本报讯 3月5日，江阴高新区的芯片工厂封顶，首批
工程师迎来了自己的宿舍。 甲小田
本报讯 3月6日，柳河工业园的夜校开课，一百二十名
焊接工人报名，老师来自工厂。
夜校明年还要开一个电工班。 林小田
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "02.txt").write_text(PAGE, encoding="utf-8")
    return folder


def fix(archive: Path, text: str) -> None:
    (archive / "02.txt.fix").write_text(text, encoding="utf-8")


def test_what_is_given_wins_and_is_told(archive: Path) -> None:
    fix(
        archive,
        "zone 5: 株洲\ndate 5: 2024-03-04\ntopics 5: 人才，xinchuang\nheadline 5: 夜校开课\n"
        "zone 3:\ndate 3:\ntopics 3:\n",
    )
    first, second = hzsearch.read(archive / "02.txt").articles
    assert (second.zone, second.province) == ("株洲高新区", "湖南")
    assert (second.date, second.date_source) == ("2024-03-04", "given")
    assert second.topics == ("人才", "信创与网络安全")
    assert second.headline == "夜校开课"
    assert second.doubts == ()
    assert (first.zone, first.zones, first.province, first.topics) == (None, (), None, ())
    assert (first.date, first.date_source) == ("2024-03-18", "issue")


def test_an_unlisted_zone_is_given_by_its_name_and_a_wrong_one_is_told(archive: Path) -> None:
    fix(archive, "zone 5: 上海金山高新区\nzone 3: 苏洲高新区")
    found = hzsearch.read(archive / "02.txt")
    assert [a.zone for a in found] == ["江阴高新区", "上海金山高新区"]
    assert found.articles[1].province == "上海"
    assert "near are 苏州高新区" in found.problems[0]


def test_ids_of_untouched_articles_stay(archive: Path) -> None:
    fix(archive, "split 7\n")
    found = hzsearch.read(archive / "02.txt")
    assert [article.id for article in found] == ["02.txt:1", "02.txt:2", "02.txt:+7"]
    fix(archive, "furniture 3-4\n")
    found = hzsearch.read(archive / "02.txt")
    assert [article.id for article in found] == ["02.txt:2"]
    assert found.furniture == (1, 2, 3, 4)


def test_pages_of_one_file_are_corrected_by_their_lines(archive: Path) -> None:
    (archive / "02.txt").write_text(PAGE + "\f" + PAGE, encoding="utf-8")
    fix(archive, "split 14\njoin 3 12\n")
    found = hzsearch.read(archive / "02.txt")
    assert [article.id for article in found][-2:] == ["02.txt:p2.2", "02.txt:p2.+14"]
    assert found.problems == (
        "02.txt.fix, line 2: the two lines are on different pages; it was left out.",
    )


def test_a_corrected_line_is_explained_as_such(archive: Path) -> None:
    fix(archive, "move 7 to 3\nkind 5: notice\n")
    explanation = explain_file(archive / "02.txt", "02.txt")
    by_number = {line.number: line for line in explanation.lines}
    assert (by_number[7].article, by_number[7].rule) == ("02.txt:1", "correction.move")
    assert by_number[6].rule == "continued.wrap"
    assert {reason.rule for reason in explanation.reasons["02.txt:1"]} >= {"boundary.first"}
    reasons = explanation.reasons["02.txt:2"]
    assert (reasons[-1].rule, reasons[-1].weights) == (
        "correction.fact",
        "kind: 02.txt.fix, line 2",
    )


def test_a_build_sees_a_sidecar_come_change_and_go(archive: Path, tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    assert index.build(archive).files == 1
    fix(archive, "headline 5: 灯火通明\n")
    report = index.build(archive)
    assert (report.files, report.unchanged) == (1, 0)
    assert index.count("灯火通明") == 1
    assert index.build(archive).unchanged == 1
    fix(archive, "headline 5: 座无虚席\n")
    assert index.build(archive).files == 1
    assert (index.count("灯火通明"), index.count("座无虚席")) == (0, 1)
    (archive / "02.txt.fix").unlink()
    assert index.build(archive).files == 1
    assert index.count("座无虚席") == 0


def test_faults_are_problems_of_every_build_and_stop_nothing(archive: Path, tmp_path: Path) -> None:
    fix(archive, "zone 5: 无此园\nheadline 5: 夜校开课\n")
    index = hzsearch.open(tmp_path / "index")
    for files in (1, 0):
        report = index.build(archive)
        assert report.files == files
        assert [problem.path for problem in report.problems] == ["02.txt"]
        assert report.problems[0].reason.startswith("02.txt.fix, line 1: there is no zone “无此园”")
        assert index.count("夜校开课") == 1


def test_a_sidecar_that_is_no_text_is_one_problem(archive: Path) -> None:
    (archive / "02.txt.fix").write_bytes("headline 5: 夜校开课点亮长夜".encode("gb18030"))
    assert hzsearch.read(archive / "02.txt").problems == (
        "02.txt.fix, line 1: the file is not UTF-8, save it as UTF-8; it was left out.",
    )
    fix(archive, "\ufeffheadline 5: 夜校\r\n")
    assert hzsearch.read(archive / "02.txt").articles[1].headline == "夜校"


def test_a_sidecar_is_no_page_and_stands_for_its_page(archive: Path) -> None:
    fix(archive, "split 7\n")
    assert hzsearch.open(archive.parent / "index").build(archive).files == 1
    both = find_sources([archive / "02.txt", archive / "02.txt.fix"])
    assert [source.name for source in both] == ["02.txt"]


def test_a_file_whose_sidecar_could_have_no_name_has_none(archive: Path) -> None:
    long = archive / ("长" * 83 + ".txt")
    long.write_text(PAGE, encoding="utf-8")
    assert len(extract_file(long, long.name)) == 2
