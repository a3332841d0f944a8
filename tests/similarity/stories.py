"""The articles of ``cases/stories.txt``, and which of them are one story."""

from __future__ import annotations

from pathlib import Path

from hzsearch.model import Article

_PATH = Path(__file__).parent / "cases" / "stories.txt"


def stories() -> list[Article]:
    """Return the articles of the file."""
    rows = _PATH.read_text(encoding="utf-8").split("\n")
    blocks = "\n".join(row for row in rows if row[:1] != "#").split("\n\n")
    return [_article(block.strip("\n")) for block in blocks if block.strip()]


def _article(block: str) -> Article:
    head, *paragraphs = block.split("\n")
    one, _, headline = head.partition("|")
    return Article(id=one.strip(), headline=headline.strip(), paragraphs=tuple(paragraphs))


def story(article_id: str) -> str:
    """Return what the ids of one story have in common."""
    return article_id.rpartition("-")[0]
