"""Score the extraction of a PDF against its gold, with the measures of ``scoring``.

What the gold leaves open counts neither way: the label of a series or a round-up may
stand in an article or in the furniture, and in a kicker or not. A story that
jumps to another page may be joined, then it is one article; or not, then each
piece is one, and the zone and day of a later piece are not asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hzsearch.model import Article, Extraction, Line, Page
from tests.quality.metrics import squeeze
from tests.quality.pdf_lines import mixed, owners, patches, printed, touching
from tests.quality.scoring import Claims, Scores, match, score, stated

Gold = dict[str, Any]
OPEN = ("rubric",)
TITLE = ("kicker", "headline", "subheadline", "byline")


@dataclass(frozen=True)
class Reading:
    """A PDF as it was read, held against what was drawn."""

    pages: Sequence[Page]
    gold: Gold
    near: dict[int, list[Gold]]
    owner: dict[int, Gold]

    @classmethod
    def of(cls, pages: Sequence[Page], gold: Gold) -> Reading:
        near = touching(pages, gold["lines"])
        return cls(pages, gold, near, owners(pages, near))

    def numbers(self, article: str, piece: int | None = None) -> list[int]:
        """Return the extracted lines of an article, or of one piece of it."""
        return [
            number
            for number, line in self.owner.items()
            if line["owner"] == article and piece in (None, line["piece"])
        ]

    def text(self) -> str:
        """Return the lines that are judged, each on the line of its number."""
        lines = {line.number: line.text for _, line in printed(self.pages)}
        judged = {n: t for n, t in lines.items() if not self.is_open(n)}
        return "\n".join(squeeze(judged.get(n, "")) for n in range(1, max(lines, default=0) + 1))

    def is_open(self, number: int) -> bool:
        """Say whether the gold leaves open whose a line is."""
        return number in self.owner and self.owner[number]["role"] in OPEN


def score_pdf(found: Extraction, gold: Gold, pages: Sequence[Page]) -> Scores:
    """Return every measure of one issue; None where it has nothing to measure."""
    reading = Reading.of(pages, gold)
    claims = Claims.of(found).owners
    joined = {a["id"]: is_joined(reading, a, claims) for a in gold["articles"] if a["pieces"]}
    judged = replace(found, articles=tuple(_bare(a, gold) for a in found.articles))
    numbered = numbered_gold(reading, joined)
    _open_days(judged, numbered)
    scores = score(judged, numbered, reading.text())
    return {
        **scores,
        **character_counts(reading, claims),
        "joined": sum(joined.values()) / len(joined) if joined else None,
    }


def is_joined(reading: Reading, article: Gold, claims: dict[int, list[int]]) -> bool:
    """Say whether one extracted article has the most lines of each piece."""
    holders = set()
    for piece in article["pieces"]:
        lines = reading.numbers(article["id"], piece["piece"])
        votes = Counter(claims.get(n, [-1])[0] for n in lines)
        holders.add(votes.most_common(1)[0][0] if votes else -1)
    return len(holders) == 1 and holders != {-1}


def _bare(article: Article, gold: Gold) -> Article:
    """Return ``article`` without a series' label in its kicker."""
    kicker = squeeze(article.kicker)
    labels = [line["text"] for line in gold["lines"] if line["role"] in OPEN]
    label = next((text for text in labels if kicker.startswith(squeeze(text))), "")
    return replace(article, kicker=kicker[len(squeeze(label)) :]) if label else article


def numbered_gold(reading: Reading, joined: dict[str, bool]) -> Gold:
    """Return the gold in the form of the text pages, with the numbers of the lines read."""
    articles = []
    for article in reading.gold["articles"]:
        if article["pieces"] and not joined[article["id"]]:
            pieces = article["pieces"]
            articles += [_numbered(reading, {**article, **p}, p["piece"]) for p in pieces]
        else:
            articles.append(_numbered(reading, article, None))
    owned = {n for article in articles for n in (*article["title_lines"], *article["body_lines"])}
    furniture = [line.number for _, line in printed(reading.pages) if line.number not in owned]
    return {"articles": articles, "furniture": furniture}


def as_printed(article: Gold) -> list[str]:
    """Return the paragraphs that are there to be found: those of a caption are printed run on."""
    texts: list[str] = article["paragraphs"]
    return ["".join(texts)] if article.get("kind") == "photo" and texts else texts


def _numbered(reading: Reading, article: Gold, piece: int | None) -> Gold:
    numbers = [n for n in reading.numbers(article["id"], piece) if not reading.is_open(n)]
    title = [n for n in numbers if reading.owner[n]["role"] in TITLE]
    body = [n for n in numbers if n not in title]
    found = {"paragraphs": as_printed(article), "title_lines": title, "body_lines": body}
    return {"piece": 1, **article, **found}


def _open_days(found: Extraction, gold: Gold) -> None:
    """Take for right what was found of a later piece's zone and day."""
    for wanted, article in match(list(found.articles), gold["articles"]):
        if article is not None and wanted["piece"] > 1:
            wanted.update(zone=article.zone, event_date=stated(article))


def character_counts(reading: Reading, claims: dict[int, list[int]]) -> Scores:
    """Return the characters lost and doubled, and those read into another owner's line."""
    lost = doubled = 0
    for patch in patches(reading.pages, reading.gold["lines"], reading.near):
        kept: list[Line] = [line for line in patch.read if line.number in claims]
        again = [line for line in kept for _ in claims[line.number][1:]]
        lost += patch.lost(kept)
        doubled += patch.doubled([*kept, *again])
    return {"lost": lost, "dupl": doubled, "mixed": mixed(reading.pages, reading.near)}
