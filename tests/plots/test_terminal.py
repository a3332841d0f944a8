"""Tables and lines of text, as they come out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.aggregations.counts import TIMES, Counts, Rest
from hzsearch.aggregations.periods import periods
from hzsearch.columns import hanging, padded, shortened, width, wrapped
from hzsearch.errors import UsageError
from hzsearch.plots import chart, line_lines, table_lines
from tests.cases import read_cases

CASES = Path(__file__).parent / "cases"


def read_counts(question: str) -> tuple[Counts, int]:
    """Return the counts that a case gives, and its columns; only the most frequent, if so."""
    head, *lines = question.split("\n")
    by, columns, *most = head.split()
    rows = [line.split() for line in lines]
    counts = {name: int(count) for name, count, *_ in rows}
    archive = {row[0]: int(row[2]) for row in rows if len(row) > 2}
    read = Counts("", by, sum(counts.values()), counts, archive=archive or None)
    return (read.most(int(most[0])) if most else read), int(columns)


@pytest.mark.parametrize(("question", "answer"), list(read_cases(CASES / "table.txt")))
def test_tables(question: str, answer: str) -> None:
    counts, columns = read_counts(question)
    drawn = list(table_lines(chart(counts), columns))
    assert "\n".join(drawn) == answer
    assert all(width(line) <= columns for line in drawn)


@pytest.mark.parametrize(("question", "answer"), list(read_cases(CASES / "line.txt")))
def test_lines(question: str, answer: str) -> None:
    counts, columns = read_counts(question)
    drawn = [
        line.replace("⠀", " ").rstrip() for line in line_lines(chart(counts, whole=True), columns)
    ]
    assert "\n".join(drawn) == answer


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(1000, 2100).map(str), st.integers(1, 10**6), min_size=1),
    st.integers(20, 100),
)
def test_every_line_chart_has_its_size(counts: dict[str, int], columns: int) -> None:
    years = Counts("", "year", 0, dict(sorted(counts.items())))
    drawn = list(line_lines(chart(years, whole=True), columns))
    assert len(drawn) == 12
    assert all(width(line) <= columns for line in drawn)
    # The largest count is in the top line.
    assert any(ord(char) > 0x2800 for char in drawn[0])


NAMES = st.dictionaries(
    st.text("高新区A", min_size=1, max_size=50), st.integers(1, 9999), min_size=1
)


@settings(deadline=None)
@given(NAMES, st.integers(30, 60))
def test_tables_of_shares_fit_in_narrow_terminals(names: dict[str, int], columns: int) -> None:
    archive = dict.fromkeys(names, 9999)
    drawn = list(table_lines(chart(Counts("", "zone", 9999, names, archive=archive)), columns))
    assert all(width(line) <= columns for line in drawn)
    told = sorted(int(line.split(" of ")[0].split()[-1]) for line in drawn)
    assert told == sorted(names.values())


def test_a_date_that_is_centuries_off_makes_no_rows_and_no_line() -> None:
    counts = Counts("", "day", 2, {"0204-03-01": 1, "2024-03-01": 1})
    assert [row.empty for row in chart(counts).rows] == [0, 664_741, 0]
    assert list(table_lines(chart(counts), 80))[1] == (
        "⋮ 0204-03-02 … 2024-02-29: 0 in each of 664741 各为 0"
    )
    with pytest.raises(UsageError, match=r"are 664,743 days, too many for a line; give --since"):
        chart(counts, whole=True)
    assert len(chart(Counts("", "year", 2, {"0204": 1, "2024": 1}), whole=True).rows) == 1821


DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(DAYS, DAYS)
def test_periods_are_without_gaps_and_in_order(one: date, other: date) -> None:
    for cut in (4, 7):
        first, last = sorted(str(day)[:cut] for day in (one, other))
        found = list(periods(first, last))
        assert found[0] == first
        assert found[-1] == last
        assert found == sorted(set(found))
        years = int(last[:4]) - int(first[:4])
        assert len(found) == (
            years + 1 if cut == 4 else years * 12 + int(last[5:]) - int(first[5:]) + 1
        )
    assert list(periods("2024-02-28", "2024-03-01")) == ["2024-02-28", "2024-02-29", "2024-03-01"]


def test_remarks_make_the_numbers_add_up() -> None:
    remarks = chart(Counts("", "topic", 5, {"人才": 3}, 1, {"人才": 9}, Rest(2, 2))).remarks
    assert remarks[:2] == (
        "1 without a topic 无主题",
        "an article may count in several 一篇可计入多项",
    )
    assert "9" not in "".join(remarks)
    assert chart(Counts("", "month", 5, {"2024-03": 3}, 2)).remarks == ("2 without a date 无日期",)
    assert chart(Counts("", "zone", 5, {"江阴": 5})).remarks == ()


@given(st.text(), st.integers(2, 30))
def test_text_is_measured_and_cut_by_columns(text: str, columns: int) -> None:
    assert width(shortened(text, columns)) <= columns
    assert width(padded(text, columns)) == width(padded(text, columns, right=True))
    assert max(columns, width(text)) == width(padded(text, columns))
    for whole in (None, re.compile(r"\S+"), re.compile("[^a]+")):
        assert "".join(wrapped(text, columns, whole).split()) == "".join(text.split())


def test_widths() -> None:
    assert [width(text) for text in ("信创", "ＡＢ", "AB", "“”", "é")] == [4, 4, 2, 2, 1]
    assert shortened("天津滨海高新区", 9) == "天津滨海…"
    assert wrapped("信创 articles per month", 13) == "信创 articles\nper month"
    assert wrapped("看信创 a b c", 9) == "看信创 a\nb c"
    assert wrapped("看信创 a b c", 9, re.compile("a b c")) == "看信创\na b c"
    assert wrapped("看信创 a b c", 4, re.compile("a b c")) == "看信\n创 a\nb c"
    assert set(TIMES) == {"year", "month", "day"}


@given(
    st.lists(st.sampled_from(["信", "创，", "“国”", "ab ", "1. ", "\x1b[31m", "\x1b[0m"])),
    st.integers(12, 30),
)
def test_a_line_hangs_where_it_begins(pieces: list[str], columns: int) -> None:
    line = f"  3. \x1b[1m{''.join(pieces)}"
    first, *others = hanging(line, columns).split("\n")
    assert first.startswith("  3. ")
    assert all(other.startswith(" " * 5) for other in others)
    seen = ["".join(re.sub("\x1b\\[[0-9]*m", "", part).split()) for part in (first, *others)]
    assert "".join(seen) == "".join(re.sub("\x1b\\[[0-9]*m", "", line).split())
    assert all(width(one) <= columns for one in (first, *others))


def test_what_is_unseen_begins_no_line() -> None:
    assert hanging("  \x1b[31m信创\x1b[0m，国产", 6) == (
        "  \x1b[31m信\x1b[0m\n  \x1b[31m创\x1b[0m，\n  国产"
    )
    assert hanging("    9 │ 信创国产替代", 18) == "    9 │ 信创国产替\n        代"
    assert hanging("信创国产替代", 4) == "信创\n国产\n替代"
    assert hanging("\x1b[2m  9   信创国产替代\x1b[0m", 14).split("\n")[1] == (
        "      \x1b[2m替代\x1b[0m"
    )


def test_every_line_ends_its_colours_itself() -> None:
    red, end = "\x1b[31m", "\x1b[0m"
    link, last = "\x1b]8;;file:///a\x1b\\", "\x1b]8;;\x1b\\"
    assert hanging(f"  {red}{link}信创{last}国产{end}", 6).split("\n") == [
        f"  {red}{link}信创{last}{end}",
        f"  {red}国产{end}",
    ]
    assert hanging(f"  {link}信创国产{last}", 6).split("\n") == [
        f"  {link}信创{last}",
        f"  {link}国产{last}",
    ]
