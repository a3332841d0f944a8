"""Overprint 重影: bold type is printed twice, and the text layer holds both copies.

In: the text of a row, a headline, or a vertical run. Out: what was meant, or None
if nothing is doubled. Three ways are known, and one headline may mix them: the
whole run twice (``ABAB``), each stretch between quotation marks twice
(``““AA””BB``), each character twice (``AABB``).
"""

from __future__ import annotations

import re
from collections import Counter

from hzsearch.layout.lines import HAN, compact

# Longer than any headline; keeps the search for copies, which is cubic, small.
_LONGEST = 120
# Four characters printed twice in a row are no figure of speech (天天, 高高兴兴,
# 研究研究 are), so four meant ones prove an overprint.
_PROOF = 4
_STRETCH = 4
_DISTINCT = 3
_PART = re.compile(rf"([^\W\d_a-zA-Z]{{{_STRETCH},}})\1")
# Nobody sets two quotation marks in a row; beside such, a shorter stretch is proof.
_QUOTED = re.compile(r"([“”‘’])\1")
_SHORT_PART = re.compile(rf"([{HAN}]{{2,}})\1")
_WORD = re.compile(rf"([{HAN}]{{2,3}})\1")
# Headlines of two characters, which would else be no proof.
_RUBRICS = frozenset(re.findall("..", "更正公告启事声明通知通告简讯短讯图讯来信公示广告"))
# Prose may say a thing twice (一种动物一种动物地试); headlines have no full stop.
_PROSE = re.compile("。.|，.*，.*，")
_QUOTES = "“”‘’「」『』《》﹃﹄﹁﹂"


def copies(text: str) -> tuple[str, ...] | None:
    """Return the stretches that, each printed twice, make up all of ``text``; else None.

    Where several readings fit, the plainest is meant: one run, or one character each.
    """
    half = len(text) // 2
    if not text or len(text) > _LONGEST or any(n % 2 for n in Counter(text).values()):
        return None
    if text[:half] == text[half:]:
        return (text[:half],)
    if text[::2] == text[1::2]:
        return tuple(text[::2])
    return _mixed(text)


def _mixed(text: str) -> tuple[str, ...] | None:
    """Return the longest stretches, from the left on, that leave nothing single."""
    dead: set[int] = set()

    def rest(start: int) -> tuple[str, ...] | None:
        if start == len(text):
            return ()
        for size in range((len(text) - start) // 2 if start not in dead else 0, 0, -1):
            half = start + size
            if text[start:half] == text[half : half + size]:
                tail = rest(half + size)
                if tail is not None:
                    return (text[start:half], *tail)
        dead.add(start)
        return None

    return rest(0)


def undouble(text: str) -> str | None:
    """Return the headline that ``text`` is an overprint of, in whole or in part; else None."""
    bare = compact(text)
    if len(bare) < 2 * _STRETCH or len(set(bare)) < _DISTINCT:
        return _undouble_word(bare)
    found = copies(bare)
    if found is not None and _proves(found):
        return "".join(found)
    return _undouble_part(bare)


def _undouble_word(text: str) -> str | None:
    """Return the word that is all of a row, twice (声明声明), or each character twice."""
    found = _WORD.fullmatch(text)
    if found and len(set(found[1])) > 1:
        return found[1]
    return text[::2] if text[::2] == text[1::2] and text[::2] in _RUBRICS else None


def _proves(found: tuple[str, ...]) -> bool:
    return sum(map(len, found)) >= _PROOF


def _undouble_part(text: str) -> str | None:
    """Undo an overprint that left some of ``text`` single."""
    if len(text) > _LONGEST or _PROSE.search(text):
        return None
    proof = _PART.search(text) or (_QUOTED.search(text) and _SHORT_PART.search(text))
    if proof is None or len(set(proof[1])) < min(_DISTINCT, len(proof[1])):
        return None
    return _cheapest(text)


def _cheapest(text: str) -> str:
    """Return ``text`` read with the fewest stretches, a doubled one counting as one."""
    best = [0] * (len(text) + 1)
    step = [(1, 1)] * len(text)
    for at in range(len(text) - 1, -1, -1):
        best[at] = best[at + 1] + 1
        for size in _doubled(text, at):
            if best[at + 2 * size] + 1 < best[at]:
                best[at], step[at] = best[at + 2 * size] + 1, (size, 2 * size)
    return _walk(text, step)


def _doubled(text: str, at: int) -> list[int]:
    """Return the sizes of stretches doubled at ``at``; one character alone only if a quote."""
    sizes = range(1 if text[at] in _QUOTES else 2, (len(text) - at) // 2 + 1)
    return [n for n in sizes if text[at : at + n] == text[at + n : at + 2 * n]]


def _walk(text: str, step: list[tuple[int, int]]) -> str:
    kept, at = "", 0
    while at < len(text):
        size, width = step[at]
        kept += text[at : at + size]
        at += width
    return kept
