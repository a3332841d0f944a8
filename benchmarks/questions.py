"""Questions of every kind, drawn from the archive itself, with the right answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from hzsearch.analysis import active_cutter, condense
from hzsearch.model import Article
from tests.quality.haystack import Haystack

#: Questions of each kind.
EACH = 8

_SAMPLE = 2000
_SINCE, _UNTIL = "2021", "2023"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words that must (or, with ``either``, may) be there, and filters."""

    kind: str
    words: tuple[str, ...] = ()
    either: bool = False
    quoted: bool = False
    zone: str = ""
    by_date: bool = False
    total: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The question in words, the same in both query languages."""
        words = [f'"{word}"' if self.quoted else word for word in self.words]
        return (" OR " if self.either else " ").join(words)


def questions(haystack: Haystack, seed: int = 1) -> list[Question]:
    """Return ``EACH`` questions of each kind, with their right totals."""
    chance = random.Random(seed)
    return [_answered(one, haystack) for one in _drawn(list(haystack.articles.values()), chance)]


def _drawn(articles: list[Article], chance: random.Random) -> Iterator[Question]:
    rare, common = _words(chance.sample(articles, min(_SAMPLE, len(articles))), chance)
    for word in rare:
        yield Question("one rare word", (word,))
    for one, other in zip(common, reversed(common), strict=True):
        yield Question("one common word", (one,))
        yield Question("two words", (one, other))
        yield Question("one of two words", (one, other), either=True)
        yield Question("common word, zone, dates", (one,), zone=chance.choice(_zones(articles)))
        yield Question("single character", (one[0],))
        yield Question("listing by date", zone=chance.choice(_zones(articles)), by_date=True)
    for phrase in islice(_phrases(articles, chance), EACH):
        yield Question("phrase", (phrase,), quoted=True)


def drawn_words(articles: Sequence[Article], count: int, chance: random.Random) -> list[str]:
    """Return ``count`` words of ``articles``, from the most common on evenly to the rarest."""
    counts = _counted(chance.sample(list(articles), min(_SAMPLE, len(articles))))
    words = [word for word, _ in counts.most_common()]
    # Twice as rare a rank with each step: as many common words as rare ones.
    ranks = (int(len(words) ** (place / count)) - 1 for place in range(count))
    return [words[rank] for rank in ranks]


def _words(articles: list[Article], chance: random.Random) -> tuple[list[str], list[str]]:
    counts = _counted(articles)
    least = min(counts.values())
    rare = sorted(word for word, count in counts.items() if count == least)
    common = [word for word, _ in counts.most_common(2 * EACH)]
    return chance.sample(rare, min(EACH, len(rare))), chance.sample(common, min(EACH, len(common)))


def _counted(articles: Sequence[Article]) -> Counter[str]:
    cut = active_cutter().cut
    return Counter(
        word
        for article in articles
        for word in {word for text in article.paragraphs for word in cut(text)}
        if 2 <= len(word) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in word)
    )


def _phrases(articles: list[Article], chance: random.Random) -> Iterator[str]:
    for article in chance.choices(articles, k=1000 * EACH):
        text = "".join(article.paragraphs[:1])
        start = chance.randrange(max(1, len(text) - 6))
        phrase = text[start : start + 6]
        if len(phrase) == 6 and all("\u4e00" <= char <= "\u9fff" for char in phrase):
            yield phrase


def _zones(articles: list[Article]) -> list[str]:
    return sorted({zone for article in articles[:_SAMPLE] for zone in article.zones[:1]})


def matching(one: Question, haystack: Haystack) -> set[str]:
    """Return the ids of the articles that ``one`` means, by looking at all."""
    sets = [haystack.ids_with(condense(word)) for word in one.words]
    join = set.union if one.either else set.intersection
    ids = join(*sets) if sets else set(haystack.articles)
    return {name for name in ids if _passes(one, haystack.articles[name])}


def _answered(one: Question, haystack: Haystack) -> Question:
    return replace(one, total=len(matching(one, haystack)))


def _passes(one: Question, article: Article) -> bool:
    if one.zone and one.zone not in article.zones:
        return False
    return not is_dated(one) or _SINCE <= (article.date or "")[:4] <= _UNTIL


def is_dated(one: Question) -> bool:
    """Return whether ``one`` asks for the years from ``days`` alone."""
    return bool(one.zone and not one.by_date)


def days() -> tuple[str, str]:
    """Return the first and the last year of dated questions."""
    return _SINCE, _UNTIL
