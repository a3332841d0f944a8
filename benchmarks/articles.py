"""The articles to measure on: a file of them, or synthetic ones.

Synthetic articles recombine the clauses of the bundled sample's paragraphs at
random: real words and characters in real proportions, but no real text, and far
fewer different words than an archive of that size has.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from hzsearch.archive import find_sources
from hzsearch.ingest import extract_file
from hzsearch.model import Article

SAMPLE = Path(__file__).parent.parent / "hzsearch" / "data" / "sample"

#: Drawn at random for articles that name none, so that filters can be measured.
ZONES = ("中关村", "武汉东湖高新区", "天津滨海高新区", "合肥高新区", "成都高新区", "西安高新区")
TOPICS = ("人工智能", "集成电路", "生物医药", "信创", "新能源")

_CLAUSE = re.compile(r"[^。！？；，]+[。！？；，]?")
_CLAUSES_A_PARAGRAPH = (4, 12)
_PARAGRAPHS = (2, 8)


def prepare(source: Path | None, count: int, target: Path, seed: int = 1) -> str:
    """Write up to ``count`` articles to ``target``, a JSON object a line; say what they are.

    Streams: whoever starts processes and measures their memory must stay small
    (on Linux a process starts with the peak of the one that started it).
    """
    chance = random.Random(seed)
    articles = _from_file(source) if source else _synthetic(chance)
    written = 0
    with target.open("w", encoding="utf-8") as lines:
        for article in islice(articles, count):
            json.dump(_with_filters(article, chance), lines, ensure_ascii=False)
            lines.write("\n")
            written += 1
    return f"{written:,} {'articles of ' + source.name if source else 'synthetic articles'}"


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles that ``prepare`` wrote: id, title, body, date, zones, topics."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _from_file(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            facts = json.loads(line)
            title = facts.get("title", facts.get("headline", ""))
            body = facts.get("body") or "\n".join(facts.get("paragraphs", ()))
            yield {**facts, "id": str(facts["id"]), "title": title, "body": body}


def _synthetic(chance: random.Random) -> Iterator[dict[str, Any]]:
    sources = find_sources([SAMPLE])
    sample = [article for s in sources for article in extract_file(s.path, s.name)]
    clauses = [clause for article in sample for clause in _clauses(article)]
    headlines = [article.headline for article in sample if article.headline]
    number = 0
    while True:
        number += 1
        paragraphs = [_paragraph(clauses, chance) for _ in range(chance.randint(*_PARAGRAPHS))]
        title = chance.choice(headlines)
        day = date(2020, 1, 1) + timedelta(chance.randrange(2000))
        yield {
            "id": f"synthetic-{number:06}",
            "title": title,
            "body": "\n".join(paragraphs),
            "date": day.isoformat(),
        }


def _clauses(article: Article) -> Iterator[str]:
    for paragraph in article.paragraphs:
        yield from _CLAUSE.findall(paragraph)


def _paragraph(clauses: list[str], chance: random.Random) -> str:
    return "".join(chance.choices(clauses, k=chance.randint(*_CLAUSES_A_PARAGRAPH)))


def _with_filters(article: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    zones = article.get("zones") or [chance.choice(ZONES)]
    topics = article.get("topics") or [chance.choice(TOPICS)]
    facts = {name: article[name] for name in ("id", "title", "body")}
    named = {"zone": article.get("zone") or zones[0], "zones": zones, "topics": topics}
    return {**facts, "date": article.get("date") or None, **named}
