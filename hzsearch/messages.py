"""Messages for people, in Chinese where they read Chinese.

Errors, notes and doubts are written in English, for programs and logs as well. A face that shows
one to a reader of Chinese asks for its translation here. The catalogue (``locale/``, GNU
gettext's format) has the messages as templates with numbered placeholders::

    There is no index in {0}; build one with 'hzsearch build ARCHIVE --index {0}'.
    {0}中没有索引；请用 'hzsearch build ARCHIVE --index {0}' 建立。

A message is of the template that it matches as a whole, the one with most text of its own first.
Values are shown as they are; a translation has ``{1:phrase}`` where the value is a phrase of
the catalogue itself, without which the template does not match, and ``{1:words}`` where it may be one.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from string import Formatter

#: Of a catalogue's file (GNU gettext manual, "The Format of GNU MO Files").
_HEAD, _ROW = struct.Struct("<7I"), struct.Struct("<2I")


def in_chinese(text: str) -> str:
    """Return the translation of a message; the message itself where there is none."""
    found = _translated(text)
    return text if found is None else found


def _translated(text: str) -> str | None:
    for template, translation in _templates():
        if all(part in text for part in literals(template)):
            for values in _values(template, text):
                told = _filled(translation, values)
                if told is not None:
                    return told
    return None


@cache
def _templates() -> tuple[tuple[str, str], ...]:
    """Return the templates and their translations, those with most text of their own first."""
    data = (files("hzsearch") / "locale" / "zh" / "LC_MESSAGES" / "hzsearch.mo").read_bytes()
    return tuple(sorted(_entries(data), key=lambda one: -len("".join(literals(one[0])))))


def _entries(data: bytes) -> Iterator[tuple[str, str]]:
    _, _, number, originals, translations, *_ = _HEAD.unpack_from(data)
    for place in range(0, number * _ROW.size, _ROW.size):
        rows = (_ROW.unpack_from(data, table + place) for table in (originals, translations))
        original, translation = (data[at : at + size].decode("utf-8") for size, at in rows)
        if original and translation:
            yield original, translation


@cache
def literals(template: str) -> tuple[str, ...]:
    """Return the texts of a template between its placeholders."""
    return tuple(text for text, *_ in Formatter().parse(template) if text)


def _values(template: str, text: str) -> Iterator[list[str]]:
    """Yield what may stand in the placeholders of a template whose message ``text`` is."""
    for some in (".*?", ".*"):
        found = re.fullmatch(_pattern(template, some), text, re.DOTALL)
        if found:
            yield list(found.groups())


@cache
def _pattern(template: str, some: str) -> str:
    pattern, seen = "", set[str]()
    for literal, name, *_ in Formatter().parse(template):
        pattern += re.escape(literal)
        if name is not None:
            pattern += f"(?P=p{name})" if name in seen else f"(?P<p{name}>{some})"
            seen.add(name)
    return pattern


class _Value(str):
    """A value in a translation: as it is, or translated itself."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        told = _translated(self)
        if told is None and spec == "phrase":
            raise LookupError(self)
        return str(self) if told is None else told


def _filled(translation: str, values: list[str]) -> str | None:
    """Return a translation with its values, None where one should be a phrase and is none."""
    try:
        return translation.format(*map(_Value, values))
    except LookupError:
        return None
