"""``hzsearch count`` and ``query --facets``: numbers, forms, exit codes, errors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import hzsearch
from hzsearch.aggregations.counts import COUNTABLE
from hzsearch.cli.render import facet_lines
from tests.cli.test_commands import loads, run


def count(folder: Path, *args: str | Path, code: int = 0) -> str:
    return run("count", *args, "--index", folder, code=code).stdout


def counted(folder: Path, *args: str) -> dict[str, Any]:
    answer: dict[str, Any] = loads(run("count", *args, "--json", "--index", folder))
    return answer


def test_the_number_alone(sample_folder: Path, sample_index: hzsearch.Index) -> None:
    total = sample_index.query("信创").total
    assert count(sample_folder, "信创") == f"{total} articles 共 {total} 篇\n"
    assert counted(sample_folder, "信创") == {"query": "信创", "total": total}


@pytest.mark.parametrize("by", COUNTABLE)
def test_json_is_as_documented(by: str, sample_folder: Path, sample_index: hzsearch.Index) -> None:
    answer = counted(sample_folder, "高新区", "--by", by, "--topic", "人才")
    assert list(answer) == ["query", "by", "total", "counts", "without"]
    assert answer["counts"] == sample_index.count("高新区", by=by, topic="人才")
    assert answer["total"] == sample_index.query("高新区", topic="人才").total


def test_json_of_the_most_frequent_with_shares_and_notes(
    sample_folder: Path, sample_index: hzsearch.Index
) -> None:
    answer = counted(sample_folder, "xinchuang", "--by", "topic", "-n", "2", "--share")
    assert set(answer) - {"counts", "query", "by", "total", "without"} == {
        "others", "archive", "shares", "notes",
    }  # fmt: skip
    whole = sample_index.count(by="topic")
    for topic, number in answer["counts"].items():
        assert answer["archive"][topic] == whole[topic]
        assert answer["shares"][topic] == pytest.approx(number / whole[topic], abs=1e-6)
    listed = sample_index.count("xinchuang", by="topic")
    assert answer["others"] == {
        "values": len(listed) - 2,
        "count": sum(listed.values()) - sum(answer["counts"].values()),
    }


def test_a_table_has_every_value_its_count_and_a_bar(
    sample_folder: Path, sample_index: hzsearch.Index
) -> None:
    lines = count(sample_folder, "--by", "topic").splitlines()
    listed = sample_index.count(by="topic")
    rows = [line.split() for line in lines[: len(listed)]]
    assert {name: int(number) for name, number, _ in rows} == listed
    assert rows[0][2] == "█" * len(rows[0][2])
    total = sample_index.count()
    without = counted(sample_folder, "--by", "topic")["without"]
    assert lines[len(listed) :] == [
        f"{total} articles 共 {total} 篇",
        f"{without} without a topic 无主题",
        "an article may count in several 一篇可计入多项",
    ]


def test_a_line_is_drawn_over_time_and_bars_of_what_has_no_order(sample_folder: Path) -> None:
    assert "┤" in count(sample_folder, "信创", "--by", "month", "--plot")
    assert "┤" in count(sample_folder, "--plot", "--by", "month", "信创")
    assert "┤" not in count(sample_folder, "信创", "--by", "month")
    bars = count(sample_folder, "信创", "--by", "zone")
    assert count(sample_folder, "信创", "--by", "zone", "--plot") == bars


@pytest.mark.parametrize("ending", ["svg", "png", "SVG"])
def test_a_picture_is_written_beside_the_table(
    ending: str, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a machine without a Chinese font, for what no font has is told.
    monkeypatch.setattr("hzsearch.plots.picture.chinese_font", lambda: "DejaVu Sans")
    path = tmp_path / f"信创.{ending}"
    result = run("count", "信创", "--by", "zone", "--plot", path, "-天津", "--index", sample_folder)
    assert result.stdout == count(sample_folder, "信创", "-天津", "--by", "zone")
    first, *more = result.stderr.splitlines()
    assert first == f"Picture 图 → {path}"
    assert [line[:17] for line in more] == ["No font here has "] * (ending == "png")
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG") if ending == "png" else "信创 -天津".encode() in data
    answer = run(
        "count", "信创", "--by", "year", "--plot", path, "--json", "--index", sample_folder
    )
    assert loads(answer)["by"] == "year"


def test_no_hits_no_picture(sample_folder: Path, tmp_path: Path) -> None:
    args = ("“没有这样的”", "--by", "zone", "--plot", tmp_path / "a.svg")
    assert "Nothing found" in count(sample_folder, *args, code=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--plot", "信创", "--by", "zone"], "“信创” is no picture's name"),
        (["--by", "zone", "--plot", "-信创"], "“-信创” is no picture's name"),
        (["--by", "zone", "--plot", "a.pdf"], "ends in .svg or .png"),
        (["信创", "--plot"], "--plot needs --by"),
        (["信创", "-n", "3"], "-n needs --by"),
        (["信创", "--share"], "--share needs --by"),
        (["信创", "--by", "mood"], "“mood” is nothing to count by; use one of zone, zones, topic"),
        (["信创", "--by", "month", "-n", "3"], "use --since and --until"),
        (["信创", "--by", "zone", "--plot", "--json"], "leave it or --json out"),
        (["--by", "zone", "--zone", "无此高新区"], "No zone is called"),
        (["--by", "byline", "--plot", "no/folder/a.svg"], "no/folder/a.svg can not be written"),
    ],
)
def test_what_can_not_be_meant_is_one_sentence(
    args: Sequence[str], says: str, sample_folder: Path
) -> None:
    error = run("count", *args, "--index", sample_folder, code=2).stderr
    assert says in error
    assert error.count("\n") == 1


def test_the_help_names_all_that_can_be_counted_by() -> None:
    shown = run("count", "--help").stdout
    assert all(by in shown for by in COUNTABLE)
    assert "Draw years, months, days as a line" in " ".join(shown.split())


def test_months_are_told_by_their_numbers_like_other_facets() -> None:
    months = {f"2024-{month:02}": month for month in range(1, 11)}
    (line,) = facet_lines({"month": months})
    assert "most first 从多到少: 2024-10 10、2024-09 9、" in line
    assert line.endswith("2024-03 3 · 2 more 另有 2 个\x1b[0m")
    (line,) = facet_lines({"month": {"2024-01": 1}})
    assert "Months 月份  2024-01 1" in line


def test_notes_stand_on_stderr(sample_folder: Path) -> None:
    result = run("count", "xinchuang", "--by", "zone", "--index", sample_folder)
    assert "信创" in result.stderr
    assert "信创" not in result.stdout


def test_facets_stand_below_the_hits_and_in_json(
    sample_folder: Path, sample_index: hzsearch.Index
) -> None:
    args = ("query", "高新区", "-n", "1", "--facets", "--index", sample_folder)
    facets = loads(run(*args, "--json"))["facets"]
    counted = {"zone": "zones", "topic": "topic", "month": "month"}
    assert facets == {name: sample_index.count("高新区", by=by) for name, by in counted.items()}
    zones, topics, months = run(*args).stdout.splitlines()[-3:]
    name, number = next(iter(facets["zone"].items()))
    assert zones.startswith(f"Zones 园区   {name} {number}、")
    assert f"{len(facets['topic']) - 8} more" in topics
    often = sorted(facets["month"].items(), key=lambda item: -item[1])
    shown = [f"{month} {number}" for month, number in often]
    assert months == f"Months 月份  most first 从多到少: {'、'.join(shown)}"
    assert "--facets" in run(*args, "--jsonl", code=2).stderr
    assert "Zones" not in run(*args[:4], "--index", sample_folder).stdout
