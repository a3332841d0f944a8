"""Pinyin: Latin letters into the terms of this archive that they spell.

``xinchuang`` are syllables, ``xc`` initials. In: letters and a vocabulary. Out: the terms
that occur in the archive, most used first, and only those that are used nearly as much as
the first: homophones must not flood the answer.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from hzsearch.expand.sounds import initials, split, syllables
from hzsearch.expand.vocabulary import Vocabulary
from hzsearch.query import Literal

#: So many terms at most stand for one spelling, each used this share of the first's uses.
MOST = 3
SHARE = 0.2
#: What a use as a word of jieba's counts beside one as a mere string.
_WORD = 3
#: So many beginnings of longer terms are followed.
_BEAM = 64
_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 6
_FEWEST = 2


def is_latin(text: str) -> bool:
    """Say whether ``text`` may be pinyin: letters of the alphabet, and apostrophes."""
    letters = without_tones(text).replace("'", "").replace("’", "")
    return len(letters) >= _SHORTEST_INITIALS and letters.isascii() and letters.isalpha()


def without_tones(text: str) -> str:
    """Return ``text`` without the marks over its letters: xīnchuàng is xinchuang."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def spelled(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the terms of the archive that ``text`` spells, by syllables, else by initials."""
    letters = without_tones(text).lower()
    for way in split(letters):
        totals = ((term, vocabulary.total(Literal(term))) for term in _terms(way, vocabulary))
        found = {term: total for term, total in totals if total}
        if found:
            return _chosen(_uses(found, vocabulary))
    return _chosen(_abbreviated(letters, vocabulary))


def _uses(found: dict[str, int], vocabulary: Vocabulary) -> dict[str, int]:
    """Return what the uses of each term count for, as a string and as a word."""
    words = dict(vocabulary.words(sorted({term[0] for term in found})))
    uses = {term: total + _WORD * words.get(term, 0) for term, total in found.items()}
    # Two characters that meet only at the seam of two words are no term, if any is.
    return {term: n for term, n in uses.items() if term in words} or uses


def _chosen(uses: dict[str, int]) -> tuple[str, ...]:
    ranked = sorted(uses, key=lambda term: (-uses[term], term))[:MOST]
    return tuple(term for term in ranked if uses[term] >= SHARE * uses[ranked[0]])


def _terms(way: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the strings all of whose pairs are in the archive and that are read as ``way``."""
    if len(way) < _FEWEST:
        return []
    begun = Counter(dict.fromkeys(syllables()[way[0]], 1 << 30))
    for syllable in way[1:]:
        grown: Counter[str] = Counter()
        for term, least in begun.items():
            for pair, often in vocabulary.pairs(term[-1]):
                if pair[1] in syllables()[syllable]:
                    grown[term + pair[1]] = min(least, often)
        begun = Counter(dict(grown.most_common(_BEAM)))
    return list(begun)


def _abbreviated(text: str, vocabulary: Vocabulary) -> dict[str, int]:
    """Return the words whose characters begin with the letters of ``text``."""
    if not _SHORTEST_INITIALS <= len(text) <= _LONGEST_INITIALS:
        return {}
    letters = initials()
    first = [char for char, told in letters.items() if text[0] in told]
    return {
        word: often
        for word, often in vocabulary.words(first)
        if len(word) == len(text)
        and all(a in letters.get(c, ()) for a, c in zip(text, word, strict=True))
    }
