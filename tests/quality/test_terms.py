"""Planted terms are told, and the measure sees where they are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hzsearch.aggregations import contrasts
from hzsearch.aggregations.terms import Term
from hzsearch.index import Index
from tests.quality.planted import KNOWN, Archive
from tests.quality.terms import GOALS, LIMITS, indexed, mean, measure, missed, strangers, told


@pytest.fixture(scope="module")
def index() -> Iterator[Index]:
    with indexed(Archive(1)) as index:
        yield index


def test_planted_terms_are_told_and_no_others(index: Index) -> None:
    assert list(missed(measure(index))) == []


@pytest.mark.parametrize(
    ("threshold", "seen"),
    # Without any threshold, chance comes up; with one out of reach, nothing does.
    [(0.0, {"strangers related", "strangers rising", "beside plain"}), (1e9, set(GOALS))],
)
def test_faults_are_seen(
    index: Index, monkeypatch: pytest.MonkeyPatch, threshold: float, seen: set[str]
) -> None:
    monkeypatch.setattr(contrasts, "SIGNIFICANT", threshold)
    assert {text.partition(":")[0] for text in missed(measure(index))} == seen


def test_what_is_told_and_what_is_strange() -> None:
    terms = [Term(text, 3, 3, 0, 3, 12.0, None) for text in ("灯塔", "大灯塔", "塔", "路灯")]
    assert told(KNOWN, terms) == 0.25
    assert strangers(terms, KNOWN) == ["路灯"]
    measures = [dict.fromkeys((*GOALS, *LIMITS), value) for value in (0.0, 1.0)]
    assert mean(measures) == dict.fromkeys((*GOALS, *LIMITS), 0.5)
