"""Articles made up from a seed, as many as wanted, one at a time.

Words are drawn as in real text: few often, most seldom (Zipf). The first are those of the
bundled sample, then come the zones' names and the topics' terms, then names put together
from two or three characters, so that an archive never runs out of new words and pairs.
What each thousandth article says at a known place is there to be asked for.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from benchmarks.articles import SAMPLE, TOPICS, ZONES
from hzsearch.analysis import active_cutter, condense, is_han
from hzsearch.archive import find_sources
from hzsearch.gazetteer.table import read_zones
from hzsearch.ingest import extract_file
from hzsearch.taxonomy import load_taxonomy

#: How many different names are made up.
NAMES = 60_000

#: What stands in one of so many articles, beside what chance puts there.
PLANTED = {
    "星河灯塔工程": 5000,
    "云杉湖畔实验": 2000,
    "集成电路设计服务": 200,
    "高质量发展先行区": 100,
    "北斗产业链协同创新": 50,
}

#: The fewest and the most words of an article: some 300 to 600 characters.
WORDS = (100, 220)

# Words to a clause, and clauses to a paragraph.
_STEPS = (4, 8)

# Added to a word's rank, so that the commonest stand in a third of all articles and not in each.
_FLAT = 60

_DAYS = 2500
_FIRST = date(2018, 1, 1)


@dataclass(frozen=True)
class Vocabulary:
    """Words, and the running sums of how likely each is."""

    words: Sequence[str]
    sums: Sequence[float]

    def drawn(self, chance: random.Random, count: int) -> list[str]:
        """Return ``count`` words."""
        return chance.choices(self.words, cum_weights=self.sums, k=count)


def articles(seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield articles without end; the first ones are the same, however many are taken."""
    chance = random.Random(seed)
    vocabulary = _vocabulary(random.Random(seed))
    number = 0
    while True:
        number += 1
        paragraphs = _paragraphs(vocabulary.drawn(chance, chance.randint(*WORDS)), chance)
        paragraphs += [f"{text}。" for text, each in PLANTED.items() if number % each == each // 2]
        yield {
            "id": f"made-{number:08}",
            "title": "".join(vocabulary.drawn(chance, chance.randint(4, 8))),
            "body": "\n".join(paragraphs),
            "date": (_FIRST + timedelta(chance.randrange(_DAYS))).isoformat(),
            "zones": [chance.choice(ZONES)],
            "topics": [chance.choice(TOPICS)],
        }


def _paragraphs(words: Sequence[str], chance: random.Random) -> list[str]:
    many, most = chance.randint(*_STEPS), chance.randint(*_STEPS)
    clauses = ["".join(words[start : start + many]) for start in range(0, len(words), many)]
    parts = (clauses[start : start + most] for start in range(0, len(clauses), most))
    return ["，".join(part) + "。" for part in parts]


def _vocabulary(chance: random.Random) -> Vocabulary:
    seen = _sample_words()
    known = [word for word, _ in seen.most_common()]
    terms = [term for topic in load_taxonomy().topics for term in (*topic.strong, *topic.weak)]
    known += [zone.short_name for zone in read_zones()] + terms
    characters = sorted({char for word in seen for char in word if is_han(char)})
    names = ("".join(chance.choices(characters, k=chance.choice((2, 3)))) for _ in range(NAMES))
    # What stands in another script is found in this one too, which brute force does not see.
    words = [word for word in dict.fromkeys([*known, *names]) if condense(word) == word]
    return Vocabulary(words, list(accumulate(1 / (rank + _FLAT) for rank in range(len(words)))))


def _sample_words() -> Counter[str]:
    cut, found = active_cutter().cut, Counter[str]()
    for source in find_sources([SAMPLE]):
        for article in extract_file(source.path, source.name):
            for paragraph in article.paragraphs:
                found.update(word for word in cut(paragraph) if all(map(is_han, word)))
    return found
