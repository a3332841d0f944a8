"""The typesetter's truth is true: every printed line is accounted for, and reads as written."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from tests.typeset import VARIANTS, bind, encode, random_page, read_stories
from tests.typeset.columns import CLOSING, OPENING, wrap
from tests.typeset.display import overprint, vertical
from tests.typeset.settings import choose_setting, heed
from tests.typeset.truth import Gold

SEEDS = range(1, 41)
LINES = ("title_lines", "body_lines")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def lines_of(text: str) -> dict[int, str]:
    return {n: line for n, line in enumerate(text.split("\n"), 1) if line.strip()}


def claims(gold: Gold) -> Counter[int]:
    owned = (n for article in gold["articles"] for name in LINES for n in article[name])
    return Counter(owned) + Counter(gold["furniture"])


@pytest.mark.parametrize("seed", SEEDS)
def test_every_printed_line_is_claimed_exactly_once(seed: int) -> None:
    text, gold = random_page(seed)
    assert claims(gold) == Counter(lines_of(text).keys())


@pytest.mark.parametrize("seed", SEEDS)
def test_body_lines_read_as_the_blocks_and_the_byline(seed: int) -> None:
    text, gold = random_page(seed)
    lines = lines_of(text)
    for article in gold["articles"]:
        signed = "" if set(article["byline_lines"]) <= set(article["title_lines"]) else "byline"
        written = [b["text"] for b in article["blocks"]] + article.get(signed, [])
        printed = "".join(lines[n] for n in article["body_lines"])
        printed = re.sub("(/| )摄$", "", printed)
        assert squeeze(printed) == squeeze("".join(written))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_block_names_its_own_lines(seed: int) -> None:
    text, gold = random_page(seed)
    lines = lines_of(text)
    for article in gold["articles"]:
        for block in article["blocks"]:
            printed = squeeze("".join(lines[n] for n in block["lines"]))
            assert printed.startswith(squeeze(block["text"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_headline_lines_hold_the_headline_at_least_once(seed: int) -> None:
    text, gold = random_page(seed)
    lines = lines_of(text)
    turned = str.maketrans("﹃﹄﹁﹂", "“”‘’")
    for article in gold["articles"]:
        printed = "".join(lines[n] for n in article["headline_lines"]).translate(turned)
        assert Counter(article["headline"]) <= Counter(printed)


def test_the_same_seed_makes_the_same_page() -> None:
    assert random_page(7) == random_page(7)
    assert random_page(7) != random_page(8)


def test_a_number_or_word_is_never_cut_and_closing_marks_never_start_a_line() -> None:
    for story in read_stories():
        for paragraph in story.texts("paragraph"):
            lines = wrap(paragraph, lambda _: 15.5)
            assert squeeze("".join(lines)) == squeeze(paragraph)
            assert not any(line[0] in CLOSING or line[-1] in OPENING for line in lines)
            assert not any(re.search(r"\d \d", f"{a[-1]} {b[0]}") for a, b in pairwise(lines))


def test_first_line_is_two_han_shorter() -> None:
    assert [len(line) for line in wrap("园" * 40, lambda _: 15.0)] == [13, 15, 12]


def test_width_changes_within_an_article() -> None:
    setting = heed(choose_setting(read_stories()[0], Random(0)), "widths=15x2,20")
    assert [setting.width(n) - setting.slack for n in range(4)] == [15, 15, 20, 20]


@pytest.mark.parametrize(
    ("how", "printed"),
    [
        ("run", "敲响“开工锣”敲响“开工锣”"),
        ("quotes", "敲响敲响““开工锣开工锣””"),
        ("chars", "敲敲响响““开开工工锣锣””"),
        ("once", "敲响“开工锣”"),
    ],
)
def test_horizontal_overprints(how: str, printed: str) -> None:
    assert overprint("敲响“开工锣”", how) == printed


def test_a_vertical_headline_is_printed_as_the_real_page_does() -> None:
    assert ["".join(group) for group in vertical("34项敲响“开工锣”")] == [
        "项敲响",
        "项敲响﹃﹃开工锣",
        "开工锣﹄﹄",
        "3434",
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_carry_the_same_text(variant: str) -> None:
    text, _ = random_page(3)
    encoding = {"crlf": "utf-8"}.get(variant, variant)
    assert encode(text, variant).decode(encoding).replace("\r\n", "\n") == text


def test_bound_pages_number_their_lines_through_the_file() -> None:
    pages = [random_page(seed) for seed in (4, 5, 6)]
    text, gold = bind(pages)
    assert text.count("\f") == 2
    assert claims(gold) == Counter(lines_of(text).keys())
    assert {article["page"] for article in gold["articles"]} == {1, 2, 3}
