"""Related articles have more in common than chance gives, and the measure can tell."""

from __future__ import annotations

from pathlib import Path

import hzsearch
from tests.quality.corpus import load
from tests.quality.ranking import Collection
from tests.quality.similar import asked, shares


def test_related_articles_of_the_sample_share_zones_and_topics(sample_folder: Path) -> None:
    for found, chance in shares(load(), hzsearch.open(sample_folder)).values():
        assert found > 1.5 * chance


def test_a_relevant_passage_asks_for_the_others() -> None:
    texts = {"q": "?", "few": "?"}
    grades = {"q": {"a": 1, "b": 2, "c": 0, "d": 1}, "few": {"a": 1}}
    found = asked(Collection("x", {}, texts, grades))
    assert (found.queries, found.grades) == ({"q": "a"}, {"q": {"b": 2, "d": 1}})
