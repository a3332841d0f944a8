"""Counts are exact: those of brute force, whatever is asked and filtered; and they add up."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.aggregations.counts import COUNTABLE, FACETS, TIMES, Counts, Rest
from hzsearch.aggregations.extent import Extent
from hzsearch.analysis import condense
from hzsearch.model import Article
from tests.contract.archives import DAYS, TOPICS, ZONES, archives
from tests.contract.truth import units

FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.sampled_from(["信创", "“信创”", "中国", "“a”", "-“信”"]),
        "zone": ZONES,
        "topic": TOPICS,
        "since": DAYS,
        "until": DAYS,
    },
).filter(lambda asked: asked.get("since", "0") <= asked.get("until", "9"))


def meets(article: Article, asked: dict[str, str]) -> bool:
    """Say whether an article meets text and filters, as plainly as can be."""
    text = asked.get("text", "")
    wanted = condense(text.lstrip("-"))
    has = any(wanted in unit for unit in units(article)) if text else True
    return (
        has != text.startswith("-")
        and asked.get("zone", "") in ("", *article.zones)
        and asked.get("topic", "") in ("", *article.topics)
        and ("since" not in asked or asked["since"] <= (article.date or ""))
        and ("until" not in asked or "" < (article.date or "") <= asked["until"])
    )


def values(article: Article, by: str) -> Sequence[str]:
    if by in TIMES:
        width = {"year": 4, "month": 7, "day": 10}[by]
        return [article.date[:width]] if article.date else []
    value = getattr(article, COUNTABLE[by])
    return list(dict.fromkeys(filter(None, value if isinstance(value, tuple) else [value])))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(archive=archives(), asked=st.lists(FILTERS, min_size=1, max_size=4))
def test_counts_are_those_of_brute_force(
    archive: list[Article], asked: list[dict[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = hzsearch.open(folder)
        index.add(archive)
        for filters in asked:
            meant = [article for article in archive if meets(article, filters | {"exact": True})]
            for by in COUNTABLE:
                found = index.counts(**filters, exact=True, by=by, share=True)
                wanted = Counter(value for article in meant for value in values(article, by))
                assert dict(found.counts) == index.count(**filters, exact=True, by=by) == wanted
                assert found.total == index.count(**filters, exact=True) == len(meant)
                assert found.without == sum(not values(article, by) for article in meant)
                days = {name: day for name, day in filters.items() if name in ("since", "until")}
                beside = [article for article in archive if meets(article, days)]
                whole = Counter(value for article in beside for value in values(article, by))
                assert found.archive == whole
                many = any(len(values(article, by)) > 1 for article in meant)
                assert found.overlap == many


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(archive=archives(), filters=FILTERS, limit=st.integers(0, 3))
def test_facets_count_all_matches_however_many_are_shown(
    archive: list[Article], filters: dict[str, Any], limit: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = hzsearch.open(folder)
        index.add(archive)
        results = index.query(**filters, limit=limit, facets=True)
        assert results.facets
        assert set(results.facets) == set(FACETS)
        for by, counts in results.facets.items():
            assert set(counts) == set(index.count(**filters, by={"zone": "zones"}.get(by, by)))
            assert counts == {one: narrowed(index, filters, by, one) for one in counts}
        assert results.to_dict()["facets"] == results.facets
        assert "facets" not in index.query(**filters).to_dict()


def narrowed(index: hzsearch.Index, filters: dict[str, Any], by: str, value: str) -> int:
    """Return how many articles the filter by one value leaves of those that match."""
    one = f"date:{value}" if by == "month" else f'{by}:"{value}"'
    rest = {name: asked for name, asked in filters.items() if name != "text"}
    found: int = index.count(f"{filters.get('text', '')} {one}", **rest)
    return found


def test_a_facet_counts_what_its_filter_finds_also_where_a_name_means_more(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    zones = [
        ("苏州", None),
        ("苏州工业园区", "江苏"),
        ("无名园区", "江苏省"),
        ("昆山高新区", "江苏省"),
    ]
    index.add(
        {"id": f"a:{n}", "headline": "信创", "zone": zone, "zones": [zone], "province": province}
        for n, (zone, province) in enumerate(zones)
    )
    found = index.query("信创", facets=["zone", "province", "kind"]).facets
    assert found
    assert (found["zone"]["苏州"], found["zone"]["无名园区"]) == (3, 1)
    for by, counts in found.items():
        options: list[dict[str, Any]] = [{by: value} for value in counts]
        assert [index.count("信创", **one) for one in options] == list(counts.values())


def test_the_most_frequent_and_the_rest() -> None:
    counts = Counts("", "zone", 9, {"甲": 4, "乙": 3, "丙": 1}, without=1)
    few = counts.most(1)
    assert (dict(few.counts), few.rest) == ({"甲": 4}, Rest(2, 4))
    assert few.to_dict()["others"] == {"values": 2, "count": 4}
    assert not few.overlap
    assert counts.most(3) == counts
    with pytest.raises(hzsearch.UsageError, match="row of months"):
        Counts("", "month", 1, {"2024-03": 1}).most(1)


def test_what_can_not_be_counted_is_said(sample_index: hzsearch.Index) -> None:
    with pytest.raises(hzsearch.UsageError, match="“mood” is nothing to count by"):
        sample_index.counts(by="mood")
    with pytest.raises(hzsearch.UsageError, match="say what to count by"):
        sample_index.counts("信创", share=True)


def test_notes_and_filters_come_with_the_counts(sample_index: hzsearch.Index) -> None:
    counts = sample_index.counts("xinchuang", by="zone", topic=["人才"], since="2024")
    assert counts.notes == sample_index.query("xinchuang").notes != ()
    assert counts.filters == ("topic 主题: 人才", "since 自: 2024")
    assert counts.to_dict()["notes"] == list(counts.notes)


def test_the_extent_is_that_of_the_whole_archive(sample_index: hzsearch.Index) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = hzsearch.open(folder)
        index.add([{"id": "1", "body": "信创"}])
        assert index.extent() == Extent(1)
        index.add([{"id": f"x{day}", "date": day} for day in ("2024-03-28", "2023-01-02")])
        assert index.extent() == Extent(3, "2023-01-02", "2024-03-28")
