"""Related and rising terms: the cases, and every number against brute force."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hzsearch
from hzsearch.aggregations import matched
from hzsearch.aggregations.first_use import FirstUse, first_use
from hzsearch.aggregations.matched import Matched
from hzsearch.aggregations.terms import Term, Terms
from hzsearch.analysis import condense
from hzsearch.index import Index
from hzsearch.model import Article
from hzsearch.query import And, Dates, Literal, Node, Not
from tests.aggregations.archive import articles, rows
from tests.contract.archives import LITERALS, QUERIES, archives
from tests.contract.truth import matching


def texts(terms: Sequence[Term]) -> list[str]:
    return [term.text for term in terms]


def listed(cell: str) -> list[str]:
    return [text for text in cell.split() if text != "-"]


@pytest.mark.parametrize(("query", "related", "unrelated", "rising"), list(rows("terms.txt")))
def test_which_terms_go_with_a_query(
    small: Index, query: str, related: str, unrelated: str, rising: str
) -> None:
    found = small.terms(query)
    assert set(listed(related)) <= set(texts(found.related))
    assert set(listed(unrelated)).isdisjoint(texts(found.related))
    assert texts(found.rising) == listed(rising)
    assert found.total == small.count(query)


@pytest.mark.parametrize("row", list(rows("first.txt")), ids=lambda row: row[0])
def test_who_used_a_term_first(small: Index, row: list[str]) -> None:
    text, day, *rest = row
    first = first_use(small.reader(), Literal(condense(text)))
    if day == "-":
        assert first is None
    else:
        zone, one, same_day = rest
        assert first == FirstUse(day, None if zone == "-" else zone, one, int(same_day))


def with_term(text: str, node: Node | None = None) -> set[str]:
    literal = Literal(condense(text))
    return matching(And((literal, node)) if node else literal, articles())


def is_as_counted(term: Term, found: Terms, node: Node) -> Iterator[bool]:
    later = Dates(found.split, None)
    dated = And((node, Dates(None, None)))
    yield term.articles == len(with_term(term.text, node))
    yield term.archive == len(with_term(term.text))
    yield term.later == len(with_term(term.text, And((node, later))))
    yield term.earlier == len(with_term(term.text, And((dated, Not(later)))))


@pytest.mark.parametrize("sample", [500, 10])
def test_counts_are_those_of_literals_also_where_not_all_are_read(
    small: Index, monkeypatch: pytest.MonkeyPatch, sample: int
) -> None:
    monkeypatch.setattr(matched, "SAMPLE", sample)
    found = small.terms("稀土")
    assert {"磁材", "回收"} <= set(texts(found.related))
    for term in (*found.related, *found.rising):
        assert all(is_as_counted(term, found, Literal("稀土"))), term
    assert [note for note in found.notes if f"{sample} of the 12" in note] or sample > 12
    assert not found.notes or sample < 12


@settings(max_examples=60, deadline=None)
@given(archive=archives(), node=QUERIES, text=LITERALS)
def test_tallies_and_first_uses_are_those_of_brute_force(
    archive: list[Article], node: Node, text: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = hzsearch.open(Path(folder))
        index.add(archive)
        counted = Matched(index.reader(), node)
        tally, first = counted.tally(text), first_use(index.reader(), Literal(text))
    having = [article for article in archive if article.id in matching(Literal(text), archive)]
    both = [article for article in having if article.id in matching(node, archive)]
    split = counted.split
    later = [article for article in both if split and article.date and article.date >= split]
    earlier = [article for article in both if split and article.date and article.date < split]
    assert (tally.articles, tally.archive) == (len(both), len(having))
    assert (tally.later, tally.earlier) == (len(later), len(earlier))
    firsts = sorted((a.date, a.id, a.zone) for a in having if a.date)
    assert (first and (first.date, first.id, first.zone)) == (firsts[0] if firsts else None)
    assert first is None or first.articles == sum(day == first.date for day, _, _ in firsts)


def test_bylines_are_no_terms(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add(
        Article(str(n), bylines=("上官云舒",) if n < 5 else (), paragraphs=(text,))
        for n, text in enumerate(["稀土，磁材"] * 5 + ["早餐车"] * 15)
    )
    assert texts(index.terms("稀土").related) == ["磁材"]


def test_terms_are_told_as_articles_print_them(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add(
        Article(str(n), paragraphs=(text,))
        for n, text in enumerate(["稀土車間用 ＣＰＵ 卡"] * 5 + ["早餐车"] * 15)
    )
    assert {"車間", "ＣＰＵ"} <= set(texts(index.terms("稀土").related))


@given(days=st.dictionaries(st.dates().map(str), st.integers(1, 9), max_size=9))
def test_the_split_leaves_articles_on_either_side(days: dict[str, int]) -> None:
    split = matched.split_day(Counter(days))
    later = sum(count for day, count in days.items() if split and day >= split)
    whole = sum(days.values())
    if split:
        assert split in days
        assert matched.FEWEST <= later <= whole - matched.FEWEST
    else:
        sums = [sum(n for d, n in days.items() if d >= day) for day in days]
        assert not any(matched.FEWEST <= n <= whole - matched.FEWEST for n in sums)


@pytest.mark.parametrize(
    ("counts", "split"),
    [((5, 5, 5, 5), "2024-04"), ((1, 1, 1, 1), None), ((9, 1, 1, 1), "2024-02"), ((6,), None)],
)
def test_the_later_quarter(counts: tuple[int, ...], split: str | None) -> None:
    days = {f"2024-{month:02}": count for month, count in enumerate(counts, start=1)}
    assert matched.split_day(Counter(days)) == split
