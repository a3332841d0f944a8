"""Every engine, on random archives and queries, gives the match sets of brute force."""

from __future__ import annotations

import gc
import tempfile
import weakref
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.engines.base import Reader
from hzsearch.model import Article
from hzsearch.query import And, Best, Everything, Literal, Node, Not, Pattern
from tests.contract.archives import LITERALS, QUERIES, archives, articles
from tests.contract.engine import Engine
from tests.contract.engines import each_engine, found, often
from tests.contract.truth import matching, units

ORDERS = st.sampled_from(
    [{"sort": "relevance"}, {"sort": "date"}, {"sort": "relevance", "fresh": 30.0}]
)


@each_engine
@often
@given(
    archive=archives(),
    nodes=st.lists(QUERIES, min_size=1, max_size=8),
    commits=st.integers(1, 4),
    days=st.floats(0.1, 1e4),
)
def test_match_sets(
    engine: Engine, archive: list[Article], nodes: list[Node], commits: int, days: float
) -> None:
    # A thread of Tantivy's that watches a folder may just be locking it as it is swept away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        reader = engine(Path(folder), [archive[i::commits] for i in range(commits)])
        for node in nodes:
            wanted = matching(node, archive)
            assert sorted(found(reader, node)) == sorted(wanted)
            # Freshness filters nothing.
            fresh = reader.search(node, sort="relevance", limit=13, offset=0, fresh=days)
            assert {match.article["id"] for match in fresh.matches} == wanted


@each_engine
def test_a_reader_is_gone_with_the_last_reference(engine: Engine, tmp_path: Path) -> None:
    reader = engine(
        tmp_path, [[Article("a", headline="信创谷", topics=("人才",), date="2024-03-28")]]
    )
    # What may be remembered: sets, totals, words, the measures of all.
    for node in (Literal("信创"), Literal("信创", alone=True), Pattern("信*谷"), Everything()):
        assert len(found(reader, node)) == reader.total(node)
    assert reader.facets(Everything(), "topics")
    assert [*reader.words(), *reader.pairs("信"), *reader.article_ids()]
    gone = weakref.ref(reader)
    gc.disable()
    try:
        del reader
        assert gone() is None
    finally:
        gc.enable()


@each_engine
@often
@given(archive=archives(), data=st.data())
def test_literals_that_stand_in_the_archive(
    engine: Engine, archive: list[Article], data: st.DataObject
) -> None:
    # Drawn over the seams too: from one unit into the next nothing may match.
    whole = "".join(unit for article in archive for unit in units(article))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        reader = engine(Path(folder), [archive])
        for _ in range(5 if whole else 0):
            start = data.draw(st.integers(0, len(whole) - 1))
            node = Literal(whole[start : start + data.draw(st.integers(1, 20))])
            assert sorted(found(reader, node)) == sorted(matching(node, archive))


@each_engine
@often
@given(archive=archives(), node=QUERIES, data=st.data())
def test_replacing_articles(
    engine: Engine, archive: list[Article], node: Node, data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.integers(0, 12), max_size=4))
    newer = [data.draw(articles(number)) for number in numbers]
    now = {article.id: article for article in [*archive, *newer]}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        reader = engine(Path(folder), [archive, newer])
        assert sorted(found(reader, node)) == sorted(matching(node, now.values()))
        assert sorted(reader.article_ids()) == sorted(now)
        for one, article in now.items():
            assert Article.from_dict(reader.article(one) or {}) == article


@each_engine
@settings(often, max_examples=60)  # each builds twice, with a commit a part
@given(archive=archives(), node=QUERIES, order=ORDERS)
def test_order_is_stable_and_pages_join(
    engine: Engine, archive: list[Article], node: Node, order: dict[str, Any]
) -> None:
    def pages(reader: Reader, size: int) -> list[str]:
        return [
            match.article["id"]
            for offset in range(0, 13, size)
            for match in reader.search(node, limit=size, offset=offset, **order).matches
        ]

    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as one,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as many,
    ):
        whole = engine(Path(one), [archive])
        parted = engine(Path(many), [archive[::-1][i::3] for i in range(3)])
        # However the articles came in, however the pages are cut: one order.
        assert pages(whole, 13) == pages(whole, 5) == pages(parted, 13) == pages(parted, 1)


