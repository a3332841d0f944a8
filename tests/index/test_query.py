"""Asking an index from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import hzsearch
from hzsearch.analysis import condense

ARTICLES: list[dict[str, object]] = [
    {"id": "1", "title": "中国信创谷建设提速", "body": "信创产业聚集。\n本报讯 3 月 28 日开工。"},
    {"id": "2", "title": "通信创新大会", "body": "信创只是一段。", "date": "2024-03-28"},
    {"id": "3", "title": "林可欣的一天", "body": "林可欣谈科技与创新。", "date": "2024-04-02"},
    {"id": "4", "headline": "人才", "paragraphs": ["科技创新人才"], "bylines": ["林 可"]},
]


@pytest.fixture
def index(tmp_path: Path) -> hzsearch.Index:
    index = hzsearch.open(tmp_path / "index")
    assert index.add(ARTICLES) == 4
    return index


def ids(results: hzsearch.Results) -> list[str]:
    return [hit.id for hit in results]


def test_a_literal_is_found_wherever_jieba_cuts(index: hzsearch.Index) -> None:
    assert set(ids(index.query("信创"))) == {"1", "2"}
    assert ids(index.query("中国信创谷")) == ["1"]


def test_a_word_ranks_before_a_part_of_another_word(index: hzsearch.Index) -> None:
    assert ids(index.query("林可")) == ["4", "3"]


def test_spaces_marks_width_and_script_make_no_difference(index: hzsearch.Index) -> None:
    for text in ("“3月28日”", "“３ 月 28日”", '"3月“28”日"'):
        assert ids(index.query(text)) == ["1"]
    assert ids(index.query("中國信創谷")) == ["1"]


def test_nothing_matches_across_a_seam(index: hzsearch.Index) -> None:
    assert index.query("“聚集。本报讯”").total == 0
    assert index.query("“提速信创”").total == 0


def test_a_word_no_article_has_means_its_words_together_and_says_so(
    index: hzsearch.Index,
) -> None:
    together = index.query("创新科技")
    assert ids(together) == ["3", "4"] or ids(together) == ["4", "3"]
    assert "创新、科技" in together.notes[0]
    assert index.query("“创新科技”").total == 0


def test_filters_list_newest_first_without_text(index: hzsearch.Index) -> None:
    assert ids(index.query(since="2024-03")) == ["3", "2"]
    assert ids(index.query(until="2024-03-28")) == ["2"]
    assert ids(index.query()) == ["3", "2", "1", "4"]


def test_total_counts_all_and_pages_join(index: hzsearch.Index) -> None:
    whole = index.query("信创 OR 科技")
    assert whole.total == 4
    parts = [index.query("信创 OR 科技", limit=1, offset=n) for n in range(5)]
    assert [hit.id for part in parts for hit in part] == ids(whole)
    assert {part.total for part in parts} == {4}


def test_results_are_a_sequence_of_hits(index: hzsearch.Index) -> None:
    results = index.query("信创")
    assert len(results) == 2
    assert results[0] is results.hits[0]
    assert results[:1] == results.hits[:1]


def test_snippets_show_the_matches(index: hzsearch.Index) -> None:
    for text in ("信创", "“3月28日”", "科技", "林可"):
        for hit in index.query(text):
            spans = [hit.snippet.text[a:b] for a, b in hit.snippet.spans]
            assert spans
            assert all(condense(span) == condense(text) for span in spans)


def test_show_and_count(index: hzsearch.Index) -> None:
    assert index.show("4").bylines == ("林 可",)
    assert index.count("信创") == 2
    assert index.count(by="month") == {"2024-03": 1, "2024-04": 1}
    assert index.count("科技", by="byline") == {"林 可": 1}


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda i: i.query(zone="江阴高薪区"), "江阴高新区"),
        (lambda i: i.query(topic="人材"), "人才"),
        (lambda i: i.query(since="2024-13"), "2024-13"),
        (lambda i: i.query(since="2024-05", until="2024-04"), "backwards"),
        (lambda i: i.query("x", sort="best"), "best"),
        (lambda i: i.query("x", limit=-1), "below zero"),
        (lambda i: i.show("99"), "99"),
        (lambda i: i.count(by="mood"), "mood"),
        (lambda i: i.add([{"title": "no id"}]), "needs an id"),
        (lambda i: i.add([{"id": "9", "paragraphs": "a string"}]), "paragraphs"),
        (lambda i: i.add([{"id": "9", "date": "20241345"}]), "date"),
        (lambda i: i.add([{"id": "9", "title": "x\ud800"}]), "article 9, “headline” .*D800"),
        (lambda i: i.add([hzsearch.Article("9\udc00", headline="x")]), r"article 9\?, “id”"),
        (lambda i: i.add([{"id": "9", "title": "x", "责编": "\ud800"}]), "“meta”"),
    ],
)
def test_what_can_not_be_meant_is_said(index: hzsearch.Index, call: object, says: str) -> None:
    with pytest.raises(hzsearch.UsageError, match=says):
        call(index)  # type: ignore[operator]
    assert index.count() == 4


def test_an_index_sees_what_was_added_after_it_was_opened(tmp_path: Path) -> None:
    reader, writer = (hzsearch.open(tmp_path / "index") for _ in range(2))
    writer.add(ARTICLES)
    assert reader.count("信创") == 2
    writer.add([{"id": "1", "title": "改写", "body": "改写"}])
    assert reader.count("信创") == 1
    assert reader.count() == 4


def test_several_processes_add_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # So that each process has several batches.
    monkeypatch.setattr("hzsearch.building.memory._MOST", 20_000)
    many = [{"id": str(n), "body": f"第{n}条 " + "信创谷" * 40} for n in range(900)]
    one, two = hzsearch.open(tmp_path / "one"), hzsearch.open(tmp_path / "two")
    assert one.add(many, jobs=1) == two.add(many, jobs=2) == 900
    for text in ("“第77条”", "信创谷", ""):
        first, second = one.query(text, limit=50), two.query(text, limit=50)
        assert (first.total, ids(first)) == (second.total, ids(second))


def test_no_index_is_one_sentence_that_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(hzsearch.NoIndexError, match="hzsearch build"):
        hzsearch.open(tmp_path / "none").query("信创")


def test_freshness_is_asked_for_and_told_apart_from_what_it_is_not(index: hzsearch.Index) -> None:
    assert set(ids(index.query("信创", fresh=30))) == set(ids(index.query("信创")))
    for days in (0, -1, float("nan"), float("inf")):
        with pytest.raises(hzsearch.UsageError, match="days above zero"):
            index.query("信创", fresh=days)
    with pytest.raises(hzsearch.UsageError, match="newest stand first"):
        index.query("信创", fresh=30, sort="date")


def test_the_lead_counts_more_than_what_follows(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    lines = ["信创产业", "其他消息", "别的消息"]
    index.add({"id": str(n), "body": "\n".join(lines[n:] + lines[:n])} for n in range(3))
    assert ids(index.query("信创")) == ["0", "1", "2"]
    assert index.query("信创")[0].score > index.query("信创")[1].score


def test_words_side_by_side_come_first(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path / "index")
    index.add(
        [
            {"id": "1", "body": "信创十年，园区里有人才。"},
            {"id": "2", "body": "十年，园区里有信创人才。"},
        ]
    )
    assert ids(index.query("信创 人才")) == ["2", "1"]
