"""Mistyped Han: what the archive has that sounds alike, looks alike or is one character off.

In: a word that no article has, and a vocabulary. Out: :class:`Guess` values, the likeliest
first. Candidates come from the archive's own pairs of characters, so each guess finds
something; the typing of Chinese goes by sound, so one that sounds alike is likeliest, and then
one that looks alike (:mod:`~hzsearch.expand.looks`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.analysis import is_han
from hzsearch.expand.looks import looking
from hzsearch.expand.sounds import near, near_sound, readings, same_sound, syllables
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.query import Literal

#: What speaks for a guess: the same sound, a shape that is taken for it, nearly the same sound,
#: or merely one other character, one too few or too many, two exchanged; and from how many
#: characters on each is tried.
_SOUND, _SHAPE, _NEAR, _OTHER = 3.0, 2.5, 2.0, 0.0
_SHORTEST = 3
_SHORTEST_OTHER = 4
_LONGEST = 24
_ONE_WORD = 6


@dataclass(frozen=True, slots=True)
class Guess:
    """A term of the archive that may be meant, how likely, and how many articles have it."""

    text: str
    likely: float
    articles: int


def guesses(text: str, vocabulary: Vocabulary, *, alike: bool) -> list[Guess]:
    """Return what the condensed ``text`` may have been meant to be, the likeliest first.

    ``alike``: only what sounds or looks like it, or nearly; else anything one character off.
    """
    if not _SHORTEST <= len(text) <= _LONGEST or not any(map(is_han, text)):
        return []
    found: dict[str, float] = {}
    moved = () if alike else _moved(text)
    for candidate, likely in (*_exchanged(text, vocabulary, alike), *moved):
        found[candidate] = max(likely, found.get(candidate, likely))
    counted = ((c, likely, vocabulary.total(Literal(c))) for c, likely in found.items())
    good = [Guess(c, likely, articles) for c, likely, articles in counted if articles]
    return sorted(good, key=lambda g: (-g.likely - math.log10(g.articles), g.text))


def _exchanged(text: str, vocabulary: Vocabulary, alike: bool) -> Iterator[tuple[str, float]]:
    """Yield ``text`` with one character exchanged for another that fits its neighbours."""
    for at in _suspects(text, vocabulary):
        char = text[at]
        others = _taken_for(char) if alike else _following(text[at - 1 : at], vocabulary)
        for other in others:
            likely = _likeness(char, other)
            if other != char and (likely > _OTHER or len(text) >= _SHORTEST_OTHER):
                yield text[:at] + other + text[at + 1 :], likely


def _suspects(text: str, vocabulary: Vocabulary) -> list[int]:
    """Return the places where one wrong character explains all pairs that the archive lacks.

    Where it lacks none, each place of a short word; a longer one is more than one word.
    """
    pairs = [text[k : k + 2] for k in range(len(text) - 1)]
    missing = {k for k, pair in enumerate(pairs) if not vocabulary.total(Literal(pair))}
    if not missing and len(text) > _ONE_WORD:
        return []
    return [at for at, char in enumerate(text) if is_han(char) and missing <= {at - 1, at}]


def _taken_for(char: str) -> set[str]:
    """Return the characters that are read as ``char`` is, or nearly, or look like it."""
    alike = {syllable for name in readings().get(char, ()) for syllable in near(name)}
    return {other for syllable in alike for other in syllables()[syllable]} | looking(char)


def _following(before: str, vocabulary: Vocabulary) -> set[str]:
    """Return the Han that stand behind ``before`` in the archive; none behind nothing."""
    return {pair[1] for pair, _ in vocabulary.pairs(before) if is_han(pair[1])} if before else set()


def _likeness(one: str, other: str) -> float:
    if same_sound(one, other):
        return _SOUND
    if other in looking(one):
        return _SHAPE
    return _NEAR if near_sound(one, other) else _OTHER


def _moved(text: str) -> Iterator[tuple[str, float]]:
    """Yield ``text`` with one character left out, or two neighbours exchanged."""
    if len(text) < _SHORTEST_OTHER:
        return
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :], _OTHER
    for at in range(len(text) - 1):
        yield text[:at] + text[at + 1] + text[at] + text[at + 2 :], _OTHER
