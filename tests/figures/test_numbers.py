"""Numbers: the cases in ``cases/``, and that writing and reading are each other's inverse."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.figures import read, written


def rows(name: str) -> Iterator[tuple[str, str]]:
    path = Path(__file__).parent / "cases" / name
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, answer = line.split(" | ")
            yield text, answer


@pytest.mark.parametrize(("text", "value"), list(rows("numbers.txt")))
def test_reading(text: str, value: str) -> None:
    assert read(text) == (None if value == "-" else Decimal(value))


@pytest.mark.parametrize(("number", "others"), list(rows("written.txt")))
def test_writing(number: str, others: str) -> None:
    assert written(number) == tuple(others.replace("-", "").split())


@given(st.integers(0, 10**16 - 1), st.sampled_from(["", "万", "亿", "%"]))
def test_what_is_written_reads_the_same(value: int, sign: str) -> None:
    number = f"{value}{sign}"
    for other in written(number):
        assert read(other) == read(number)


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["", "万", "亿", "%"]))
def test_decimals_read_the_same(value: Decimal, sign: str) -> None:
    number = f"{value:f}{sign}"
    assert all(read(other) == read(number) for other in written(number))
    assert written(f"{value:f}")


@given(st.integers(0, 9999))
def test_four_places_of_any_magnitude_can_be_written(value: int) -> None:
    assert all(written(f"{value}{sign}") for sign in ("", "万", "亿", "%"))


@given(st.integers(10, 10**12))
def test_there_and_back(value: int) -> None:
    assert str(value) in written(written(str(value))[0])


@given(st.text("零〇一二两三四五六七八九十百千万亿点0123456789.,% ", max_size=12))
def test_nothing_is_too_odd_to_be_read(text: str) -> None:
    value = read(text)
    assert value is None or value >= 0
    assert isinstance(written(text), tuple)
