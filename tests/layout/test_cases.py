"""Each case is a page with one defect, and what it holds; see ``cases/``."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.layout import cut
from tests.layout.pages import CASES, fields, page, read_case


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_is_cut_as_the_case_says(path: Path) -> None:
    text, articles, furniture = read_case(path)
    layout = cut(page(text))
    assert [fields(article) for article in layout.articles] == articles
    assert list(layout.furniture) == furniture
