"""What names say of a file: its issue, its page; and what the page itself says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.enrich import page_labels, read_issue, read_name
from hzsearch.enrich.folio import label, printed
from hzsearch.model import Line, Page
from tests.enrich import tables


def stated(cell: str) -> str:
    return "" if cell == "-" else cell


@pytest.mark.parametrize(
    ("path", "day", "number", "page", "section", "group"), tables.lines("filing.txt")
)
def test_what_a_path_says(
    path: str, day: str, number: str, page: str, section: str, group: str
) -> None:
    found = read_name(path)
    assert (str(found.day or "-"), found.number, found.page, found.section, found.group) == (
        day,
        *map(stated, (number, page, section, group)),
    )


def leaf(text: str, number: int = 1, pages: int = 1) -> Page:
    lines = tuple(Line(k, line) for k, line in enumerate(text.split("⏎"), start=1))
    return Page("x.txt", number, lines, pages)


@pytest.mark.parametrize(("path", "text", "expected"), tables.lines("folios.txt"))
def test_which_page_of_the_issue_it_is(path: str, text: str, expected: str) -> None:
    assert page_labels([leaf(text)], path) == (stated(expected),)


def test_pages_of_one_file_are_counted_where_they_have_no_folio() -> None:
    pages = [leaf("正文", 1, 3), leaf("第A2版⏎正文", 2, 3), leaf("正文", 3, 3)]
    assert page_labels(pages, "2024-04-01/03.txt") == ("1", "A2", "3")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_and_any_page_can_be_read(path: str, text: str) -> None:
    for found in (read_name(path).page, printed(text)):
        assert not found or label(found) == found


def test_the_day_on_which_a_file_was_made_is_believed_last() -> None:
    made = date(2024, 4, 3)
    masthead = [leaf("2024年4月1日 星期一⏎正文")]
    assert read_issue(masthead, "x.pdf", None, made).published == date(2024, 4, 1)
    assert read_issue([leaf("正文")], "x.pdf", date(2024, 4, 2), made).published == date(2024, 4, 2)
    issue = read_issue([leaf("正文")], "x.pdf", None, made)
    assert issue.published == made
    assert "only that on which the file was made" in issue.doubts[0]