@each_engine
def test_freshness_prefers_newer_articles_and_undated_ones_least(
    engine: Engine, tmp_path: Path
) -> None:
    days = {"old": "2019-05-01", "new": "2024-05-01", "none": None, "month": "2024-04-01"}
    units = ("其他消息" * 50, "看机器人")
    archive = [Article(id=n, paragraphs=units, date=day) for n, day in days.items()]
    archive.append(Article(id="best", headline="机器人，机器人", date="2019-05-01"))
    reader = engine(tmp_path, [archive])

    def order(fresh: float | None) -> list[str]:
        found = reader.search(Literal("机器人"), sort="relevance", limit=9, offset=0, fresh=fresh)
        return [match.article["id"] for match in found.matches]

    # What is worth more than twice as much stays ahead, however old.
    assert order(None) == ["best", "month", "new", "none", "old"]
    assert order(30) == ["best", "new", "month", "none", "old"]


@each_engine
@often
@given(
    archive=archives(), texts=st.lists(LITERALS, min_size=2, max_size=6), limit=st.integers(1, 5)
)
def test_the_best_of_a_question_are_the_same_however_many_are_asked_for(
    engine: Engine, archive: list[Article], texts: list[str], limit: int
) -> None:
    node = Best(tuple(map(Literal, texts)), 1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        reader = engine(Path(folder), [archive[::2], archive[1::2]])
        some = reader.search(node, sort="relevance", limit=limit, offset=0)
        every = reader.search(node, sort="relevance", limit=13, offset=0)
        assert some.matches == every.matches[:limit]
        assert some.total == every.total


@each_engine
def test_not_excludes_the_first_hit_too(engine: Engine, tmp_path: Path) -> None:
    # Whoosh's own AndNot returns an excluded article where it is the first one.
    archive = [
        Article(id=f"{n}:1", paragraphs=("信创产业" if n % 2 else "信创乐山",)) for n in range(4)
    ]
    reader = engine(tmp_path, [archive])
    assert found(reader, And((Literal("信创"), Not(Literal("乐山"))))) == ["1:1", "3:1"]


@each_engine
def test_many_commits_are_merged_and_nothing_is_lost(engine: Engine, tmp_path: Path) -> None:
    archive = [Article(id=f"{n}:1", headline=f"第{n}条") for n in range(40)]
    reader = engine(tmp_path, [[article] for article in archive])
    assert sorted(reader.article_ids()) == sorted(article.id for article in archive)
    assert reader.total(Everything()) == 40


@each_engine
def test_age_is_counted_from_the_newest_article_that_is_there(
    engine: Engine, tmp_path: Path
) -> None:
    archive = [Article(id=n, paragraphs=("信创",), date="2024-05-01") for n in ("a", "b")]
    then = Article(id="c", paragraphs=("信创",), date="2024-04-01")
    late = replace(then, date="2026-05-01")
    readers = [
        engine(tmp_path / "one", [[*archive, late], [then]]),
        engine(tmp_path / "other", [[*archive, then]]),
    ]
    first, second = (
        reader.search(Literal("信创"), sort="relevance", limit=9, offset=0, fresh=30.0)
        for reader in readers
    )
    assert first == second


@each_engine
def test_a_misdated_article_that_does_not_match_ages_nothing(
    engine: Engine, tmp_path: Path
) -> None:
    archive = [
        Article(id=one, paragraphs=("信创",), date=date)
        for one, date in (("a", "2014-05-01"), ("b", "2024-05-01"))
    ]
    wrong = Article(id="c", paragraphs=("更正",), date="2204-05-01")
    reader = engine(tmp_path, [[*archive, wrong]])
    found = reader.search(Literal("信创"), sort="relevance", limit=9, offset=0, fresh=30.0)
    assert [match.article["id"] for match in found.matches] == ["b", "a"]
