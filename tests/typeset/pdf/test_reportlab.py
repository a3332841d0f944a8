"""The PDFs of reportlab hold what their truth says, each line once and nothing over another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from random import Random

import pytest

from tests.quality.pdf_lines import fold
from tests.typeset.columns import CLOSING, OPENING
from tests.typeset.pdf import reportlab_issue
from tests.typeset.pdf.proof import misplaced
from tests.typeset.pdf.reportlab_style import BOLDS, ORDERS, choose_manner, choose_style
from tests.typeset.pdf.truth import Gold

pytest.importorskip("reportlab", reason="pages are drawn by reportlab")

#: Few, because a page takes a second; between them a jump, a round-up, vertical headlines.
SEEDS = (7, 13, 14, 23)
issue = cache(reportlab_issue)


def lines_of(gold: Gold, **wanted: object) -> list[Gold]:
    return [
        line for line in gold["lines"] if all(line[name] == value for name, value in wanted.items())
    ]


def test_the_same_seed_makes_the_same_issue() -> None:
    assert reportlab_issue(SEEDS[0]) == issue(SEEDS[0])
    assert issue(SEEDS[0])[1]["lines"] != issue(SEEDS[1])[1]["lines"]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_is_an_article_s_or_furniture(seed: int) -> None:
    gold = issue(seed)[1]
    known = {article["id"] for article in gold["articles"]}
    assert known == {line["owner"] for line in gold["lines"]} - {None}
    assert gold["furniture"] == [line["text"] for line in lines_of(gold, owner=None)]


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_in_order_read_as_the_blocks_they_belong_to(seed: int) -> None:
    gold = issue(seed)[1]
    for article in (a for a in gold["articles"] if a["kind"] != "photo"):
        for number, block in enumerate(article["blocks"]):
            lines = lines_of(gold, owner=article["id"], block=number)
            drawn = fold("".join(line["text"] for line in lines)).removeprefix("■")
            assert drawn.startswith(fold(block["text"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_headlines_and_kickers_are_drawn_whole(seed: int) -> None:
    gold = issue(seed)[1]
    for article in gold["articles"]:
        for role in ("headline", "kicker"):
            lines = lines_of(gold, owner=article["id"], role=role, piece=1)
            assert fold("".join(line["text"] for line in lines)) == fold(article[role])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_line_leaves_the_page_or_covers_another(seed: int) -> None:
    gold = issue(seed)[1]
    for number, (width, height) in enumerate(gold["pages"], 1):
        boxes = [line["box"] for line in lines_of(gold, page=number)]
        assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= width and b[3] <= height for b in boxes)
        for one, other in combinations(boxes, 2):
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            assert min(wide, high) < 0.6


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_break_where_a_newspaper_breaks_them(seed: int) -> None:
    for line in lines_of(issue(seed)[1], role="body"):
        assert line["text"][0] not in CLOSING
        assert line["text"][-1] not in OPENING


@pytest.mark.parametrize("seed", SEEDS)
def test_the_file_holds_every_line_where_the_truth_has_it(seed: int) -> None:
    pytest.importorskip("pypdfium2", reason="the file is read with pdfium")
    assert misplaced(*issue(seed)) == []


def test_a_line_that_is_not_where_the_truth_has_it_is_noticed() -> None:
    pytest.importorskip("pypdfium2", reason="the file is read with pdfium")
    data, gold = issue(SEEDS[0])
    first, *others = gold["lines"]
    left, top, right, bottom = first["box"]
    moved = {**first, "box": [left, top + 300, right, bottom + 300]}
    assert misplaced(data, {**gold, "lines": [moved, *others]}) == [moved]


def pieces() -> Iterator[Gold]:
    return (a for seed in SEEDS for a in issue(seed)[1]["articles"] if a["pieces"])


def test_the_pieces_of_a_story_that_jumps_are_the_whole_story() -> None:
    found = list(pieces())
    assert found
    for article in found:
        texts = ["".join(piece["paragraphs"]) for piece in article["pieces"]]
        assert fold("".join(texts)) == fold("".join(article["paragraphs"]))
        assert len(texts) == 2
        assert all(texts)


def test_sixty_seeds_use_every_habit_and_manner() -> None:
    styles = [choose_style(Random(seed)) for seed in range(1, 61)]
    assert {style.order for style in styles} == set(ORDERS)
    assert {style.headline.bold for style in styles} == set(BOLDS)
    assert {style.columns for style in styles} == {3, 4, 5, 6}
    assert {style.indent for style in styles} == {"space", "offset"}
    assert {style.rules for style in styles} == {"rules", "white", "some"}
    manners = [choose_manner(style, 3, Random(n)) for n, style in enumerate(styles)]
    heads = {"across", "beside", "corner", "vertical", "vertical corner"}
    assert {manner.head for manner in manners} == heads
    assert {manner.box for manner in manners} == {"", "frame", "tint"}


def test_an_issue_has_furniture_with_its_day() -> None:
    gold = issue(SEEDS[0])[1]
    year, month, day = (int(part) for part in gold["published"].split("-"))
    assert any(re.search(f"{year}年{month}月{day}日", text) for text in gold["furniture"])
