"""Ranking does not get worse than it was, and the measures are those of trec_eval."""

from __future__ import annotations

import pytest

from tests.quality import floors
from tests.quality.ranking import (
    ENGINES,
    FLOORS,
    OWN,
    engine_means,
    group,
    load,
    ndcg,
    recall,
    reciprocal,
    table,
)


def test_keyword_queries_over_the_sample_keep_their_floors() -> None:
    collection = load(OWN)
    reached = engine_means(collection)
    known = floors.load(FLOORS)
    for engine in ENGINES:
        assert list(floors.broken(known, group(collection, engine), reached[engine])) == []
    assert all(known[group(collection, engine)] for engine in ENGINES)
    told = list(table(collection, reached))
    assert [line.split()[0] for line in told[1:]] == ["plain", *ENGINES]


def test_every_judged_article_is_in_the_sample() -> None:
    collection = load(OWN)
    judged = {one for grades in collection.grades.values() for one in grades}
    assert judged <= set(collection.records)
    assert len(collection.queries) == 60
    assert set(collection.grades) == set(collection.queries)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (["a", "b"], (1.0, 1.0, 1.0)),
        (["b", "a"], (0.7967, 1.0, 1.0)),
        (["x", "a"], (0.5213, 0.5, 0.5)),
        (["x"] * 10 + ["a"], (0.0, 0.0, 0.0)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_measures(found: list[str], wanted: tuple[float, float, float]) -> None:
    grades = {"a": 2, "b": 1, "c": 0}
    reached = [measure(found, grades) for measure in (ndcg, recall, reciprocal)]
    assert reached == pytest.approx(wanted, abs=1e-4)
