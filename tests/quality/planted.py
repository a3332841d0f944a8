"""Archives made up by seed, in which terms are planted whose part is known.

The text around them is words of the bundled sample, drawn as often as they stand
there: real words, no real text. Articles differ in length, as those of newspapers do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hzsearch.aggregations.runs import runs
from hzsearch.model import Article
from tests.quality.corpus import load

#: What is searched; a second topic, with which nothing goes.
TOPIC, PLAIN = "玉衡计划", "天权项目"

#: Terms that go with the topic: words that jieba knows, and words that it does not.
KNOWN = ("潮汐", "灯塔", "珊瑚", "帆船")
NEW = ("岚光机", "云梯港", "砺剑营", "星穹社")
#: As frequent with the topic as without it.
DECOYS = ("棋盘", "陀螺", "风筝", "算盘")
#: Frequent with the topic only in its latest quarter; as frequent without it as before.
RISERS = ("琥珀", "量穹", "驼铃", "磐芯")

FIRST_DAY = date(2022, 1, 1)
DAYS = 720


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely a planted term is in an article with the topic, and in any other."""

    articles: int = 500
    topic: float = 0.25
    associate: tuple[float, float] = (0.4, 0.02)
    decoy: tuple[float, float] = (0.3, 0.3)
    riser: tuple[float, float] = (0.6, 0.06)


@dataclass(slots=True)
class Archive:
    """Draws articles with the words of the sample."""

    seed: int
    odds: Odds = field(default_factory=Odds)

    def articles(self) -> Iterator[Article]:
        """Yield the articles of the archive, the same for the same seed."""
        chance = Random(self.seed)
        words = Counter(word for a in load() for run in runs(a) for word in run)
        for number in range(self.odds.articles):
            day = chance.randrange(DAYS)
            planted = list(self._planted(chance, is_late=day >= DAYS * 3 // 4))
            drawn = chance.choices(list(words), list(words.values()), k=chance.randint(30, 150))
            for term in planted:
                drawn.insert(chance.randrange(len(drawn)), term)
            when = (FIRST_DAY + timedelta(day)).isoformat()
            yield Article(f"{number:04}", date=when, paragraphs=tuple(_punctuated(drawn, chance)))

    def _planted(self, chance: Random, *, is_late: bool) -> Iterator[str]:
        is_on_topic = chance.random() < self.odds.topic
        if is_on_topic:
            yield TOPIC
        elif chance.random() < self.odds.topic:
            yield PLAIN
        for terms, odds in ((KNOWN + NEW, self.odds.associate), (DECOYS, self.odds.decoy)):
            yield from (term for term in terms if chance.random() < odds[not is_on_topic])
        rise = self.odds.riser[not (is_on_topic and is_late)]
        yield from (term for term in RISERS if chance.random() < rise)


def _punctuated(words: list[str], chance: Random) -> Iterator[str]:
    paragraph = ""
    while words:
        size = chance.randint(4, 9)
        clause, words = words[:size], words[size:]
        paragraph += "".join(clause) + chance.choice("，，。")
        if len(paragraph) > 150 or not words:
            yield paragraph
            paragraph = ""
