"""How Han sound: the pinyin of characters, without tones.

The table ``data/pinyin.txt`` has a line for every syllable with the characters that may be
read so, for the 6,763 characters of GB 2312: the usual reading of each, and others in
common use. Its source is in ``data/README.md``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import islice
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "data" / "pinyin.txt"
_LONGEST = 6
#: So many ways to part a string into syllables are tried at most.
_MOST = 16
#: Longer strings are no words; the longest in use have about thirty letters.
_MOST_LETTERS = 60
# What southern speakers and quick fingers do not tell apart.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))


@lru_cache(maxsize=1)
def syllables() -> dict[str, frozenset[str]]:
    """Return the characters that may be read as each syllable."""
    rows = (row.split(" ") for row in _TABLE.read_text(encoding="utf-8").splitlines())
    table = {syllable: frozenset(chars) for syllable, chars in rows}
    # lüe and nüe are typed lue and nue as well.
    return table | {k.replace("v", "u"): v for k, v in table.items() if k in ("lve", "nve")}


@lru_cache(maxsize=1)
def readings() -> dict[str, tuple[str, ...]]:
    """Return the syllables of each character."""
    found: dict[str, list[str]] = defaultdict(list)
    for syllable, chars in syllables().items():
        for char in chars:
            found[char].append(syllable)
    return {char: tuple(names) for char, names in found.items()}


@lru_cache(maxsize=1)
def initials() -> dict[str, frozenset[str]]:
    """Return the first letters of each character's readings."""
    return {char: frozenset(name[0] for name in names) for char, names in readings().items()}


def split(text: str) -> list[tuple[str, ...]]:
    """Return the ways to read ``text`` as syllables, few first: xian is 先 before 西安.

    An apostrophe parts syllables (xi'an). Nothing where there is no way.
    """
    if len(text) > _MOST_LETTERS:
        return []
    ways: list[tuple[str, ...]] = [()]
    for part in text.replace("’", "'").split("'"):
        ways = [way + rest for way in ways for rest in _ways(part)][:_MOST]
    return sorted((way for way in ways if way), key=len)


def _ways(text: str) -> list[tuple[str, ...]]:
    """Return the first ``_MOST`` ways to read ``text``, long syllables first."""
    # The ways to read each end of the text, the shortest end first.
    ends: list[list[tuple[str, ...]]] = [[()]]
    for start in range(len(text) - 1, -1, -1):
        sizes = range(min(_LONGEST, len(text) - start), 0, -1)
        known = (size for size in sizes if text[start : start + size] in syllables())
        found = (
            (text[start : start + size], *rest)
            for size in known
            for rest in ends[len(text) - start - size]
        )
        ends.append(list(islice(found, _MOST)))
    return ends[-1]


def same_sound(one: str, other: str) -> bool:
    """Say whether two characters may be read alike, tones aside."""
    return not set(readings().get(one, ())).isdisjoint(readings().get(other, ()))


def near_sound(one: str, other: str) -> bool:
    """Say whether two characters are read nearly alike (zh and z, ing and in, l and n)."""
    mine = {_blurred(name) for name in readings().get(one, ())}
    return not mine.isdisjoint(_blurred(name) for name in readings().get(other, ()))


def near(syllable: str) -> frozenset[str]:
    """Return the syllables that are nearly ``syllable``, itself among them."""
    return _nearly()[_blurred(syllable)]


@lru_cache(maxsize=1)
def _nearly() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for syllable in syllables():
        found[_blurred(syllable)].add(syllable)
    return {blurred: frozenset(names) for blurred, names in found.items()}


@lru_cache(maxsize=1024)
def _blurred(syllable: str) -> str:
    for fine, coarse in _ALIKE:
        syllable = syllable.replace(fine, coarse)
    return syllable
