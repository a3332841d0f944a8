"""The cases in ``cases/``: what of an article is shown for a query, and what of it is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.highlight import finders, passages, snippet
from hzsearch.model import Article, mark
from hzsearch.query import parse
from tests.cases import read_cases

CASES = [
    case for path in sorted(Path(__file__).parent.glob("cases/*.txt")) for case in read_cases(path)
]


@pytest.mark.parametrize(("question", "answer"), [case for case in CASES if case[0]])
def test_what_is_shown(question: str, answer: str) -> None:
    query, headline, *paragraphs = question.split("\n")
    article = Article("1", headline=headline, paragraphs=tuple(paragraphs))
    found = snippet(passages(article, finders(parse(query).tree)))
    assert mark(found.text, found.spans, "【{}】".format, str) == answer
