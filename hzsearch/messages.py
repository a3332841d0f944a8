"""Messages for people, in Chinese where they read Chinese.

Errors, notes and doubts are written in English, for programs and logs as well. A face that shows
one to a reader of Chinese asks for its translation here. The catalogue (``locale/``, GNU
gettext's format) has the messages as templates with numbered placeholders::

    There is no index in {0}; build one with 'hzsearch build ARCHIVE --index {0}'.
    {0}中没有索引；请用 'hzsearch build ARCHIVE --index {0}' 建立。

A message is of the template that it matches as a whole, the one with most text of its own
first. Values are shown as they are; a translation has ``{1:phrase}`` where the value must be a
phrase of the catalogue itself, or else the template does not match, ``{1:words}`` where it
may be one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import NamedTuple

#: Of a catalogue's file (GNU gettext manual, "The Format of GNU MO Files").
_HEAD, _ROW = struct.Struct("<7I"), struct.Struct("<2I")
#: How many ways to part a message, and the phrases in it, into values are tried, and how many
#: phrases are looked up: who asks, or an archive, may have one in which there are very many.
_TRIED, _LOOKED_UP = 1000, 40


def in_chinese(text: str) -> str:
    """Return the translation of a message; the message itself where there is none."""
    found = _translated(text, _Effort())
    return text if found is None else found


class _Effort:
    """What is left of the tries for one message, with all phrases in it."""

    def __init__(self) -> None:
        self.tries, self.phrases = _TRIED, _LOOKED_UP


def _translated(text: str, effort: _Effort) -> str | None:
    effort.phrases -= 1
    for one in _entries() if effort.phrases >= 0 else ():
        if all(literal in text for literal, _ in one.pieces):
            for values in _values(one.pieces, text):
                effort.tries -= 1
                if effort.tries < 0:
                    return None
                told = None if values is None else _filled(one.translation, values, effort)
                if told is not None:
                    return told
    return None


class _Entry(NamedTuple):
    """A template as its texts, each with the number of the placeholder behind it."""

    pieces: tuple[tuple[str, int | None], ...]
    translation: str

    @property
    def weight(self) -> int:
        """How much text of its own the template has."""
        return sum(len(literal) for literal, _ in self.pieces)


@cache
def _entries() -> tuple[_Entry, ...]:
    """Return the catalogue, templates with most text of their own first."""
    data = (files("hzsearch") / "locale" / "zh" / "LC_MESSAGES" / "hzsearch.mo").read_bytes()
    found = [_Entry(_pieces(one), told) for one, told in _read(data) if one and told]
    return tuple(sorted(found, key=lambda one: -one.weight))


def _read(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts of a .mo file with their translations."""
    _, _, number, originals, translations, *_ = _HEAD.unpack_from(data)
    for place in range(0, number * _ROW.size, _ROW.size):
        rows = (_ROW.unpack_from(data, table + place) for table in (originals, translations))
        original, translation = (data[at : at + size].decode("utf-8") for size, at in rows)
        yield original, translation


def _pieces(template: str) -> tuple[tuple[str, int | None], ...]:
    parsed = Formatter().parse(template)
    found = [(text, int(name) if name is not None else None) for text, name, *_ in parsed]
    return tuple(found if found[-1][1] is None else [*found, ("", None)])


def _values(
    pieces: Sequence[tuple[str, int | None]], text: str, at: int = 0, known: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...] | None]:
    """Yield the ways in which ``text`` from ``at`` on is of a template, and None for each try."""
    (literal, number), *rest = pieces
    begin = at + len(literal)
    if not text.startswith(literal, at):
        yield None
    elif number is None:
        yield known if begin == len(text) else None
    elif number < len(known):
        same = text.startswith(known[number], begin)
        yield from _values(rest, text, begin + len(known[number]), known) if same else [None]
    else:
        for end in _ends(rest, text, begin):
            yield from _values(rest, text, end, (*known, text[begin:end]))


def _ends(rest: Sequence[tuple[str, int | None]], text: str, begin: int) -> Iterator[int]:
    """Yield where a value may end that begins there: before each place of the text behind it."""
    literal, number = rest[0]
    if number is None:
        yield len(text) - len(literal)
        return
    end = text.find(literal, begin)
    while end >= 0:
        yield end
        end = text.find(literal, end + 1)


class _Value(NamedTuple):
    """A value in a translation: as it is, or translated itself."""

    text: str
    effort: _Effort

    def __format__(self, spec: str) -> str:
        if not spec:
            return self.text
        told = _translated(self.text, self.effort)
        if told is None and spec == "phrase":
            raise LookupError(self.text)
        return self.text if told is None else told


def _filled(translation: str, values: Sequence[str], effort: _Effort) -> str | None:
    """Return a translation with its values, None where one should be a phrase and is none."""
    try:
        return translation.format(*(_Value(value, effort) for value in values))
    except LookupError:
        return None
