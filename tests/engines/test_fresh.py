"""Tantivy reads no more matches for the best by age than it must, and finds the same ones."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest

import hzsearch
from tests.contract.engines import has_tantivy

pytestmark = has_tantivy


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> hzsearch.Index:
    """Two hundred articles: the more often one has the word, the older it is, but for a few."""
    archive: Path = tmp_path_factory.mktemp("archive")
    index = hzsearch.open(tmp_path_factory.mktemp("index"))
    index.build(archive, engine="tantivy")
    days = [date(2024, 1, 1) + timedelta(number * 37 % 60) for number in range(200)]
    index.add(
        {"id": f"{n:03}", "date": str(day), "paragraphs": ["信创。" * (1 + n % 9) + "园区。" * 9]}
        for n, day in enumerate(days)
    )
    assert index.reader().engine == "tantivy"
    return index


@pytest.mark.parametrize("text", ["信创", "信创 园区", "信创 OR 人才"])
def test_the_best_by_age_are_those_of_all(
    index: hzsearch.Index, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def found(more: int, days: float, offset: int) -> list[tuple[str, float]]:
        # Another test has such modules imported anew.
        scoring = import_module("hzsearch.engines.tantivy.scoring")
        monkeypatch.setattr(scoring, "_MORE", more)
        hits = index.query(text, fresh=days, limit=10, offset=offset)
        return [(hit.id, hit.score) for hit in hits]

    for days in (1.0, 30.0, 5_000.0):
        for offset in (0, 7, 60):
            # All at once, and as few at a time as can be.
            assert found(2, days, offset) == found(10**6, days, offset)


def test_pages_by_date_are_parts_of_one_order(index: hzsearch.Index) -> None:
    whole = sorted(index.articles(), key=lambda one: one.id)
    ids = [one.id for one in sorted(whole, key=lambda one: one.date or "", reverse=True)]
    for offset in range(0, 200, 23):
        page = index.query("信创", sort="date", limit=9, offset=offset)
        assert [hit.id for hit in page] == ids[offset : offset + 9]
