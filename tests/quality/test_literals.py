"""The check of literals: perfect on the sample, and able to see what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import hzsearch
from hzsearch.engines.base import Reader
from hzsearch.index import Index
from hzsearch.model import Article, Results, Snippet
from tests.quality.corpus import load
from tests.quality.haystack import Haystack, units
from tests.quality.literals import MEASURES, Verdict, check, failures, is_word, quoted, table
from tests.quality.strings import STRATA, Drawn, draw

STRINGS = 200


@pytest.fixture(scope="module")
def haystack() -> Haystack:
    return Haystack(load())


@pytest.fixture(scope="module")
def strings(haystack: Haystack) -> list[Drawn]:
    texts = [unit for article in haystack.articles.values() for unit in units(article)]
    return draw(texts, STRINGS, seed=7)


@pytest.fixture(scope="module")
def index(haystack: Haystack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with hzsearch.open(tmp_path_factory.mktemp("literals")) as index:
        index.add(haystack.articles.values())
        yield index


class Broken:
    """An index whose answers are changed on the way out."""

    def __init__(self, index: Index, change: Callable[[Results], Results]) -> None:
        self._index, self._change = index, change

    def query(self, text: str, *, limit: int, exact: bool = False) -> Results:
        return self._change(self._index.query(text, limit=limit, exact=exact))

    def reader(self) -> Reader:
        return self._index.reader()


def drop(results: Results) -> Results:
    return replace(results, total=max(0, results.total - 1), hits=results.hits[1:])


def double(results: Results) -> Results:
    return replace(results, total=2 * results.total, hits=results.hits * 2)


def miscount(results: Results) -> Results:
    return replace(results, total=results.total and results.total + 1)


def unmark(results: Results) -> Results:
    bare = [replace(hit, snippet=Snippet(hit.snippet.text)) for hit in results]
    return replace(results, hits=tuple(bare))


def shift(results: Results) -> Results:
    def moved(snippet: Snippet) -> Snippet:
        return Snippet("…" + snippet.text, snippet.spans)

    hits = tuple(replace(hit, snippet=moved(hit.snippet)) for hit in results)
    return replace(results, hits=hits)


def wrong_measures(verdicts: list[Verdict]) -> set[str]:
    return {
        name
        for verdict in verdicts
        for name in MEASURES
        if getattr(verdict, name) not in (None, 1.0)
    }


def test_sample_is_perfect(index: Index, haystack: Haystack, strings: list[Drawn]) -> None:
    verdicts = list(check(index, haystack, strings))
    assert list(failures(verdicts)) == []
    assert len(verdicts) == STRINGS
    assert sum(verdict.expected for verdict in verdicts) > STRINGS


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (drop, {"recall", "word"}),
        (double, {"word", "total", "precision"}),
        (miscount, {"total"}),
        (unmark, {"spans"}),
        (shift, {"spans"}),
    ],
)
def test_faults_are_seen(
    index: Index,
    haystack: Haystack,
    strings: list[Drawn],
    change: Callable[[Results], Results],
    seen: set[str],
) -> None:
    verdicts = list(check(Broken(index, change), haystack, strings))
    assert wrong_measures(verdicts) == seen
    assert list(failures(verdicts))


def test_too_much_is_seen(index: Index, haystack: Haystack, strings: list[Drawn]) -> None:
    class Loose(Broken):
        def query(self, text: str, *, limit: int, exact: bool = False) -> Results:
            return self._index.query(text.strip('"')[:1], limit=limit, exact=exact)

    verdicts = list(check(Loose(index, drop), haystack, [s for s in strings if is_word(s.asked)]))
    assert {"precision", "word"} <= wrong_measures(verdicts)


def test_one_miss_is_not_rounded_away() -> None:
    drawn = Drawn("信", "信", "1", "Han", "within a word")
    right = Verdict(drawn, 1, 1.0, 1.0, 1.0, total=True, spans=True)
    rows = list(table([right] * 99_999 + [replace(right, recall=0.0)]))
    assert "0.9999" in rows[1]


def test_haystack_finds_what_looking_finds() -> None:
    articles = [
        Article("a", headline="信创谷", paragraphs=("天津滨海", "高新区")),
        Article("b", bylines=("林可",), paragraphs=("“信”创",)),
        Article("a", headline="后来的", kicker="信創"),
    ]
    haystack = Haystack(articles)
    assert haystack.ids_with("信创") == {"a", "b"}
    assert haystack.ids_with("信创谷") == set()
    assert haystack.ids_with("海高") == set()
    assert Haystack(articles[:2]).ids_with("海高") == set()
    assert Haystack(articles[:2]).ids_with("林可") == {"b"}


def test_drawing_fills_every_stratum_and_is_the_same_again(
    haystack: Haystack, strings: list[Drawn]
) -> None:
    texts = [unit for article in haystack.articles.values() for unit in units(article)]
    assert draw(texts, STRINGS, seed=7) == strings
    assert draw(texts, STRINGS, seed=8) != strings
    for name, values in STRATA.items():
        assert {getattr(drawn, name) for drawn in strings} == set(values)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("信创", '"信创"'), ('3"屏', '「3"屏」'), ('"」', '“"」”'), ('"”」', '"”」"')],
)
def test_quoted_keeps_its_marks_apart(text: str, asked: str) -> None:
    assert quoted(text) == asked


def test_words() -> None:
    assert [is_word(text) for text in ("信创", "OR", "-信", "“信”", "信 创", "Wi-Fi")] == [
        *(True, False, False, False, False, True)
    ]


def test_load_reads_both_forms(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"id": "a", "title": "题", "body": "文", "date": ""}\n', encoding="utf-8")
    assert load(file) == [Article("a", headline="题", paragraphs=("文",))]
