"""``extract --explain`` and ``--html`` as people and programs use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hzsearch.cli import main
from tests.cli.test_commands import loads, run

PAGE = """青川科技周报
夜校开课夜校开课
本报讯 3月6日，江阴高新区的夜校开课，一百二十名
焊接工人报名。 林小田

责任编辑：苏北辰
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "02.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_explain_shows_each_filled_line_with_role_article_and_rule(page: Path) -> None:
    shown = run("extract", "--explain", page).stdout.splitlines()
    assert shown[0] == "── 02.txt ──"
    assert [line.split()[0] for line in shown[1:6]] == ["1", "2", "3", "4", "6"]
    assert "主题 headline" in shown[2]
    assert " 1  夜校开课夜校开课 " in shown[2]
    assert "← headline.overprint: the line holds its text twice: bold type" in shown[2]
    assert "版面杂项 furniture" in shown[5]
    assert "← furniture.editors" in shown[5]
    assert "02.txt:1 夜校开课" in shown
    assert "\x1b" not in "".join(shown)


def test_explain_json_is_as_documented(page: Path) -> None:
    (found,) = loads(run("extract", "--explain", "--json", page))
    assert list(found) == ["path", "articles", "lines", "problems"]
    assert [line["number"] for line in found["lines"]] == list(range(1, 8))
    assert found["lines"][1] == {
        "number": 2,
        "text": "夜校开课夜校开课",
        "role": "headline",
        "article": "02.txt:1",
        "rule": "headline.overprint",
        "reason": "the line holds its text twice: bold type",
    }
    assert found["articles"][0]["id"] == "02.txt:1"
    assert [r["rule"] for r in found["articles"][0]["reasons"]] == ["boundary.first", "pair.fit"]
    lines = run("extract", "--explain", "--jsonl", page).stdout.splitlines()
    assert json.loads(lines[0])["role"] == "furniture"
    assert len(lines) == 7


def test_colours_are_for_terminals_that_want_them(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = ["extract", "--explain", str(page)]
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[36m" in CliRunner().invoke(main, args, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(main, args, color=True).stdout


def test_html_is_one_page_and_a_form_of_its_own(page: Path) -> None:
    assert run("extract", "--html", page).stdout.startswith("<!DOCTYPE html>")
    for other in ("--explain", "--json", "--jsonl"):
        assert "--html is a form of its own" in run("extract", "--html", other, page, code=2).stderr


def test_a_correction_that_fails_is_told_and_code_1(page: Path) -> None:
    page.with_name("02.txt.fix").write_text("headline 2: 夜校\nsplit 5\n", encoding="utf-8")
    result = run("extract", "--json", page, code=1)
    told = "02.txt.fix, line 2: line 5 holds nothing; it was left out."
    assert result.stderr == f"hzsearch: {told}\n"
    (found,) = loads(result)
    assert found["problems"] == [told]
    assert found["articles"][0]["headline"] == "夜校"
