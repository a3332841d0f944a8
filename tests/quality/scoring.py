"""Score one extraction against its gold.

Lines are judged as a clustering (which lines stand together), articles by their
texts. A gold article is matched with the extracted one whose body shares most
with its own; fields are then compared without white space, over all gold
articles: an article that was not found has every field wrong, and a caption's
empty headline is right only if nothing was put there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from hzsearch.model import Article, Extraction
from tests.quality.metrics import adjusted_rand, bag_f1, bcubed_f1, f1, overlap, squeeze
from tests.quality.truth import Gold

FOUND = 0.9
Scores = dict[str, float | None]
Pair = tuple[Gold, Article | None]


def score(found: Extraction, gold: Gold, text: str) -> Scores:
    """Return every measure of one page; None where a page has nothing to measure."""
    pairs = match(list(found.articles), gold["articles"])
    return {
        **_score_lines(found, gold, text),
        **_score_articles(pairs, len(found.articles)),
        **_score_fields(pairs),
        **_score_lists(pairs, found),
    }


def match(found: list[Article], wanted: list[Gold]) -> list[Pair]:
    """Pair gold articles with extracted ones, best shared body first, each used once."""
    ranked = sorted(
        (
            (overlap(body_of(a), gold_body(g)), -i, -j)
            for i, g in enumerate(wanted)
            for j, a in enumerate(found)
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for shared, i, j in ranked:
        if shared > 0 and -i not in chosen and -j not in chosen.values():
            chosen[-i] = -j
    return [(g, found[chosen[i]] if i in chosen else None) for i, g in enumerate(wanted)]


def body_of(article: Article) -> str:
    """Return an extracted article's body without white space."""
    return squeeze("".join((*article.paragraphs, *article.subheads)))


def gold_body(gold: Gold) -> str:
    """Return a gold article's body without white space."""
    return squeeze("".join((*gold["paragraphs"], *gold["subheads"])))


@dataclass(frozen=True)
class Claims:
    """Who claims each line: article numbers, -1 for furniture."""

    owners: dict[int, list[int]]

    @classmethod
    def of(cls, found: Extraction) -> Claims:
        owners: dict[int, list[int]] = {}
        for number, article in enumerate(found.articles):
            for source in (article.source, *article.continued):
                for first, last in source.lines:
                    for line in range(first, last + 1):
                        owners.setdefault(line, []).append(number)
        for line in found.furniture:
            owners.setdefault(line, []).append(-1)
        return cls(owners)


def _score_lines(found: Extraction, gold: Gold, text: str) -> Scores:
    printed = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    claims, truth = Claims.of(found).owners, _gold_owners(gold)
    have = [claims.get(n, [f"lost {n}"])[0] for n in printed]
    want = [truth.get(n, -1) for n in printed]
    return {
        "line B3": bcubed_f1(have, want),
        "line ARI": adjusted_rand(have, want),
        "lost": sum(n not in claims for n in printed),
        "dupl": sum(len(claims.get(n, ())) > 1 for n in printed),
    }


def _gold_owners(gold: Gold) -> dict[int, int]:
    named = ("title_lines", "body_lines")
    return {n: i for i, g in enumerate(gold["articles"]) for name in named for n in g[name]}


def _score_articles(pairs: list[Pair], found: int) -> Scores:
    whole = [a for g, a in pairs if a and overlap(body_of(a), gold_body(g)) >= FOUND]
    return {"article": f1(len(whole), found, len(pairs))}


def _score_fields(pairs: list[Pair]) -> Scores:
    return {
        name: sum(a is not None and _agrees(name, a, g) for g, a in pairs) / len(pairs)
        for name in ("headline", "kicker", "zone", "date")
    }


def _agrees(name: str, article: Article, gold: Gold) -> bool:
    if name == "zone":
        return bool(article.zone == gold["zone"])
    if name == "date":
        return bool(stated(article) == gold["event_date"])
    return squeeze(str(getattr(article, name))) == squeeze(str(gold[name]))


def stated(article: Article) -> str | None:
    """Return the event's day if the text states it; an issue's day is not the event's."""
    return article.date if article.date_source == "text" else None


def _score_lists(pairs: list[Pair], found: Extraction) -> Scores:
    headed = [(g, a) for g, a in pairs if g["subheads"] or (a and a.subheads)]
    exact = [a is not None and _same(a.subheads, g["subheads"]) for g, a in headed]
    return {
        "byline": _list_f1("bylines", "byline", pairs, found),
        "subhead": sum(exact) / len(exact) if exact else None,
        "paragraph": _list_f1("paragraphs", "paragraphs", pairs, found),
    }


def _same(found: Any, wanted: Any) -> bool:
    return [squeeze(text) for text in found] == [squeeze(text) for text in wanted]


def _list_f1(name: str, gold_name: str, pairs: list[Pair], found: Extraction) -> float:
    """Return the F1 of list items, each belonging to its article; extra articles count."""
    place = {id(a): i for i, (_, a) in enumerate(pairs) if a is not None}
    have = [
        (place.get(id(a), -1), squeeze(text)) for a in found.articles for text in getattr(a, name)
    ]
    want = [(i, squeeze(text)) for i, (g, _) in enumerate(pairs) for text in g[gold_name]]
    return bag_f1(Counter(have).elements(), Counter(want).elements())
