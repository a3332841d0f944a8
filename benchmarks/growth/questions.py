"""What is asked of made-up articles, and whether one of them is a right answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from benchmarks.articles import ZONES
from benchmarks.growth.generated import PLANTED

_RARE, _COMMON, _PHRASES = [*PLANTED][:2], ("企业", "发展", "项目", "科技"), [*PLANTED][2:]


@dataclass(frozen=True, slots=True)
class Question:
    """A text of words that must all be there, and filters; years are from ``since`` on."""

    kind: str
    words: tuple[str, ...] = ()
    zone: str = ""
    since: str = ""
    by_date: bool = False
    offset: int = 0

    @property
    def text(self) -> str:
        """The question as it is typed."""
        return " ".join(f'"{word}"' for word in self.words)

    @property
    def options(self) -> dict[str, Any]:
        """What ``Index.query`` takes beside the text."""
        asked = {
            "zone": self.zone or None,
            "since": self.since or None,
            "until": self.since or None,
        }
        return {**asked, "sort": "date" if self.by_date else "relevance", "offset": self.offset}

    def is_met(self, article: Mapping[str, Any], text: str) -> bool:
        """Return whether ``article``, whose units stand in ``text``, is to be found: brute force.

        Made-up texts have neither spaces nor marks, so they are condensed as they are.
        """
        there = all(word in text for word in self.words)
        dated = article["date"].startswith(self.since)
        return there and dated and (not self.zone or self.zone in article["zones"])


QUESTIONS = (
    *(Question("rare", (word,)) for word in _RARE),
    *(Question("common", (word,)) for word in _COMMON),
    *(Question("two common", pair) for pair in pairwise(_COMMON)),
    *(Question("phrase", (word,)) for word in _PHRASES),
    *(Question("zone, year", (word,), ZONES[2], "2021") for word in _COMMON),
    *(Question("by date", zone=zone, by_date=True) for zone in ZONES[:3]),
    *(Question("page 100", (word,), offset=990) for word in _COMMON[:2]),
)


class Truth:
    """How many articles answer each question, counted as they go by, and how long they are."""

    def __init__(self) -> None:
        self.totals: Counter[Question] = Counter()
        self.articles = 0
        self.bytes = 0

    def count(self, article: Mapping[str, Any]) -> None:
        """Take one more article into account."""
        text = f"{article['title']}\n{article['body']}"
        self.totals.update(one for one in QUESTIONS if one.is_met(article, text))
        self.articles += 1
        self.bytes += len(text.encode())

    def to_list(self) -> list[int]:
        """Return the totals in the order of the questions."""
        return [self.totals[one] for one in QUESTIONS]
