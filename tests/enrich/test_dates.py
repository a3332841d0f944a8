from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.enrich import enrich
from hzsearch.enrich.dates import event_date, issue_date, year_hint
from hzsearch.enrich.issue import Issue, read_issue
from hzsearch.enrich.year import likely_year
from hzsearch.model import Article, Line, Page
from tests.enrich import tables


def _day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


@pytest.mark.parametrize(
    ("lead", "published", "year", "expected", "precision"), tables.lines("events.txt")
)
def test_events(lead: str, published: str, year: str, expected: str, precision: str) -> None:
    hint = None if year == "-" else int(year)
    found = event_date(Article("a", paragraphs=(lead,)), _day(published), hint)
    assert (found.day or "-", found.precision) == (expected, precision)


def test_an_event_without_a_year_is_a_doubt_and_no_day() -> None:
    found = event_date(Article("a", paragraphs=("3月27日，开工。",)), None, None)
    assert found.day is None
    assert found.doubts == ("The text dates the event “3月27日”, but the year is not known.",)


def test_a_day_without_its_month_needs_the_issue() -> None:
    found = event_date(Article("a", paragraphs=("27日，开工。",)), None, 2024)
    assert found.doubts == (
        "The text dates the event “27日”, but the day of the issue is not known.",
    )


def test_a_day_of_the_body_is_no_event() -> None:
    paragraphs = (
        "当地聚焦产业发展，走出一条新路，企业数量连年增长，环境越来越好。",
        "3月27日，开工。",
    )
    found = event_date(Article("a", paragraphs=paragraphs), date(2024, 4, 1), None)
    assert found == (None, "none", ())


def test_the_days_of_a_notice_are_no_events() -> None:
    notice = Article("a", kind="notice", paragraphs=("公司于3月27日决议解散。",))
    assert event_date(notice, date(2024, 4, 1), None) == (None, "none", ())


@pytest.mark.parametrize(("path", "page", "expected"), tables.lines("issues.txt"))
def test_issues(path: str, page: str, expected: str) -> None:
    assert issue_date([page.replace("⏎", "\n")], path) == _day(expected)


def test_the_masthead_of_most_pages_wins_and_a_tie_tells_nothing() -> None:
    first, second = "2024年4月1日 星期一", "2024年4月8日 星期一"
    assert issue_date([first, second, first], "x.txt") == date(2024, 4, 1)
    assert issue_date([first, second], "x.txt") is None


@pytest.mark.parametrize(
    ("path", "text", "year"),
    [
        ("page-2024-03.txt", "", 2024),
        ("2024/x.txt", "", 2024),
        ("2024年4月/x.txt", "", 2024),
        ("x_2015.txt", "", None),
        ("20241345.txt", "", None),
        ("x.txt", "2024年一季度，订单增长。", 2024),
        ("x.txt", "为2024届毕业生送岗位。", 2024),
        ("x.txt", "２０２４年\n一季度", 2024),
        ("x.txt", "2024年一季度，2024届毕业生。项目计划于2027年竣工。", 2024),
        ("x.txt", "公司2023年5月6日成立，2023年6月8日投产。", None),
        ("x.txt", "2023年年底开通。到2025年建成。", None),
        ("x.txt", "2024年前11 个月增长两成，计划2026年前建成。", 2024),
        ("x.txt", "2024年前5  \n个月，订单增长。", 2024),
        ("x.txt", "2024年一季度增长。2024年下半年还将扩建。", 2024),
        ("x.txt", "2025年上半年将扩建。2024年一季度增长。", 2024),
        ("x.txt", "2024年1—9月，产值增长。", 2024),
        ("x.txt", "2024年以来，新增企业80家。", 2024),
        ("x.txt", "截至2024年9月底，园区有企业80家。", 2024),
        ("x.txt", "2023年前三季度增长。征集截止时间为2024年1月31日。", 2023),
        ("x.txt", "2023年上半年增长。2024年一季度增长。", 2024),
        ("x.txt", "2023年一季度增长，2024年又增长。", None),
    ],
)
def test_the_year_the_pages_speak_of(path: str, text: str, year: int | None) -> None:
    assert year_hint([text], path) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("项目2023年11月获批。本报讯 3月28日，项目开工。", 2024),
        ("项目2024年2月获批。本报讯 3月28日，项目开工。", 2024),
        ("项目2023年3月获批。本报讯 2月28日，项目开工。", None),
        ("2023年，产值增长。本报讯 2月28日，项目开工。", None),
        ("2024年产业大会召开。本报讯 2月28日，项目开工。", 2024),
        ("计划2027年3月投产。本报讯 2月28日，项目开工。", None),
        ("2023年，产值增长。", None),
        ("2025渔业装备洽谈会开幕。本报讯 6月9日，开港。", 2025),
        ("2024年焊工技能竞赛开赛。本报讯 3月28日，项目开工。", 2024),
        ("2024 年青年教师联谊会举行。本报讯 3月28日，项目开工。", 2024),
        ("2023年焊工技能竞赛开赛，2024年又增长。本报讯 3月28日，项目开工。", None),
        ("2026年上半年，园区还将建港。计划2026年一季度动工。本报讯 9月9日，开港。", 2025),
        ("2025年下半年，园区将建港，预计2026年上半年投用。本报讯 8月9日，开港。", 2025),
        ("预计2027年上半年投用。本报讯 8月9日，开港。", None),
    ],
)
def test_years_that_follow_from_other_dates_are_doubtful(text: str, year: int | None) -> None:
    assert likely_year([text]) == year
    page = Page("x.txt", 1, (Line(1, text),))
    issue = read_issue([page], "x.txt")
    assert (issue.year_hint, issue.year_is_inferred) == (year, bool(year))
    done = enrich(Article("a", paragraphs=(text[text.find("本") :],)), issue)
    assert any(doubt.startswith("date:") for doubt in done.doubts) == bool(year)


