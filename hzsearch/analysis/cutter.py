"""Cutting text into jieba's words, by jieba itself or by its Rust twin, to the same result.

rjieba runs jieba's algorithm on jieba's dictionary many times faster, but cuts
``Wi-Fi``, ``PM2.5`` and rare Han differently, because jieba's own regular
expressions see the text first. ``RustCutter`` applies those expressions around
it; tests hold the two to the same output. Added words go into the dictionary of
either with the same frequencies.
"""

from __future__ import annotations

import itertools
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any, Protocol, TypeVar

from hzsearch.analysis.dictionary import Dictionary, added_words

#: Raise when folding, cutting, the units of an article, its amounts or what is kept beside them
#: change their output.
VERSION = 4

# The three expressions of jieba 0.42.1: re_han_default and re_skip_default of
# jieba/__init__.py, re_skip of jieba/finalseg/__init__.py.
_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_HAN = re.compile(r"([\u4E00-\u9FD5]+)")
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_SINGLE = re.compile(r"\r\n|.", re.DOTALL)
_OTHER = re.compile(r"[^\u4E00-\u9FD5]")
_MIXED = re.compile(r"[a-zA-Z0-9+#&\._%\-]")
# Han that rjieba takes into a block and jieba does not; a text without any need not be
# parted into blocks before it is cut.
_RARE = re.compile(r"[\u3400-\u4DBF\u9FD6-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]")

# Words that a cutter has taken apart are remembered, as news repeats them; about 10 MB.
_REMEMBERED = 1 << 16
# Longer tokens are no words of news, and without a bound on them there is none on memory.
_LONGEST = 64

# What an added word without a frequency gets where not all of it is Han: enough to be one
# word, as its characters are rare in jieba's dictionary.
_FREQUENCY = 10


Found = TypeVar("Found")


class Cutter(Protocol):
    """Cuts folded text into words as jieba's accurate and search modes do."""

    name: str

    def cut(self, text: str) -> list[str]:
        """Return the words of ``text`` in order; joined they are ``text``."""

    def cut_for_search(self, text: str) -> list[str]:
        """Return the words and the shorter dictionary words within them."""

    def count(self, text: str) -> Counter[str]:
        """Return how often each of ``cut_for_search`` stands in ``text``; marks are left out."""


class JiebaCutter:
    """jieba itself: pure Python, half a second to load its dictionary."""

    name = "jieba"

    def __init__(self, words: Mapping[str, int | None] | None = None) -> None:
        with warnings.catch_warnings():
            # jieba asks for pkg_resources, whose farewell is no news to our users.
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415  a query that cuts nothing must not pay for it

        jieba.setLogLevel(60)
        # A tokenizer of our own, as our words are no business of other users of jieba.
        tokenizer = jieba.Tokenizer() if words else jieba.dt
        tokenizer.initialize()
        self.cut: Callable[[str], list[str]] = tokenizer.lcut
        self.cut_for_search: Callable[[str], list[str]] = tokenizer.lcut_for_search
        has, cut = tokenizer.FREQ.get, partial(tokenizer.lcut, HMM=False)
        for word, frequency in _frequencies(words or {}, has, cut, tokenizer.suggest_freq):
            # An older frequency goes out of the sum, as it does in rjieba.
            tokenizer.total -= tokenizer.FREQ.get(word) or 0
            tokenizer.add_word(word, frequency)

    def count(self, text: str) -> Counter[str]:
        """Return how often each of ``cut_for_search`` stands in ``text``; marks are left out."""
        return _words_of(Counter(self.cut_for_search(text)))


