"""Amounts: the cases in ``cases/amounts.txt``, and what holds for every text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.analysis import fold
from hzsearch.figures import amounts, sums
from tests.figures.labelled import HELD_OUT, Labelled, labelled, read_amounts
from tests.quality.amounts import measure

CASES = [*labelled(Path(__file__).parent / "cases" / "amounts.txt")]
TEXT = st.lists(
    st.sampled_from(
        [
            *"0123456789.,一二十百千万亿余多至—-约超近的，。（ ",
            "投资",
            "美元",
            "人民币",
            "元",
            "以上",
            "3亿元",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_amounts_of_a_sentence(case: Labelled) -> None:
    assert list(map(str, read_amounts(case.sentence))) == list(map(str, case.amounts))


@given(TEXT)
def test_amounts_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for one in amounts(fold(text)):
        assert end <= one.start < one.end <= len(text)
        assert one.least <= one.most
        assert any(map(text[one.start : one.end].__contains__, "元亿万币"))
        end = one.end


@given(TEXT)
def test_an_amount_is_the_same_by_itself(text: str) -> None:
    folded = fold(text)
    for one in amounts(folded):
        # What stands around may bound it, or say that it is money; its value is its own.
        alone = [*amounts("投资超" + folded[one.start : one.end])]
        assert [(a.least, a.most, a.currency) for a in alone] == [
            (one.least, one.most, one.currency)
        ]


@given(TEXT)
def test_what_is_indexed_is_what_is_read(text: str) -> None:
    folded = fold(text)
    assert list(sums(folded)) == [(one.currency, *one.ends) for one in amounts(folded)]


@pytest.mark.parametrize(
    ("text", "is_more", "is_less"),
    [("超10亿元", True, False), ("不到10亿元", False, True), ("约10亿元", False, False)],
)
def test_a_bound_lies_beside_its_number(text: str, is_more: bool, is_less: bool) -> None:
    (amount,) = amounts(text)
    assert (amount.ends[0] > 10e8, amount.ends[1] < 10e8) == (is_more, is_less)


def test_words_that_say_nothing_may_be_many() -> None:
    # Each can be read in two ways; trying all of them would not end.
    text = f"产值1元{'共计' * 60}园2元，{'总计累计' * 40}区3亿元"
    assert [int(one.least) for one in amounts(text)] == [1, 2, 3 * 10**8]


def test_sentences_that_were_labelled_before_the_rules() -> None:
    scores, _ = measure()
    assert len([*labelled(HELD_OUT)]) == 64
    assert min(scores["precision"], scores["recall"], scores["roles"]) > 0.95
