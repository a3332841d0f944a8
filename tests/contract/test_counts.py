"""Counts by every field, and the order of days, are those of brute force."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.engines.base import Reader, Sort
from hzsearch.errors import UsageError
from hzsearch.model import Article
from hzsearch.query import And, Everything, Literal, Node
from tests.contract.archives import QUERIES, archives
from tests.contract.engine import Engine
from tests.contract.engines import each_engine, often
from tests.contract.truth import matching

DAYS = {"year": 4, "month": 7, "day": 10}
LISTS = ("zones", "topics", "bylines")
FIELDS = (*DAYS, *LISTS, "zone", "province", "kind", "id", "path", "published")


def values(article: Article, field: str) -> Iterable[str | None]:
    """Return what an article counts under in ``field``, once each."""
    if field in DAYS:
        return [(article.date or "")[: DAYS[field]]]
    if field in LISTS:
        return set(getattr(article, field))
    return [article.source.path if field == "path" else getattr(article, field)]


def counted(archive: Sequence[Article], node: Node, field: str) -> Counter[str]:
    """Return how many of the articles that match have each value, by brute force."""
    wanted = matching(node, archive)
    chosen = (article for article in archive if article.id in wanted)
    return Counter(value for article in chosen for value in values(article, field) if value)


@each_engine
@settings(often, max_examples=30)  # each with every field
@given(archive=archives(), node=QUERIES, size=st.integers(1, 13))
def test_counts_and_days_in_order(
    engine: Engine, archive: list[Article], node: Node, size: int
) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        reader = engine(Path(folder), [archive[::2], archive[1::2]])
        for field in FIELDS:
            assert +reader.facets(node, field) == counted(archive, node, field), field
        assert_days_in_order(reader, archive, node, size)


def assert_days_in_order(reader: Reader, archive: Sequence[Article], node: Node, size: int) -> None:
    wanted = matching(node, archive)
    chosen = sorted((a for a in archive if a.id in wanted), key=lambda article: article.id)
    # Newest first; those without a day last.
    chosen.sort(key=lambda article: article.date or "", reverse=True)
    pages = [
        reader.search(node, sort="date", limit=size, offset=start) for start in range(0, 14, size)
    ]
    assert {page.total for page in pages} == {len(wanted)}
    ids = [match.article["id"] for page in pages for match in page.matches]
    assert ids == [article.id for article in chosen]


@each_engine
def test_pages_beyond_the_end_are_empty_and_still_tell_how_many(
    engine: Engine, tmp_path: Path
) -> None:
    archive = [Article(id=f"{n}:1", headline="信创") for n in range(3)]
    reader = engine(tmp_path, [archive])
    for node in (Literal("信创"), Everything(), And(())):
        for limit, offset in ((10, 3), (10, 10**9), (0, 0)):
            matches = reader.search(node, sort="relevance", limit=limit, offset=offset)
            assert (matches.total, matches.matches) == (3, ())


@each_engine
def test_many_of_one_day_and_one_worth_join_page_by_page(engine: Engine, tmp_path: Path) -> None:
    # More than any engine orders at a time.
    names = [f"{n:03}:1" for n in range(120)]
    archive = [Article(id=one, headline="信创", date="2024-03-28") for one in names[::-1]]
    reader = engine(tmp_path, [archive[::2], archive[1::2]])

    def ids(sort: Sort, size: int) -> list[str]:
        pages = (
            reader.search(Literal("信创"), sort=sort, limit=size, offset=start)
            for start in range(0, 120, size)
        )
        return [match.article["id"] for page in pages for match in page.matches]

    assert ids("date", 7) == names
    assert ids("relevance", 7) == ids("relevance", 120)
    assert sorted(ids("relevance", 7)) == names


@each_engine
def test_what_is_no_field_is_nothing_to_count_by(engine: Engine, tmp_path: Path) -> None:
    reader = engine(tmp_path, [[Article(id="a:1", headline="信创")]])
    with pytest.raises(UsageError, match="nothing to count by"):
        reader.facets(Everything(), "colour")