class RustCutter:
    """rjieba behind jieba's own regular expressions: the same words, sooner."""

    name = "rjieba"

    def __init__(self, words: Mapping[str, int | None] | None = None) -> None:
        tokenizer = _rjieba().Jieba()
        self._cut: Callable[[str], list[str]] = tokenizer.cut
        self._has: Callable[[str], bool] = tokenizer.has_word
        cut = partial(self._cut, hmm=False)
        for word, frequency in _frequencies(words or {}, self._has, cut, tokenizer.suggest_freq):
            tokenizer.add_word(word, frequency, None)
        self._cut_for_search: Callable[[str], list[str]] = tokenizer.cut_for_search
        # Nearly every token is answered from these.
        self._words = _remembering(self._split)
        self._search_words = _remembering(self._split_for_search)
        self._countable = _remembering(self._split_to_count)
        self._emitted = _remembering(lambda token: tuple(tokenizer.cut_for_search(token)))
        self._differs = _remembering(self._find_differs)
        self._is_word = _remembering(_is_word)

    def cut(self, text: str) -> list[str]:
        """Return the words of ``text`` in order."""
        return [word for token in _tokens(text, self._cut) for word in self._words(token)]

    def cut_for_search(self, text: str) -> list[str]:
        """Return the words and the shorter dictionary words within them."""
        return [word for token in _tokens(text, self._cut) for word in self._search_words(token)]

    def count(self, text: str) -> Counter[str]:
        """Return how often each of ``cut_for_search`` stands in ``text``; marks are left out."""
        counts = Counter(_tokens(text, self._cut_for_search))
        # Words of Han alone rjieba takes apart as jieba does.
        others = list(filter(_OTHER.search, counts))
        parted = [token for token in others if self._differs(token)]
        if any(self._emitted(token)[-1] != token for token in parted):
            # Alone it is no token to rjieba, so what it is taken apart into can not be told.
            return _words_of(Counter(self.cut_for_search(text)))
        self._recount(counts, parted)
        for mark in itertools.filterfalse(self._is_word, others):
            counts.pop(mark, None)
        return counts

    def _recount(self, counts: Counter[str], parted: Iterable[str]) -> None:
        """Count what jieba makes of some tokens in place of what rjieba does."""
        often: dict[str, int] = {}
        # What rjieba finds within a token is shorter, so what is left is the token itself.
        for token in sorted(parted, key=len, reverse=True):
            often[token] = counts[token]
            _add(counts, self._emitted(token), -often[token])
        for token, count in often.items():
            _add(counts, self._countable(token), count)

    def _find_differs(self, token: str) -> bool:
        return bool(_MIXED.search(token)) and self._search_words(token) != self._emitted(token)

    def _split(self, token: str) -> tuple[str, ...]:
        if len(token) == 1 or not _MIXED.search(token) or self._has(token):
            return (token,)
        parts = ([p] if _HAN.match(p) else _LATIN.split(p) for p in _HAN.split(token))
        return tuple(word for part in parts for word in part if word)

    def _split_for_search(self, token: str) -> tuple[str, ...]:
        return tuple(part for word in self._split(token) for part in (*self._inner(word), word))

    def _split_to_count(self, token: str) -> tuple[str, ...]:
        return tuple(filter(_is_word, self._split_for_search(token)))

    def _inner(self, word: str) -> Iterator[str]:
        for size in (2, 3):
            if len(word) > size:
                grams = (word[i : i + size] for i in range(len(word) - size + 1))
                yield from filter(self._has, grams)


def _tokens(text: str, cut: Callable[[str], list[str]]) -> Iterable[str]:
    return _by_block(text, cut) if _RARE.search(text) else cut(text)


def _add(counts: Counter[str], words: Iterable[str], often: int) -> None:
    for word in words if often else ():
        counts[word] += often
        if not counts[word]:
            del counts[word]


def _by_block(text: str, cut: Callable[[str], list[str]]) -> Iterator[str]:
    for i, block in enumerate(_BLOCK.split(text)):
        # What jieba's blocks leave over stands alone, CR LF as one.
        yield from cut(block) if i % 2 else _SINGLE.findall(block)


def _remembering(find: Callable[[str], Found]) -> Callable[[str], Found]:
    """Return ``find``, which remembers what it found, but for long tokens."""
    remembered = lru_cache(_REMEMBERED)(find)
    return lambda token: remembered(token) if len(token) <= _LONGEST else find(token)


def _words_of(counts: Counter[str]) -> Counter[str]:
    return Counter({token: often for token, often in counts.items() if _is_word(token)})


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))


def _rjieba() -> Any:
    """Return rjieba's extension module; its package too would load a dictionary, for 0.2 s."""
    name = "rjieba.rjieba"
    if name not in sys.modules:
        package = find_spec("rjieba")
        places = package.submodule_search_locations if package else None
        spec = PathFinder.find_spec(name, places)
        if spec is None or spec.loader is None:
            return import_module("rjieba")
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def _frequencies(
    words: Mapping[str, int | None],
    has: Callable[[str], object],
    cut: Callable[[str], list[str]],
    suggest: Callable[[str], int],
) -> Iterator[tuple[str, int]]:
    """Yield the words to add, in order, with the frequency that makes each of them one word.

    Both cutters get the same ones: ``cut``, by the dictionary alone, and ``suggest`` agree on Han.
    """
    for word, given in words.items():
        if given:
            yield word, given
        elif not _HAN.fullmatch(word):
            yield from () if has(word) else [(word, _FREQUENCY)]
        elif not has(word) or cut(word) != [word]:
            yield word, suggest(word)


def active_cutter() -> Cutter:
    """Return the cutter in use, rjieba where it is installed, else jieba, with all added words.

    Raises UsageError where the user's dictionary is none.
    """
    return _cutter(added_words())


@lru_cache(maxsize=1)
def _cutter(dictionary: Dictionary) -> Cutter:
    kind = RustCutter if active_cutter_name() == RustCutter.name else JiebaCutter
    return kind(dictionary.cuttable)


def active_cutter_name() -> str:
    """Return "rjieba" or "jieba", whichever is in use, without loading a dictionary."""
    return RustCutter.name if find_spec("rjieba") else JiebaCutter.name


def fingerprint() -> dict[str, str | int]:
    """Return what decides how text is cut; an index made by another one is refused.

    Which cutter did the work is not in it: both give the same words.
    """
    return {"version": VERSION, "jieba": _jieba_version()}


@lru_cache(maxsize=1)
def _jieba_version() -> str:
    from importlib import metadata  # noqa: PLC0415  25 ms that a query does not need

    return metadata.version("jieba")
