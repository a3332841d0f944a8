"""What a beginning may become: words and names by their characters, their pinyin, or initials.

In: words with how often they are used. Out: those that begin as somebody types, the most used
first. ``xinc``, ``xc`` and 信 all begin 信创. Nothing is looked up in an archive here.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from hzsearch.expand.pinyin import is_latin, without_tones
from hzsearch.expand.sounds import initials, readings

#: Of a larger archive the most used words are kept, so many of them.
MOST_WORDS = 200_000
_SHORTEST = 2


class Completion:
    """Words to choose from; made once for a state of an archive, then quick to ask."""

    def __init__(self, uses: Mapping[str, int]) -> None:
        """Keep the words of ``uses``, condensed ones, and how often each is used."""
        within = set(_within(uses))
        told = (word for word in uses if _is_told(word) and word not in within)
        often = heapq.nlargest(MOST_WORDS, told, key=lambda word: uses[word])
        self._uses = {word: uses[word] for word in often}
        self._sorted = sorted(often)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in often:
            for letter in initials().get(word[0], ()):
                self._by_sound[letter].append(word)

    def of(self, begun: str, limit: int) -> list[str]:
        """Return up to ``limit`` words that begin with the condensed ``begun``, or sound so.

        The most used come first. The word itself is none.
        """
        found = dict.fromkeys(self._written(begun, limit))
        if is_latin(begun):
            letters = without_tones(begun).lower().replace("'", "").replace("’", "")
            found |= dict.fromkeys(islice(self._sounding(letters), limit))
            found |= dict.fromkeys(islice(self._abbreviated(letters), limit))
        ranked = sorted(found, key=lambda word: (-self._uses[word], word))
        return [word for word in ranked if word != begun][:limit]

    def _written(self, begun: str, limit: int) -> list[str]:
        first = bisect_left(self._sorted, begun)
        last = bisect_left(self._sorted, begun + chr(0x10FFFF), first)
        return heapq.nlargest(limit + 1, self._sorted[first:last], key=lambda w: self._uses[w])

    def _sounding(self, letters: str) -> Iterator[str]:
        return (word for word in self._by_sound[letters[0]] if sounds_so(word, letters))

    def _abbreviated(self, letters: str) -> Iterator[str]:
        return (word for word in self._by_sound[letters[0]] if is_abbreviated(word, letters))


def sounds_so(word: str, letters: str) -> bool:
    """Say whether the pinyin of ``word`` begins with ``letters``; the last may be cut short."""
    if not letters:
        return True
    if not word:
        return False
    return any(
        reading.startswith(letters)
        or (letters.startswith(reading) and sounds_so(word[1:], letters[len(reading) :]))
        for reading in readings().get(word[0], ())
    )


def is_abbreviated(word: str, letters: str) -> bool:
    """Say whether the characters of ``word`` begin, one after the other, with ``letters``."""
    table = initials()
    return len(letters) <= len(word) and all(
        letter in table.get(char, ()) for letter, char in zip(letters, word, strict=False)
    )


def fitting(begun: str, names: Iterable[str]) -> list[str]:
    """Return the ``names`` that have the condensed ``begun`` in them, or begin with its sound.

    In their order, those that begin with it first.
    """
    letters = without_tones(begun).lower() if is_latin(begun) else ""
    held = [name for name in names if begun in name or (letters and _is_sound(name, letters))]
    return sorted(held, key=lambda name: not name.startswith(begun))


def _is_sound(name: str, letters: str) -> bool:
    return sounds_so(name, letters) or is_abbreviated(name, letters)


def _within(uses: Mapping[str, int]) -> Iterator[str]:
    """Yield the words that are only used within a longer one: 责人 where 负责人 stands."""
    for word, often in uses.items():
        for size in range(_SHORTEST, len(word)):
            parts = (word[start : start + size] for start in range(len(word) - size + 1))
            yield from (part for part in parts if uses.get(part) == often)


def _is_told(word: str) -> bool:
    """Say whether a word may be offered: no single character, no mere number."""
    return len(word) >= _SHORTEST and any(map(str.isalpha, word))
