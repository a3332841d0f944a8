"""The benchmarks run, check their answers and print their tables; times are not looked at."""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import build, report
from benchmarks.articles import prepare, read
from benchmarks.process import metered, timed
from benchmarks.questions import Question, questions
from hzsearch.index.records import to_article
from tests.quality.haystack import Haystack

ARTICLES = 30


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which a run of builds and cold queries left its indexes, and its report."""
    work, printed = tmp_path_factory.mktemp("benchmarks"), StringIO()
    options = ("--count", str(ARTICLES), "--only", "build,cold", "--runs", "1", "--work", str(work))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed):
        patch.setattr(sys, "argv", ["benchmarks", *options])
        # Drawn from many more strings.
        patch.setattr(build, "LITERALS", 5)
        benchmarks.main()
    return work, printed.getvalue()


def test_it_runs(told: tuple[Path, str]) -> None:
    for line in (
        f"{ARTICLES} synthetic articles",
        f"all hold {ARTICLES} articles",
        "hzsearch: of 5 literals 0 missed",
        "goal: build, times as fast as the plain way at least 6x",
        "goal: cold query, of a process that only imports at most 2.2x",
    ):
        assert line in told[1]
    assert "== warm" not in told[1]


def test_engines_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("tantivy", reason="the extra “fast” is not installed")
    from benchmarks import engines

    monkeypatch.setattr(engines, "ROUNDS", 1)
    monkeypatch.setattr(sys, "argv", ["benchmarks.engines", "--count", "20"])
    engines.main()
    printed = capsys.readouterr().out
    for line in ("bare, words and pairs", "hzsearch, tantivy", "one common word", "brute force"):
        assert line in printed


def test_warm_queries_run(told: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    from benchmarks import warm

    monkeypatch.setattr(warm, "ROUNDS", 1)
    lines = list(warm.run(told[0] / "articles.jsonl", told[0]))
    assert len(lines) == 1 + 8 + 1
    assert "every answer of hzsearch" in lines[-1]


def test_wrong_answers_are_not_timed(
    told: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from benchmarks import warm

    monkeypatch.setattr(build, "LITERALS", 5)
    # The indexes hold more than these.
    fewer = tmp_path / "fewer.jsonl"
    lines = (told[0] / "articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    fewer.write_text("".join(lines[:20]), encoding="utf-8")
    with pytest.raises(RuntimeError, match="hzsearch finds"):
        list(warm.run(fewer, told[0]))
    with pytest.raises(RuntimeError, match="differ from brute force"):
        list(build.literals(fewer, told[0]))


def test_synthetic_articles_are_the_same_again(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert "synthetic" in prepare(None, 20, one, seed=3)
    prepare(None, 20, other, seed=3)
    assert one.read_bytes() == other.read_bytes()
    prepare(None, 20, other, seed=4)
    assert one.read_bytes() != other.read_bytes()
    assert len({article["id"] for article in read(one)}) == 20


def test_articles_of_a_file(tmp_path: Path) -> None:
    file, target = tmp_path / "given.jsonl", tmp_path / "target"
    rows = [
        {"id": 7, "title": "题", "body": "文", "date": ""},
        {"id": "b", "headline": "题", "paragraphs": ["一", "二"], "zones": ["中关村"]},
    ]
    file.write_text("".join(map("{}\n".format, map(json.dumps, rows))), encoding="utf-8")
    assert prepare(file, 5, target).startswith("2 articles of given.jsonl")
    first, second = read(target)
    assert (first["id"], first["body"], first["date"]) == ("7", "文", None)
    assert (second["body"], second["zones"]) == ("一\n二", ["中关村"])
    assert [article["id"] for article in islice(read(target), 1)] == ["7"]


def test_costs_are_those_of_the_process() -> None:
    cost = metered("timeit", ["-n", "1", "-r", "1", "x = bytearray(150_000_000)"])
    assert cost.memory > 150_000_000
    assert "loop" in cost.printed
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        timed(["-c", "1 / 0"])


def test_questions_have_right_answers() -> None:
    articles = [
        {
            "id": f"{n}",
            "title": "",
            "body": f"{'园区' * 3}创新发展{'高地' * n}",
            "date": f"202{n}-01-01",
        }
        for n in range(5)
    ]
    zoned = [{**article, "zones": ["中关村"]} for article in articles]
    asked = questions(Haystack(map(to_article, zoned)))
    totals = {(one.kind, one.text): one.total for one in asked}
    assert totals["listing by date", ""] == 5
    assert {one.total for one in asked if one.kind == "common word, zone, dates"} <= {1, 2, 3}
    assert all(one.total for one in asked if one.kind == "phrase")
    assert Question("", ("甲", "乙"), either=True).text == "甲 OR 乙"
    assert Question("", ("甲 乙",), quoted=True).text == '"甲 乙"'


def test_report() -> None:
    assert list(report.table(("甲", "b"), [("c", "100")])) == ["甲    b", "c   100"]
    assert report.goal("x", 2.5, 2, most=False).endswith("here 2.50x: met")
    assert report.goal("x", 2.5, 2, most=True).endswith("here 2.50x: not met")
    assert report.ratio(1, 4) == "0.25x"
    assert report.ratio(1, 0) == "–"
