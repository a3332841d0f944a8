"""The scorer of PDFs gives full marks to the truth and takes some off for each kind of error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hzsearch.model import Article, Box, Extraction, Line, Page, Placement, Source
from tests.quality.pdf import given_issues
from tests.quality.pdf_lines import fold
from tests.quality.pdf_scoring import Gold, as_printed, score_pdf
from tests.quality.scoring import Scores
from tests.quality.truth import Paper
from tests.typeset.pdf.proof import misplaced

PAGES = Path(__file__).parent / "pages" / "pdf"
PAPERS = list(given_issues(PAGES / "chromium" / "tuned"))
COUNTS = ("lost", "dupl", "mixed")


def read(gold: Gold) -> list[Page]:
    """Return the pages as a reader that makes no mistake reads them."""
    lines = [
        (place["page"], Line(n, place["text"], Placement(Box(*place["box"]), 10.0)))
        for n, place in enumerate(gold["lines"], 1)
    ]
    return [
        Page("p.pdf", page, tuple(line for at, line in lines if at == page))
        for page in range(1, len(gold["pages"]) + 1)
    ]


def perfect(gold: Gold, joined: bool = True) -> Extraction:
    """Return what an extraction that makes no mistake finds."""
    parts = []
    for article in gold["articles"]:
        pieces = [] if joined else article["pieces"]
        parts += [(({**article, **p}), p["piece"]) for p in pieces] or [(article, None)]
    articles = tuple(_article(part, gold, piece) for part, piece in parts)
    owned = {n for a in articles for n, _ in a.source.lines}
    free = tuple(n for n in range(1, len(gold["lines"]) + 1) if n not in owned)
    return Extraction("p.pdf", articles, free)


def _article(part: Gold, gold: Gold, piece: int | None) -> Article:
    numbers = [
        n
        for n, line in enumerate(gold["lines"], 1)
        if line["owner"] == part["id"] and piece in (None, line["piece"])
    ]
    return Article(
        id=part["id"],
        kicker=part["kicker"],
        headline=part["headline"],
        bylines=tuple(part["byline"]),
        zone=part["zone"] if piece != 2 else "elsewhere",
        date=part["event_date"],
        date_source="text" if part["event_date"] else None,
        subheads=tuple(part["subheads"]),
        paragraphs=tuple(as_printed(part)),
        source=Source("p.pdf", 1, tuple((n, n) for n in numbers)),
    )


def jumping() -> Gold:
    """Return the gold of a story that goes on on page 2, with a label above its head."""
    story: Gold = {
        "id": "a",
        "kicker": "合肥高新区：",
        "zone": "合肥高新区",
        "event_date": None,
        "byline": [],
        "subheads": [],
    }
    whole = {
        **story,
        "headline": "量子灯亮了",
        "paragraphs": ["灯亮在一间旧厂房里。", "来年再亮一盏。"],
    }
    first = {"piece": 1, "headline": "量子灯亮了", "paragraphs": ["灯亮在一间旧厂房里。"]}
    last = {"piece": 2, "kicker": "", "headline": "量子灯", "paragraphs": ["来年再亮一盏。"]}
    rows = (
        (1, "产业观察", "rubric", 1),
        (1, "合肥高新区：", "kicker", 1),
        (1, "量子灯亮了", "headline", 1),
        (1, "灯亮在一间旧厂房里。", "body", 1),
        (1, "（下转第2版）", "jump", 1),
        (2, "量子灯", "headline", 2),
        (2, "来年再亮一盏。", "body", 2),
        (2, "第2版", "furniture", 1),
    )
    lines = [
        {
            "page": page,
            "text": text,
            "box": [10.0, 20.0 * n, 10.0 + 10 * len(text), 20.0 * n + 10],
            "owner": None if role == "furniture" else "a",
            "role": role,
            "block": -1,
            "piece": piece,
        }
        for n, (page, text, role, piece) in enumerate(rows)
    ]
    article = {**whole, "pieces": [{**story, **first}, {**story, **last}]}
    return {"pages": [[300.0, 300.0]] * 2, "articles": [article], "furniture": [], "lines": lines}


def measures(scores: Scores) -> set[float | None]:
    return {value for name, value in scores.items() if name not in COUNTS}


def counts(scores: Scores) -> list[float | None]:
    return [scores[name] for name in COUNTS]


def change(pages: Sequence[Page], number: int, line: Line) -> list[Page]:
    return [
        replace(page, lines=tuple(line if old.number == number else old for old in page.lines))
        for page in pages
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_truth_gets_full_marks(paper: Paper) -> None:
    scores = score_pdf(perfect(paper.gold), paper.gold, read(paper.gold))
    assert counts(scores) == [0, 0, 0]
    assert measures(scores) <= {1.0, None}


@pytest.mark.parametrize("paper", list(given_issues(PAGES)), ids=lambda paper: paper.name)
def test_the_truth_of_kept_pages_is_where_they_have_it(paper: Paper) -> None:
    pytest.importorskip("pypdfium2", reason="the pages are proof-read with pdfium")
    assert misplaced(paper.path.read_bytes(), paper.gold) == []


def test_there_are_pages_to_measure_on() -> None:
    assert PAPERS


def test_a_line_that_no_article_has_is_lost() -> None:
    gold = PAPERS[0].gold
    found = perfect(gold)
    first, *others = found.articles
    number = first.source.lines[0][0]
    short = replace(first, source=Source("p.pdf", 1, first.source.lines[1:]))
    scores = score_pdf(replace(found, articles=(short, *others)), gold, read(gold))
    assert counts(scores) == [len(fold(gold["lines"][number - 1]["text"])), 0, 0]


def test_a_line_that_two_articles_have_is_doubled() -> None:
    gold = PAPERS[0].gold
    found = perfect(gold)
    first, second, *others = found.articles
    both = (*second.source.lines, first.source.lines[0])
    second = replace(second, source=Source("p.pdf", 1, both))
    scores = score_pdf(replace(found, articles=(first, second, *others)), gold, read(gold))
    text = gold["lines"][first.source.lines[0][0] - 1]["text"]
    assert counts(scores) == [0, len(fold(text)), 0]


def test_a_line_read_across_two_articles_is_mixed() -> None:
    gold = jumping()
    gold["lines"][7].update(box=[90.0, 120.0, 120.0, 130.0])
    pages = read(gold)
    one, other = pages[1].lines[1:]
    box = Box(10.0, 120.0, 120.0, 130.0)
    pages[1] = replace(
        pages[1],
        lines=(pages[1].lines[0], Line(7, one.text + other.text, Placement(box, 10.0))),
    )
    found = perfect(gold)
    scores = score_pdf(replace(found, furniture=()), gold, pages)
    assert counts(scores) == [0, 0, len("第2版")]


def test_a_misread_character_is_lost_and_another_one_too_many() -> None:
    gold = jumping()
    spoilt = Line(4, "灯亮在一问旧厂房里。", read(gold)[0].lines[3].placed)
    scores = score_pdf(perfect(gold), gold, change(read(gold), 4, spoilt))
    assert counts(scores) == [1, 1, 1]


def test_a_jump_may_be_joined_or_not() -> None:
    gold = jumping()
    whole = score_pdf(perfect(gold), gold, read(gold))
    parted = score_pdf(perfect(gold, joined=False), gold, read(gold))
    assert (whole["joined"], parted["joined"]) == (1.0, 0.0)
    assert measures(whole) <= {1.0, None}
    assert measures(parted) - {0.0} <= {1.0, None}
    assert parted["article"] == parted["zone"] == 1.0


def test_a_label_counts_neither_in_the_kicker_nor_out_of_it() -> None:
    gold = jumping()
    found = perfect(gold)
    labelled = replace(found.articles[0], kicker="产业观察 合肥高新区：")
    scores = score_pdf(replace(found, articles=(labelled,)), gold, read(gold))
    assert scores["kicker"] == 1.0


def test_an_article_cut_in_two_costs_marks() -> None:
    gold = PAPERS[0].gold
    found = perfect(gold)
    first, *others = found.articles
    half = len(first.source.lines) // 2
    cut = (
        replace(first, source=Source("p.pdf", 1, first.source.lines[:half])),
        replace(first, headline="", source=Source("p.pdf", 1, first.source.lines[half:])),
    )
    scores = score_pdf(replace(found, articles=(*cut, *others)), gold, read(gold))
    assert (scores["line B3"] or 1.0) < 1.0
    assert (scores["article"] or 1.0) < 1.0