def _page(text: str) -> Page:
    return Page("x.txt", 1, tuple(Line(n, line) for n, line in enumerate(text.split("\n"), 1)))


def test_the_given_day_fills_in() -> None:
    given = date(2024, 4, 8)
    assert read_issue([_page("正文")], "x.txt", given) == Issue(given, "given", 2024)


def test_the_file_wins_over_the_given_day_and_says_so() -> None:
    issue = read_issue([_page("正文")], "20240401.txt", date(2024, 4, 8))
    assert (issue.published, issue.source) == (date(2024, 4, 1), "issue")
    assert issue.doubts == (
        "The file says 2024-04-01 is the day of the issue, not the given 2024-04-08.",
    )


def test_a_masthead_in_traditional_script_is_read() -> None:
    page = _page("二〇二四年四月一日　責任編輯：某某\n正文")
    assert read_issue([page], "x.txt").published == date(2024, 4, 1)


def test_without_any_evidence_the_issue_has_no_day() -> None:
    assert read_issue([_page("正文")], "page-2024-03.txt") == Issue(None, None, 2024)
    assert read_issue([], "x.txt") == Issue()


DAYS = st.dates(date(1978, 1, 1), date(2100, 12, 31))
PIECES = st.sampled_from(
    [
        "3月27日",
        "27日",
        "2024年",
        "至",
        "昨日",
        "今天",
        "上周四",
        "将",
        "，",
        "。",
        "（",
        "近日",
        "十",
        "三十一日",
        "9",
        "举行",
    ]
)
LEADS = st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=40)


@given(LEADS, st.none() | DAYS, st.none() | st.integers(1, 9999))
def test_event_days_are_days_and_not_invented(
    lead: str, published: date | None, year: int | None
) -> None:
    found = event_date(Article("a", paragraphs=(lead,)), published, year)
    if found.day:
        day = date.fromisoformat(found.day)
        assert found.precision in {"day", "range"}
        assert published is None or (published - day).days in range(-3, 367)


@given(DAYS)
def test_any_day_is_read_from_names_and_mastheads(day: date) -> None:
    weekday = "一二三四五六日"[day.weekday()]
    for name in (f"{day:%Y%m%d}.txt", f"{day}/03.txt", f"{day:%Y/%m/%d}/03.txt"):
        assert issue_date([], name) == day
    masthead = f"{day.year}年{day.month}月{day.day}日　星期{weekday}\n正文"
    assert issue_date([masthead], "x.txt") == day


@given(st.lists(st.text(max_size=60), max_size=3), st.text(max_size=30))
def test_issue_and_year_never_raise(pages: list[str], path: str) -> None:
    issue_date(pages, path)
    year_hint(pages, path)
