"""Mistyped Han: what the archive has that sounds alike, looks alike or is one character off.

In: a word that no article has, and a vocabulary. Out: :class:`Guess` values, the likeliest
first. Candidates come from the archive's own pairs of characters, so each guess finds
something; the typing of Chinese goes by sound, so one that sounds alike is likeliest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.analysis import is_han
from hzsearch.expand.sounds import near_sound, same_sound
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.query import Literal

#: What speaks for a guess: the same sound, nearly the same, or merely one other character,
#: one too few or too many, two exchanged; and from how many characters on each is tried.
_SOUND, _NEAR, _OTHER = 3.0, 2.0, 0.0
_SHORTEST = 3
_SHORTEST_OTHER = 4
_LONGEST = 24
#: A guess at least so likely is searched at once.
SURE = 2.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A term of the archive that may be meant, how likely, and how many articles have it."""

    text: str
    likely: float
    articles: int


def guesses(text: str, vocabulary: Vocabulary) -> list[Guess]:
    """Return what the condensed ``text`` may have been meant to be, the likeliest first."""
    if not _SHORTEST <= len(text) <= _LONGEST or not any(map(is_han, text)):
        return []
    found: dict[str, float] = {}
    for candidate, likely in (*_exchanged(text, vocabulary), *_moved(text)):
        found[candidate] = max(likely, found.get(candidate, likely))
    counted = ((c, likely, vocabulary.total(Literal(c))) for c, likely in found.items())
    good = [Guess(c, likely, articles) for c, likely, articles in counted if articles]
    return sorted(good, key=lambda g: (-g.likely - math.log10(g.articles), g.text))


def _exchanged(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    """Yield ``text`` with one character exchanged for another that fits its neighbours."""
    for at, char in enumerate(text):
        if not is_han(char):
            continue
        for other in _fitting(text, at, vocabulary):
            likely = _likeness(char, other)
            if likely > _OTHER or len(text) >= _SHORTEST_OTHER:
                yield text[:at] + other + text[at + 1 :], likely


def _fitting(text: str, at: int, vocabulary: Vocabulary) -> set[str]:
    """Return the characters that stand in the archive between those around place ``at``."""
    if at == 0:
        following = text[1]
        return {
            char for char in _sounding(text[0]) if (char + following) in _pairs(char, vocabulary)
        }
    found = {pair[1] for pair in _pairs(text[at - 1], vocabulary)} - {text[at]}
    return {char for char in found if is_han(char)}


def _sounding(char: str) -> Iterator[str]:
    from hzsearch.expand.sounds import readings, syllables  # noqa: PLC0415

    for name in readings().get(char, ()):
        yield from syllables()[name] - {char}


def _pairs(first: str, vocabulary: Vocabulary) -> dict[str, int]:
    return dict(vocabulary.pairs(first))


def _likeness(one: str, other: str) -> float:
    if same_sound(one, other):
        return _SOUND
    return _NEAR if near_sound(one, other) else _OTHER


def _moved(text: str) -> Iterator[tuple[str, float]]:
    """Yield ``text`` with one character left out, or two neighbours exchanged."""
    if len(text) < _SHORTEST_OTHER:
        return
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :], _OTHER
    for at in range(len(text) - 1):
        yield text[:at] + text[at + 1] + text[at] + text[at + 2 :], _OTHER
