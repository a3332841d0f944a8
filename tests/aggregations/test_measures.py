"""The formulas on known figures, and what is a word."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.aggregations.compounds import cohesion, cohesive, compounds
from hzsearch.aggregations.likelihood import Contrast
from hzsearch.aggregations.runs import Run, quoted, runs
from hzsearch.aggregations.written import as_written
from hzsearch.model import Article
from tests.aggregations.archive import CASES
from tests.cases import read_cases


@pytest.mark.parametrize(
    ("with_both", "only_first", "only_second", "neither", "score"),
    # The bigrams "the swiss" and "can be" of Dunning 1993, page 72.
    [(110, 2442, 111, 29114, 270.72), (29, 13, 123, 31612, 263.90)],
)
def test_the_log_likelihood_ratio_is_dunnings(
    with_both: int, only_first: int, only_second: int, neither: int, score: float
) -> None:
    contrast = Contrast(with_both, with_both + only_first, only_second, only_second + neither)
    assert contrast.score == pytest.approx(score, abs=0.01)


COUNTS = st.integers(1, 1000)


@given(here=COUNTS, there=COUNTS, others=COUNTS)
def test_the_sign_says_on_which_side_the_share_is_larger(
    here: int, there: int, others: int
) -> None:
    contrast = Contrast(here, here + others, there, there + others)
    assert (contrast.score > 1e-6) == (contrast.times > 1) == (here > there)
    swapped = Contrast(there, there + others, here, here + others)
    assert swapped.score == pytest.approx(-contrast.score, abs=1e-6)


def test_what_stands_on_one_side_only_and_empty_sides() -> None:
    assert Contrast(3, 10, 0, 10).times == inf
    assert Contrast(3, 10, 0, 0).score == 0.0
    assert Contrast(0, 0, 3, 10).score == 0.0
    assert Contrast(10, 10, 10, 10).score == 0.0


def test_cohesion_is_1_for_words_never_apart_and_0_by_chance() -> None:
    assert cohesion(5, 5, 5, 100) == pytest.approx(1.0)
    assert cohesion(5, 25, 20, 100) == pytest.approx(0.0)
    assert cohesion(1, 25, 20, 100) < 0
    assert cohesion(7, 7, 7, 7) == 1.0


def test_neighbours_that_keep_together_are_one_term_as_far_as_they_go() -> None:
    known: list[Run] = [
        ("中国", "信", "创谷", "提速"),
        ("在", "信", "创谷"),
        ("信", "创谷", "招商"),
    ]
    other: list[Run] = [("中国", "园区"), ("园区", "提速"), ("招商", "在", "园区"), ("通信",)]
    pairs = cohesive([*known, *other])
    assert pairs == {("信", "创谷")}
    assert list(compounds(("中国", "信", "创谷", "提速"), pairs)) == ["中国", "信创谷", "提速"]
    assert list(compounds(("创谷", "信"), pairs)) == ["创谷", "信"]


def test_a_stopword_makes_no_term() -> None:
    assert cohesive([("迁移", "的")] * 5 + [("园区", "招商")] * 50) == {("园区", "招商")}


CASE_RUNS = list(read_cases(CASES / "runs.txt"))


@pytest.mark.parametrize(("text", "wanted"), CASE_RUNS, ids=[text for text, _ in CASE_RUNS])
def test_runs(text: str, wanted: str) -> None:
    found = runs(Article("a", bylines=("林可",), paragraphs=(text,)))
    assert "/".join(" ".join(run) for run in found) == wanted


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ((), [("以", "信创", "为", "核心"), ("通信", "创新")]),
        (("信创",), [("以", "信创", "为", "核心"), ("通", "信创", "新")]),
        (("创", "通信创新"), [("以", "信创", "为", "核心"), ("通信创新",)]),
    ],
)
def test_what_is_asked_is_a_word(asked: tuple[str, ...], wanted: list[Run]) -> None:
    assert list(runs(Article("a", paragraphs=("以信创为核心，通信创新",)), asked)) == wanted


def test_quoted() -> None:
    article = Article("a", headline="“信创谷”开园", paragraphs=("「能用」到《好用办法》，“短”",))
    assert list(quoted(article)) == ["信创谷", "能用", "好用办法"]


@pytest.mark.parametrize(
    ("texts", "text", "written"),
    [
        (("用ＣＰＵ", "用CPU"), "cpu", "ＣＰＵ"),
        (("中国“信创”谷", "信創谷"), "信创谷", "信創谷"),
        (("信 创 谷",), "信创谷", "信创谷"),
        ((), "cpu", "cpu"),
    ],
)
def test_a_term_is_told_as_it_is_printed_in_one_piece(
    texts: tuple[str, ...], text: str, written: str
) -> None:
    assert as_written(text, [Article(one, paragraphs=(one,)) for one in texts]) == written
