"""The documentation shows what comes out, and the reference is what the commands say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import hzsearch
from tests.docs.examples import PAGES, checkout, python_failures, real, same
from tests.docs.reference import PAGE, RULES_PAGE, reference, with_rules


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_show_what_comes_out(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    with checkout():
        assert same(real(text), text), "run python -m tests.docs.examples --write and read the diff"
        assert python_failures(text, page.name) == 0


def test_the_packages_own_example_shows_what_comes_out() -> None:
    with checkout() as folder:
        (folder / "my-archive").symlink_to(folder / "hzsearch" / "data" / "sample")
        tried = doctest.testmod(hzsearch)
    assert tried.attempted
    assert not tried.failed


def test_the_command_line_reference_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run python -m tests.docs.reference"


def test_the_table_of_rules_is_up_to_date() -> None:
    page = RULES_PAGE.read_text(encoding="utf-8")
    assert with_rules(page) == page, "run python -m tests.docs.reference"
    assert "`furniture.editors`" in page


def test_a_wrong_example_is_noticed() -> None:
    page = "```console\n$ hzsearch --version\nhzsearch, version 0\n```\n"
    with checkout():
        assert not same(real(page), page)
        assert python_failures("```python\n>>> 1 + 1\n3\n```\n", "wrong") == 1
