from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hzsearch.enrich import Issue, enrich
from hzsearch.model import Article

ARTICLE = Article(
    "a",
    kicker="江阴高新区：",
    headline="半导体项目签约",
    paragraphs=("本报讯 3月27日，两个半导体项目签约落地，芯片产线随即开工。",),
    doubts=("The byline is not clear.",),
)


def test_everything_is_filled_in() -> None:
    done = enrich(ARTICLE, Issue(date(2024, 4, 1), "issue", 2024))
    assert (done.zone, done.zones, done.province) == ("江阴高新区", ("江阴高新区",), "江苏")
    assert (done.date, done.date_source, done.published) == ("2024-03-27", "text", "2024-04-01")
    assert set(done.topics) == {"集成电路与半导体", "项目签约、开工与投产"}
    assert done.doubts == ARTICLE.doubts


def test_without_an_event_the_issue_dates_the_article() -> None:
    article = Article("a", paragraphs=("近年来，园区稳步发展。",))
    done = enrich(article, Issue(date(2024, 4, 1), "issue", 2024))
    assert (done.date, done.date_source) == ("2024-04-01", "issue")
    done = enrich(article, Issue(date(2024, 4, 1), "given", 2024))
    assert (done.date, done.date_source) == ("2024-04-01", "given")


def test_a_year_alone_dates_events_only() -> None:
    done = enrich(ARTICLE, Issue(year_hint=2024))
    assert (done.date, done.date_source, done.published) == ("2024-03-27", "text", None)
    done = enrich(Article("a", paragraphs=("近年来，园区稳步发展。",)), Issue(year_hint=2024))
    assert (done.date, done.date_source, done.published) == (None, None, None)


def test_doubts_of_the_issue_and_the_event_are_kept() -> None:
    done = enrich(ARTICLE, Issue(doubts=("The file says otherwise.",)))
    assert done.doubts == (
        "The byline is not clear.",
        "The file says otherwise.",
        "The text dates the event “3月27日”, but the year is not known.",
    )


def test_traditional_script_is_read_and_kept() -> None:
    article = Article(
        "a",
        kicker="廈門火炬高新區：",
        headline="兩岸青年共聚",
        paragraphs=("本報訊 3月27日，兩岸青年與臺灣晶片團隊共聚，暢談積體電路。",),
    )
    done = enrich(article, Issue(date(2024, 4, 1), "issue", 2024))
    assert (done.zone, done.date) == ("厦门火炬高新区", "2024-03-27")
    assert "集成电路与半导体" in done.topics
    assert (done.kicker, done.paragraphs) == (article.kicker, article.paragraphs)


@given(st.text(), st.text(), st.lists(st.text()))
def test_any_article_can_be_enriched(kicker: str, headline: str, paragraphs: list[str]) -> None:
    article = Article("a", kicker=kicker, headline=headline, paragraphs=tuple(paragraphs))
    once = enrich(article, Issue(date(2024, 4, 1), "issue", 2024))
    assert (once.paragraphs, once.source) == (article.paragraphs, article.source)
    assert once.date_source in {"text", "issue"}
