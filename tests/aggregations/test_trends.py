"""A trend is what counting each period would say; nothing is left out between them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.aggregations.trends import MANY_MONTHS, MOST_SERIES
from hzsearch.errors import UsageError


def article(number: int, date: str | None, text: str, zone: str = "") -> dict[str, object]:
    zones = [zone] if zone else []
    return {"id": f"a:{number}", "date": date, "headline": text, "zones": zones, "zone": zone}


@pytest.mark.parametrize("by", ["month", "year"])
def test_a_trend_is_what_counts_say(sample_index: hzsearch.Index, by: str) -> None:
    found = sample_index.trend("信创", "人才", by=by)
    for text, one in zip(("信创", "人才"), found.series, strict=True):
        counts = sample_index.counts(text, by, share=True)
        assert {p: n for p, n in one.counts.items() if n} == dict(counts.counts)
        assert (one.name, one.total, one.without) == (text, counts.total, counts.without)
        assert [one.share(p) for p in counts.counts] == [counts.share(p) for p in counts.counts]


def test_no_period_is_left_out(sample_index: hzsearch.Index) -> None:
    found = sample_index.trend("信创", by="month")
    assert found.periods[0] == "2024-03"
    assert found.periods[-1] == "2026-03"
    assert len(found.periods) == 25
    empty = found.to_dict()["series"][0]
    assert (empty["counts"][5], empty["of"][5], empty["shares"][5]) == (0, 0, None)


def test_zones_are_each_a_share_of_their_own_articles(sample_index: hzsearch.Index) -> None:
    found = sample_index.trend("高新区", zones=["济南高新区", "江苏"], by="year")
    assert found.whole == "zone"
    for one in found.series:
        assert one.counts == sample_index.count("高新区", by="year", zone=one.name)
        assert one.of == sample_index.count(by="year", zone=one.name)


def test_filters_hold_for_every_series(sample_index: hzsearch.Index) -> None:
    found = sample_index.trend("信创", "高新区", topic="人才", until="2024-12")
    for one in found.series:
        assert one.total == sample_index.count(one.name, topic="人才", until="2024-12")
    assert len(found.filters) == 2


def test_a_range_is_a_share_of_itself(sample_index: hzsearch.Index) -> None:
    days = {"since": "2024-03-15", "until": "2024-03-31"}
    for found in (
        sample_index.trend("", **days),
        sample_index.trend("date:2024-03-15..2024-03-31"),
    ):
        (one,) = found.series
        assert one.total
        assert one.counts == one.of
    (zone,) = sample_index.trend("", zones=["武汉"], **days).series
    assert zone.counts == zone.of


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(months=st.lists(st.tuples(st.integers(1990, 2030), st.integers(1, 12)), max_size=8))
def test_years_are_the_sums_of_months(
    tmp_path_factory: pytest.TempPathFactory, months: list[tuple[int, int]]
) -> None:
    index = hzsearch.open(tmp_path_factory.mktemp("trend"))
    dates = [f"{year}-{month:02}-01" for year, month in months]
    index.add([article(n, date, "信创") for n, date in enumerate([*dates, None])])
    by_month, by_year = (index.trend("信创", by=by) for by in ("month", "year"))
    assert sum(by_month.series[0].counts.values()) == sum(by_year.series[0].counts.values())
    assert by_year.series[0].without == by_month.series[0].without == 1
    assert index.trend("信创").by == ("year" if len(by_month.periods) > MANY_MONTHS else "month")


def test_what_can_not_be_drawn_is_said(sample_index: hzsearch.Index) -> None:
    words = [f"词{n}" for n in range(MOST_SERIES + 1)]
    wrong: list[tuple[list[str], dict[str, Any]]] = [
        (words, {}),
        (["信创", "人才"], {"zones": ["天津"]}),
        (["信创"], {"by": "week"}),
        (["信创"], {"zones": ["无此区"]}),
    ]
    for texts, options in wrong:
        with pytest.raises(UsageError):
            sample_index.trend(*texts, **options)
    assert sample_index.trend("外星人").periods == ()
