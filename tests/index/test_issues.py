"""Issues are days of publication; a page is what stands on it, in reading order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hzsearch
from hzsearch.errors import UnknownNameError, UsageError
from hzsearch.index.issues import page_of
from hzsearch.index.order import in_order
from hzsearch.model import Article, Source
from tests.cli.test_commands import run


def article(
    name: str, path: str = "", page: int = 1, first: int = 1, day: str | None = None
) -> Article:
    """Return an article that stands at a line of a page of a file, published on a day."""
    source = Source(path, page, ((first, first + 3),))
    return Article(name, headline=name, published=day, date="2023-01-01", source=source)


def ids(*articles: Article) -> list[str]:
    """Return the ids of articles in the order of reading."""
    return [one.id for one in in_order(articles)]


def test_articles_stand_as_they_were_numbered_and_others_by_their_lines() -> None:
    texts = {"p:1": 30, "p:2": 10, "p:10": 40, "p:+35": 35, "p:+50": 50}
    cut = [article(one, "p", first=first) for one, first in texts.items()]
    assert ids(*reversed(cut)) == ["p:1", "p:2", "p:+35", "p:10", "p:+50"]
    # Numbers of records of one's own are none of a page.
    records = [article(one, "r", first=first) for one, first in (("x:2", 1), ("x:1", 2))]
    assert ids(*records) == ["x:2", "x:1"]


ISSUE = (
    article("b", "2024-04-01/03.txt", first=20, day="2024-04-01"),
    article("a", "2024-04-01/03.txt", first=40, day="2024-04-01"),
    article("c", "2024-04-01/03.txt", first=2, day="2024-04-01"),
    article("d", "2024-04-01/12.txt", day="2024-04-01"),
    article("e", "2024-04-01/A2.txt", day="2024-04-01"),
    article("whole:p2.1", "whole.txt", page=2, day="2024-04-02"),
    article("whole:p3.1", "whole.txt", page=3, day="2024-04-02"),
    article("web1", "2024-04-03/04/x.html", day="2024-04-03"),
    article("web2", "2024-04-03/04/y.html", day="2024-04-03"),
    article("loose", day="2024-04-03"),
    article("undated1", "letters.txt"),
    article("undated2"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> hzsearch.Index:
    """An index of the articles above, and of a file of a few records."""
    index = hzsearch.open(tmp_path_factory.mktemp("issues"))
    records = [article(f"r{n}", "records.jsonl", first=n, day="2024-05-01") for n in range(9)]
    index.add([*ISSUE, *records])
    return index


def test_days_are_those_of_publication(index: hzsearch.Index) -> None:
    found = index.issues()
    counts = {"2024-04-01": 5, "2024-04-02": 2, "2024-04-03": 3, "2024-05-01": 9}
    assert list(found.days.items()) == list(counts.items())
    assert found.undated == 2


def test_pages_stand_in_their_order_and_articles_in_that_of_lines(index: hzsearch.Index) -> None:
    issue = index.issue("2024-04-01")
    told = [(page.label, [one.id for one in page.articles]) for page in issue.pages]
    assert told == [("3", ["c", "b", "a"]), ("12", ["d"]), ("A2", ["e"])]
    assert (issue.before, issue.after, issue.total) == (None, "2024-04-02", 5)


def test_a_page_without_a_label_comes_last(index: hzsearch.Index) -> None:
    issue = index.issue("2024-04-03")
    assert [page.label for page in issue.pages] == ["4", ""]
    assert (issue.before, issue.after) == ("2024-04-02", "2024-05-01")


def test_what_is_in_no_issue_is_listed_too(index: hzsearch.Index) -> None:
    assert [one.id for one in index.undated().articles] == ["undated1", "undated2"]
    rest = index.undated(limit=5, offset=1)
    assert (rest.total, [one.id for one in rest.articles]) == (2, ["undated2"])
    with pytest.raises(UsageError, match="below zero"):
        index.undated(limit=-1)


@pytest.mark.parametrize(
    ("day", "error", "says"),
    [
        ("2024-04-04", UnknownNameError, "No issue is of 2024-04-04"),
        ("20240401", UsageError, "write it as"),
        ("../..", UsageError, "is no day"),
    ],
)
def test_a_day_without_an_issue_is_said(
    index: hzsearch.Index, day: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        index.issue(day)


def test_a_page_that_is_not_there_is_said(index: hzsearch.Index) -> None:
    with pytest.raises(UnknownNameError, match="no page “7”; its pages are 3、12、A2"):
        page_of(index.issue("2024-04-01"), "7")


@pytest.mark.parametrize(
    ("one", "page", "before", "after"),
    [
        ("b", "c b a", "c", "a"),
        ("c", "c b a", None, "b"),
        ("a", "c b a", "b", None),
        ("d", "d", None, None),
        ("whole:p3.1", "whole:p3.1", None, None),
        # One file an article: the page is what the issue has with the same label.
        ("web2", "web1 web2", "web1", None),
        ("loose", "loose", None, None),
        ("undated1", "undated1", None, None),
        ("undated2", "undated2", None, None),
    ],
)
def test_neighbours(
    index: hzsearch.Index, one: str, page: str, before: str | None, after: str | None
) -> None:
    found = index.neighbours(one)
    assert [each.id for each in found.page.articles] == page.split()
    told = found.to_dict()
    assert (told["before"], told["after"]) == (before, after)


def test_a_file_of_records_is_no_page(
    index: hzsearch.Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [one.id for one in index.neighbours("r7").page.articles] == ["r7"]
    # Nor is one of more articles than a page can have.
    monkeypatch.setattr("hzsearch.index.issues.MOST", 2)
    assert [one.id for one in index.neighbours("b").page.articles] == ["b"]


def test_the_command_line_says_the_same(index: hzsearch.Index) -> None:
    at = ("--index", str(index.folder), "--json")
    assert json.loads(run("issues", *at).stdout) == index.issues().to_dict()
    assert (
        json.loads(run("issues", "2024-04-01", *at).stdout) == index.issue("2024-04-01").to_dict()
    )
    page = json.loads(run("issues", "2024-04-01", "3", *at).stdout)
    assert [one["id"] for one in page["articles"]] == ["c", "b", "a"]
    assert json.loads(run("issues", "undated", *at).stdout) == index.undated().to_dict()
    shown = json.loads(run("show", "b", "--page", *at).stdout)
    assert shown["neighbours"] == index.neighbours("b").to_dict()


def test_the_command_line_draws_issues_and_pages(index: hzsearch.Index) -> None:
    at = ("--index", str(index.folder))
    assert "2024-04  01 (5)  02 (2)  03 (3)" in run("issues", *at).stdout
    assert "第A2版" in run("issues", "2024-04-01", *at).stdout
    assert "版次不详" in run("issues", "2024-04-03", *at).stdout
    assert "undated2" in run("issues", "undated", *at).stdout
    assert "undated1" not in run("issues", "undated", "--offset", "1", *at).stdout
    assert "→ b" in run("show", "b", "--page", *at).stdout
    assert "no page “9”" in run("issues", "2024-04-01", "9", *at, code=2).stderr


def test_of_a_replaced_article_the_new_day_counts(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([article("a", day="2024-04-01"), article("b", day="2024-04-01")])
    index.add([article("a", day="2024-04-02")])
    assert dict(index.issues().days) == {"2024-04-01": 1, "2024-04-02": 1}
