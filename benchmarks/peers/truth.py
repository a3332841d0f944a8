"""What to ask and the right answers, by looking at every article: ``… truth ARTICLES TARGET``.

A string must stand within a unit: the title, or a paragraph.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.articles import read
from benchmarks.peers.base import Asked, Facts
from benchmarks.peers.checked import LITERALS, Checked
from benchmarks.peers.words import units
from hzsearch.analysis import active_cutter, condense

#: Questions of each kind.
EACH = 8

_SINCE, _UNTIL = "2021-01-01", "2023-12-31"
_LENGTHS = range(2, 7)
#: Articles that words are counted in.
_SAMPLE = 2000


def main(articles: str, target: str, literals: str) -> None:
    """Draw the questions from ``articles`` and write them with their answers to ``target``."""
    checked = questions(list(read(Path(articles))), int(literals))
    rows = [asdict(one) for one in checked]
    Path(target).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def questions(articles: Sequence[Facts], literals: int = 100, seed: int = 1) -> list[Checked]:
    """Return ``EACH`` questions of each kind and ``literals`` more of the kind ``LITERALS``."""
    chance = random.Random(seed)
    look = Looking(articles)
    drawn = [*_drawn(articles, chance), *_literals(articles, literals, chance, LITERALS)]
    return [look.checked(asked) for asked in drawn]


class Looking:
    """Every article's text, as printed and condensed; there is no index."""

    def __init__(self, articles: Sequence[Facts]) -> None:
        self._articles = articles
        self._printed = ["\n".join(units(facts)) for facts in articles]
        # A line feed is lost in condensing, so none stands in a string that is looked for.
        self._condensed = ["\n".join(map(condense, units(facts))) for facts in articles]

    def checked(self, asked: Asked) -> Checked:
        """Return ``asked`` with its right answers."""
        must, may = (
            list(self._matches(asked, texts)) for texts in (self._printed, self._condensed)
        )
        zones = Counter(facts["zones"][0] for facts in may)
        days = {facts["id"]: facts["date"] or "" for facts in may}
        return Checked(
            asked,
            [facts["id"] for facts in must],
            [facts["id"] for facts in may],
            dict(zones) if asked.counted else {},
            days if asked.newest else {},
        )

    def _matches(self, asked: Asked, texts: Iterable[str]) -> Iterator[Facts]:
        join = any if asked.either else all
        for facts, text in zip(self._articles, texts, strict=True):
            if join(word in text for word in asked.words) and _passes(asked, facts):
                yield facts


def _passes(asked: Asked, facts: Facts) -> bool:
    if asked.zone and asked.zone not in facts["zones"]:
        return False
    return not asked.since or asked.since <= (facts["date"] or "") <= asked.until


def _drawn(articles: Sequence[Facts], chance: random.Random) -> Iterator[Asked]:
    rare, common = _words(chance.sample(articles, min(_SAMPLE, len(articles))), chance)
    zones = sorted({facts["zones"][0] for facts in articles})
    for word in rare:
        yield Asked("rare word", (word,))
    for one, other in zip(common, reversed(common), strict=True):
        pair = (one, other) if one != other else (one, rare[0])
        yield Asked("common word", (one,))
        yield Asked("two words", pair)
        yield Asked("one of two", pair, either=True)
        zone = chance.choice(zones)
        yield Asked("zone and dates", (one,), zone=zone, since=_SINCE, until=_UNTIL)
        yield Asked("newest first", (one,), newest=True)
        yield Asked("by zone", (one,), counted=True)
    yield from _literals(articles, EACH, chance, "literal")


def _words(articles: Iterable[Facts], chance: random.Random) -> tuple[list[str], list[str]]:
    """Return rare and common words of two to four Han."""
    cut = active_cutter().cut
    counts: Counter[str] = Counter()
    for facts in articles:
        counts.update({word for unit in units(facts) for word in cut(unit) if _is_word(word)})
    least = min(counts.values())
    rare = sorted(word for word, count in counts.items() if count == least)
    common = sorted(word for word, _ in counts.most_common(2 * EACH))
    return chance.sample(rare, min(EACH, len(rare))), chance.sample(common, min(EACH, len(common)))


def _is_word(text: str) -> bool:
    return 2 <= len(text) <= 4 and _is_han(text)


def _is_han(text: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def _literals(
    articles: Sequence[Facts], count: int, chance: random.Random, kind: str
) -> Iterator[Asked]:
    """Yield different strings of Han cut out anywhere, each length as often as any other."""
    seen: set[str] = set()
    for place in range(1000 * count):
        size = _LENGTHS[len(seen) % len(_LENGTHS)]
        unit = chance.choice(units(articles[place % len(articles)]))
        start = chance.randrange(max(1, len(unit) - size))
        text = unit[start : start + size]
        if len(text) == size and _is_han(text) and text not in seen:
            seen.add(text)
            yield Asked(kind, (text,))
        if len(seen) == count:
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
