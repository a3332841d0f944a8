"""Cutting text into jieba's words, by jieba itself or by its Rust twin, to the same result.

rjieba runs jieba's algorithm on jieba's dictionary many times faster, but cuts
``Wi-Fi``, ``PM2.5`` and rare Han differently, because jieba's own regular
expressions see the text first. ``RustCutter`` applies those expressions around
it; tests hold the two to the same output.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import Protocol

#: Raise when folding, cutting, the units of an article or its amounts change their output.
VERSION = 2

# The three expressions of jieba 0.42.1: re_han_default and re_skip_default of
# jieba/__init__.py, re_skip of jieba/finalseg/__init__.py.
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_HAN = re.compile(r"([\u4E00-\u9FD5]+)")
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_SINGLE = re.compile(r"\r\n|.", re.DOTALL)
_MIXED = re.compile(r"[a-zA-Z0-9+#&\._%\-]")


class Cutter(Protocol):
    """Cuts folded text into words as jieba's accurate and search modes do."""

    name: str

    def cut(self, text: str) -> list[str]:
        """Return the words of ``text`` in order; joined they are ``text``."""

    def cut_for_search(self, text: str) -> list[str]:
        """Return the words and the shorter dictionary words within them."""


class JiebaCutter:
    """jieba itself: pure Python, half a second to load its dictionary."""

    name = "jieba"

    def __init__(self) -> None:
        with warnings.catch_warnings():
            # jieba asks for pkg_resources, whose farewell is no news to our users.
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415  a query that cuts nothing must not pay for it

        jieba.setLogLevel(60)
        jieba.initialize()
        self.cut: Callable[[str], list[str]] = jieba.lcut
        self.cut_for_search: Callable[[str], list[str]] = jieba.lcut_for_search


class RustCutter:
    """rjieba behind jieba's own regular expressions: the same words, sooner."""

    name = "rjieba"

    def __init__(self) -> None:
        import rjieba  # noqa: PLC0415  optional

        self._cut: Callable[[str], list[str]] = rjieba.cut
        self._has: Callable[[str], bool] = rjieba.has_word
        # News repeats its words: nearly every token is answered from these.
        self._words = lru_cache(maxsize=1 << 17)(self._split)
        self._search_words = lru_cache(maxsize=1 << 17)(self._split_for_search)

    def cut(self, text: str) -> list[str]:
        """Return the words of ``text`` in order."""
        return [word for token in self._tokens(text) for word in self._words(token)]

    def cut_for_search(self, text: str) -> list[str]:
        """Return the words and the shorter dictionary words within them."""
        return [word for token in self._tokens(text) for word in self._search_words(token)]

    def _tokens(self, text: str) -> Iterator[str]:
        for i, block in enumerate(_BLOCK.split(text)):
            # What jieba's blocks leave over stands alone, CR LF as one.
            yield from self._cut(block) if i % 2 else _SINGLE.findall(block)

    def _split(self, token: str) -> tuple[str, ...]:
        if len(token) == 1 or not _MIXED.search(token) or self._has(token):
            return (token,)
        parts = ([p] if _HAN.match(p) else _LATIN.split(p) for p in _HAN.split(token))
        return tuple(word for part in parts for word in part if word)

    def _split_for_search(self, token: str) -> tuple[str, ...]:
        return tuple(part for word in self._split(token) for part in self._with_inner(word))

    def _with_inner(self, word: str) -> Iterator[str]:
        for size in (2, 3):
            if len(word) > size:
                grams = (word[i : i + size] for i in range(len(word) - size + 1))
                yield from filter(self._has, grams)
        yield word


@lru_cache(maxsize=1)
def active_cutter() -> Cutter:
    """Return the cutter in use: rjieba where it is installed, else jieba."""
    return RustCutter() if active_cutter_name() == RustCutter.name else JiebaCutter()


def active_cutter_name() -> str:
    """Return "rjieba" or "jieba", whichever is in use, without loading a dictionary."""
    return RustCutter.name if find_spec("rjieba") else JiebaCutter.name


def fingerprint() -> dict[str, str | int]:
    """Return what decides how text is cut; an index made by another one is refused.

    Which cutter did the work is not in it: both give the same words.
    """
    from importlib import metadata  # noqa: PLC0415  25 ms that a query does not need

    return {"version": VERSION, "jieba": metadata.version("jieba")}
