"""Citations: cases as text, and what holds for every article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.citations import bibtex, gbt7714
from hzsearch.model import Article, Source
from tests.cases import read_cases

CASES = list(read_cases(Path(__file__).with_name("cases.txt")))
LISTS = {"bylines": "、", "paragraphs": "|"}


def described(question: str) -> tuple[Article, str]:
    """Return the article and the paper that a case describes."""
    facts = dict(line.split(" ", 1) for line in question.splitlines())
    path, paper = facts.pop("path", ""), facts.pop("paper", "")
    lists = {name: tuple(facts.pop(name).split(by)) for name, by in LISTS.items() if name in facts}
    known = {"id": "a", **facts, **lists}
    return Article(**known, source=Source(path)), paper  # type: ignore[arg-type]


@pytest.mark.parametrize(("question", "answer"), CASES)
def test_gbt7714(question: str, answer: str) -> None:
    article, paper = described(question)
    assert gbt7714.cite(article, paper) == answer


def test_bibtex_has_what_is_known_and_no_sign_of_tex() -> None:
    article = Article(
        id="2024-04-01/03.txt:2",
        headline="{增}50%_A&B#1\\~",
        bylines=("余向晚", "程豫"),
        published="2024-04-01",
        topics=("人才",),
        source=Source("2024-04-01/03.txt"),
    )
    assert bibtex.cite(article, "滨城高新报").splitlines() == [
        "@article{2024-04-01/03.txt:2,",
        r"  title = {\textbraceleft{}增\textbraceright{}50"
        r"\%\_A\&B\#1\textbackslash{}\textasciitilde{}},",
        "  author = {余向晚 and 程豫},",
        "  journal = {滨城高新报},",
        "  date = {2024-04-01},",
        "  year = {2024},",
        "  pages = {3},",
        "  keywords = {人才},",
        "  note = {2024-04-01/03.txt:2},",
        "}",
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("余向晚", "余向晚"),
        ("Tom and Jerry", "{Tom and Jerry}"),
        ("甲\tAND 乙", "{甲\tAND 乙}"),
        ("and", "{and}"),
        ("others", "{others}"),
        ("Smith, John", "{Smith, John}"),
        ("Anders Sandberg", "Anders Sandberg"),
        ("R&D, 部", r"{R\&D, 部}"),
    ],
)
def test_a_name_is_one_author(name: str, written: str) -> None:
    entry = bibtex.cite(Article(id="a", bylines=(name, "程豫"), topics=("甲,乙", "丙")))
    assert f"  author = {{{written} and 程豫}},\n" in entry
    assert "  keywords = {{甲,乙}, 丙},\n" in entry


@given(one=st.text(min_size=1), other=st.text(min_size=1))
def test_no_two_articles_share_a_key(one: str, other: str) -> None:
    keys = [bibtex.key(Article(id=name)) for name in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)
    assert all(re.fullmatch(r"[0-9A-Za-z:./+_-]+", key) for key in keys)
