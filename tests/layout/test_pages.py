"""Whole pages whose truth is known: the typesetter's, and the bundled sample's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hzsearch.layout import Layout, cut
from hzsearch.model import Article
from tests.layout.pages import held, page
from tests.typeset.press import random_page

GOLD = Path(__file__).parents[1] / "typeset" / "gold"
# Rows of random pages are drawn without a thought for where paragraphs end, so some
# breaks cannot be told even by a reader: a full last line above a flush first one.
ENOUGH = 0.95


def truth(gold: dict[str, Any]) -> tuple[object, ...]:
    """Return what must be right about an article, without white space."""
    lines = {n for key in gold if key.endswith("_lines") for n in gold[key]}
    texts = (gold["kicker"], gold["headline"], gold.get("subheadline", ""))
    blocks = ([_bare(t) for t in gold["subheads"]], [_bare(t) for t in gold["paragraphs"]])
    return (gold["kind"], *map(_bare, texts), list(gold["byline"]), *blocks, sorted(lines))


def reading(article: Article, filled: set[int]) -> tuple[object, ...]:
    """Return the same of an article as it was cut."""
    texts = (article.kicker, article.headline, article.subheadline)
    blocks = ([_bare(t) for t in article.subheads], [_bare(t) for t in article.paragraphs])
    lines = [n for n in held(article) if n in filled]
    return (article.kind, *map(_bare, texts), list(article.bylines), *blocks, sorted(lines))


def _bare(text: str) -> str:
    return "".join(text.split())


def right(text: str, gold: dict[str, Any]) -> tuple[int, Layout]:
    """Return how many articles of a page were cut exactly, and the layout."""
    source = page(text)
    filled = {line.number for line in source.lines if line.text.strip()}
    layout = cut(source)
    found = [reading(article, filled) for article in layout.articles]
    return sum(truth(article) in found for article in gold["articles"]), layout


@pytest.mark.parametrize(
    "path", sorted(GOLD.glob("*/*.json")), ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_the_sample_is_cut_exactly(path: Path, sample: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (sample / path.parent.name / f"{path.stem}.txt").read_text(encoding="utf-8")
    count, layout = right(text, gold)
    assert count == len(gold["articles"]) == len(layout.articles)
    assert list(layout.furniture) == gold["furniture"]


def test_random_pages_are_cut_almost_exactly() -> None:
    pages = [random_page(seed) for seed in range(60)]
    results = [(right(text, gold)[0], len(gold["articles"])) for text, gold in pages]
    assert sum(count for count, _ in results) >= ENOUGH * sum(total for _, total in results)


def test_furniture_of_random_pages_is_told_exactly() -> None:
    for text, gold in (random_page(seed) for seed in range(60)):
        assert list(cut(page(text)).furniture) == gold["furniture"]
