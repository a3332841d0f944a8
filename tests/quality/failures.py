"""What exactly went wrong on a page, a line per wrong field, for whoever mends extraction."""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.model import Article, Extraction
from tests.quality.metrics import squeeze
from tests.quality.scoring import match, stated
from tests.quality.truth import Gold


def failures(name: str, found: Extraction, gold: Gold) -> Iterator[str]:
    """Yield ``page article field: found | wanted`` for every field that is not right."""
    pairs = match(list(found.articles), gold["articles"])
    for wanted, article in pairs:
        if article is None:
            yield f"{name} {wanted['id']} not found"
        else:
            yield from (f"{name} {wanted['id']} {wrong}" for wrong in _wrong(article, wanted))
    used = {id(article) for _, article in pairs}
    for article in found.articles:
        if id(article) not in used:
            what = article.headline or article.paragraphs
            yield f"{name} too many: {what} {article.source.lines}"


def _wrong(article: Article, gold: Gold) -> Iterator[str]:
    for field, (have, want) in _compared(article, gold).items():
        if squeeze(str(have)) != squeeze(str(want)):
            yield f"{field}: {have} | {want}"
    known = {squeeze(text) for text in gold["paragraphs"]}
    for text in article.paragraphs:
        if squeeze(text) not in known:
            yield f"paragraph: {text[:24]}…{text[-24:]}"


def _compared(article: Article, gold: Gold) -> dict[str, tuple[object, object]]:
    return {
        "kind": (article.kind, gold["kind"]),
        "kicker": (article.kicker, gold["kicker"]),
        "headline": (article.headline, gold["headline"]),
        "byline": (sorted(article.bylines), sorted(gold["byline"])),
        "subheads": (list(article.subheads), gold["subheads"]),
        "zone": (article.zone, gold["zone"]),
        "date": (stated(article), gold["event_date"]),
    }
