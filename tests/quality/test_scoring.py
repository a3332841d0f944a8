"""The scorer gives full marks to the truth and takes some off for each kind of error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from hzsearch.model import Article, Extraction, Source
from tests.quality.extraction import mean, read_seeds, report
from tests.quality.failures import failures
from tests.quality.metrics import adjusted_rand, bag_f1, bcubed_f1, overlap
from tests.quality.scoring import Scores, score
from tests.quality.truth import Gold, Paper, sample_papers

PAPERS = list(sample_papers())


def ranges(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    return tuple((n, n) for n in sorted(numbers))


def perfect(gold: Gold) -> Extraction:
    articles = tuple(_perfect_article(g) for g in gold["articles"])
    return Extraction("page", articles, tuple(gold["furniture"]))


def _perfect_article(gold: Gold) -> Article:
    lines = ranges(sorted({*gold["title_lines"], *gold["body_lines"]}))
    return Article(
        id=gold["id"],
        kicker=gold["kicker"],
        headline=gold["headline_display"],
        bylines=tuple(gold["byline"]),
        zone=gold["zone"],
        date=gold["event_date"] or "2024-03-18",
        date_source="text" if gold["event_date"] else "issue",
        subheads=tuple(gold["subheads"]),
        paragraphs=tuple(gold["paragraphs"]),
        source=Source("page", 1, lines),
    )


def scored(
    paper: Paper, change: Callable[[Extraction], Extraction] = lambda found: found
) -> Scores:
    text = paper.path.read_text(encoding="utf-8")
    return score(change(perfect(paper.gold)), paper.gold, text)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_truth_gets_full_marks(paper: Paper) -> None:
    scores = scored(paper)
    assert scores.pop("lost") == scores.pop("dupl") == 0
    assert set(scores.values()) <= {1.0, None}


def test_a_lost_and_a_doubled_line_are_counted() -> None:
    def spoil(found: Extraction) -> Extraction:
        first, second, *others = found.articles
        _lost, doubled, *_ = first.source.lines
        one = replace(first, source=Source("page", 1, first.source.lines[1:]))
        two = replace(second, source=Source("page", 1, (*second.source.lines, doubled)))
        return replace(found, articles=(one, two, *others))

    scores = scored(PAPERS[0], spoil)
    assert (scores["lost"], scores["dupl"]) == (1, 1)


def test_a_merged_article_costs_articles_and_fields() -> None:
    def merge(found: Extraction) -> Extraction:
        first, second, *others = found.articles
        both = replace(first, paragraphs=first.paragraphs + second.paragraphs)
        return replace(found, articles=(both, *others))

    scores, full = scored(PAPERS[0], merge), scored(PAPERS[0])
    assert all((scores[n] or 0) < (full[n] or 0) for n in ("article", "headline", "zone", "byline"))


def test_an_issue_date_is_not_an_event_date() -> None:
    def date_all(found: Extraction) -> Extraction:
        dated = (replace(a, date="2024-03-18", date_source="text") for a in found.articles)
        return replace(found, articles=tuple(dated))

    assert scored(PAPERS[0], date_all)["date"] == 0.0


def test_nothing_found_scores_low_and_does_not_fail() -> None:
    scores = scored(PAPERS[0], lambda found: Extraction("page", (), ()))
    assert scores["article"] == scores["headline"] == scores["paragraph"] == 0.0


def test_clusterings() -> None:
    assert bcubed_f1("aabb", "xxyy") == adjusted_rand("aabb", "xxyy") == 1.0
    assert bcubed_f1("aaaa", "xxyy") == pytest.approx(2 / 3)
    assert adjusted_rand("aaaa", "xxyy") == 0.0
    assert bcubed_f1("", "") == adjusted_rand("a", "x") == 1.0


def test_bags_and_texts() -> None:
    assert bag_f1([], []) == 1.0
    assert bag_f1("aab", "abb") == pytest.approx(2 / 3)
    assert overlap("高新区", "高新区") == 1.0
    assert overlap("高新区", "工业园") == 0.0


def test_held_out_seeds_are_those_divisible_by_three() -> None:
    assert read_seeds("1-6", held_out=False) == [1, 2, 4, 5]
    assert read_seeds("1-6", held_out=True) == [3, 6]


def test_report_names_the_worst_page_and_sums_counts() -> None:
    pages: dict[str, Scores] = {
        "a": {"headline": 1.0, "lost": 1.0},
        "b": {"headline": 0.0, "lost": 2.0},
    }
    assert mean(pages.values()) == {"headline": 0.5, "lost": 3.0}
    assert [line.split()[0] for line in report("all", pages, 1)[1:]] == ["all", "b"]


def test_failures_name_each_wrong_field_and_nothing_else() -> None:
    gold = PAPERS[0].gold
    found = perfect(gold)
    first = replace(found.articles[0], headline="错", kind=gold["articles"][0]["kind"])
    assert not [line for line in failures("p", found, gold) if " kind: " not in line]
    spoiled = replace(found, articles=(first, *found.articles[1:]))
    wrong = [line for line in failures("p", spoiled, gold) if " kind: " not in line]
    assert len(wrong) == 1
    assert " headline: 错 | " in wrong[0]
