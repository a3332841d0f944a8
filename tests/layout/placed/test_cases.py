"""Each case is a page with one feature of newspaper layout, and what it holds; see ``cases/``."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.layout.placed import cut_placed
from tests.layout.pages import fields, read_case
from tests.layout.placed.pages import placed_page

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_placed_page_is_cut_as_the_case_says(path: Path) -> None:
    text, articles, furniture = read_case(path)
    layout = cut_placed(placed_page(text))
    assert [fields(article) for article in layout.articles] == articles
    assert list(layout.furniture) == furniture
