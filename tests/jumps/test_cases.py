"""Each case is an issue whose pieces jump, and what they are joined into; see ``cases/``.

A case has the text of each file below ``--- page NAME``, the ids of all articles below
``--- ids``, and what some of them are below ``--- article``, as in ``tests/layout/cases``;
``continued`` gives file, page (``p2`` where it is not the first) and lines.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hzsearch.archive import SourceFile
from hzsearch.ingest import bind, cut_file
from hzsearch.model import Article, Extraction, Source
from tests.layout.pages import fields

DAY = date(2024, 4, 15)
CASES = Path(__file__).parent / "cases"


def issue(pages: list[tuple[str, str]]) -> list[Extraction]:
    # Pages with a masthead have their day from there.
    days = [None if "2024年" in text else DAY for _, text in pages]
    sources = [SourceFile(Path(), Path(), name) for name, _ in pages]
    texts = [text.encode() for _, text in pages]
    return bind(list(map(cut_file, sources, texts, days)))


def sections(path: Path) -> list[tuple[str, str]]:
    text = path.read_text(encoding="utf-8")
    heads = (section.partition("\n") for section in text.split("--- ")[1:])
    return [(head, body.rstrip("\n")) for head, _, body in heads]


def told(article: Article) -> str:
    found = [("id", article.id), *fields(article)]
    doubts = [f"{name}: {value}" for name, value in found if name == "doubt"]
    others = [f"{name}: {value}" for name, value in found if name != "doubt"]
    return "\n".join([*others, *(f"continued: {place(one)}" for one in article.continued), *doubts])


def place(source: Source) -> str:
    page = f"p{source.page} " if source.page > 1 else ""
    return f"{source.path} {page}{' '.join(f'{a}-{b}' for a, b in source.lines)}"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_issue_is_joined_as_the_case_says(path: Path) -> None:
    parts = sections(path)
    found = issue([(head.split()[1], body) for head, body in parts if head.startswith("page")])
    articles = {article.id: article for extraction in found for article in extraction}
    assert " ".join(articles) == dict(parts)["ids"]
    for body in (body for head, body in parts if head == "article"):
        wanted = body.split("\n")[0].partition(": ")[2]
        assert told(articles[wanted]) == body
