"""Words that are added to jieba's: terms of the field, and the user's own.

In: ``data/words.txt`` and the file that ``$HZSEARCH_WORDS`` names, in the form of jieba's user
dictionary, a word a line: ``word [frequency] [tag]``, with ``#`` before remarks. Out: the
words for the cutters, and which of them an index was cut with. A changed file counts from
the next query or build on; an index stays good with any words, since words only rank.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from hzsearch.analysis.fold import condense
from hzsearch.errors import UsageError

VARIABLE = "HZSEARCH_WORDS"

_TABLE = Path(__file__).parent.parent / "data" / "words.txt"

# What jieba 0.42.1 can see in one piece (re_han_default); it cuts at any other character.
_ONE_PIECE = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+")
_TAG = re.compile("[A-Za-z]+")
_FREQUENCY = re.compile("[0-9]{1,9}")
_FORM = "a line is a word, then perhaps its frequency (above 0) and its tag, with blanks between"


@dataclass(frozen=True, eq=False)
class Dictionary:
    """Condensed words, each with its frequency or None; ``path`` is the user's file, if any."""

    words: Mapping[str, int | None] = field(default_factory=dict)
    path: Path | None = None

    @cached_property
    def cuttable(self) -> dict[str, int | None]:
        """Return the words that jieba can cut out; the others still rank when asked for."""
        return {w: often for w, often in self.words.items() if _ONE_PIECE.fullmatch(w)}


@dataclass(frozen=True, slots=True)
class WordsCut:
    """Which of the added words an index was cut with: ``everywhere``, or ``partly``.

    The latter are those with which only some of its articles were, since they were added
    to the dictionary, or removed, between two builds.
    """

    everywhere: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()

    def joined_by(self, words: Iterable[str]) -> WordsCut:
        """Return what holds when articles join that were cut with ``words``."""
        both = self.everywhere & frozenset(words)
        return WordsCut(both, (self.everywhere | self.partly | frozenset(words)) - both)

    def changed(self, words: Iterable[str]) -> frozenset[str]:
        """Return the words that a rebuild with ``words`` would add or remove somewhere."""
        now = frozenset(words)
        return (now - self.everywhere) | ((self.everywhere | self.partly) - now)


def added_words() -> Dictionary:
    """Return the field's words and the user's, as the file has them now.

    Raises UsageError, with the file and the line, for what is no dictionary.
    """
    named = os.environ.get(VARIABLE)
    return _with_own(Path(named), _stamp(Path(named))) if named else _of_the_field()


@lru_cache(maxsize=1)
def _of_the_field() -> Dictionary:
    return Dictionary(dict(_entries(_TABLE)))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        facts = path.stat()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None
    return facts.st_mtime_ns, facts.st_size


@lru_cache(maxsize=2)
def _with_own(path: Path, _: tuple[int, int]) -> Dictionary:
    """Return what ``path`` adds; the stamp makes a changed file be read again."""
    return Dictionary({**_of_the_field().words, **dict(_entries(path))}, path)


def _entries(path: Path) -> Iterator[tuple[str, int | None]]:
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from None
    for number, line in enumerate(lines, start=1):
        try:
            parts = line.decode("utf-8").split()
        except UnicodeDecodeError:
            raise _wrong(path, number, "this is no UTF-8; save the file as UTF-8") from None
        if parts and not parts[0].startswith("#"):
            yield _entry(path, number, parts)


def _entry(path: Path, number: int, parts: list[str]) -> tuple[str, int | None]:
    word, frequency = condense(parts[0]), None
    rest = parts[1:]
    if rest and _FREQUENCY.fullmatch(rest[0]):
        frequency = int(rest.pop(0))
    if rest and _TAG.fullmatch(rest[0]):
        rest.pop(0)
    if rest or frequency == 0:
        raise _wrong(path, number, f"“{' '.join(parts)[:40]}” can not be read; {_FORM}")
    if not any(map(str.isalnum, word)):
        raise _wrong(path, number, f"“{parts[0][:40]}” holds only marks; a word has a character")
    return word, frequency


def _unreadable(path: Path, why: str) -> UsageError:
    return UsageError(f"The dictionary {path} can not be read ({why}); {VARIABLE} names it.")


def _wrong(path: Path, number: int, why: str) -> UsageError:
    return UsageError(f"{path}, line {number}: {why}.")
