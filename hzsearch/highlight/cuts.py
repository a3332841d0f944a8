"""Where a text may be cut: behind sentences, else behind clauses, else between words.

Never within a number with its measure word, a Latin word or a match, and between
paired marks only where nothing else is within reach. In: a unit's text, and the spans
that must stay whole. Out: a stretch of it around what is to be shown.

Marks and numbers are those of GB/T 15834 (标点符号用法) and GB/T 15835 (出版物上数字用法).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from hzsearch.highlight.finders import Span
from hzsearch.highlight.shape import PAIRS, shape

# What a place in a text is worth as the edge of a fragment. An edge within paired
# marks parts them; one behind 、 parts a list.
_SENTENCE, _CLAUSE, _POOR = 3, 2, 1
_WORTH = {"sentence": _SENTENCE, "clause": _CLAUSE}

# All of these are patterns over the signs of ``shape``.
_ENDS = re.compile(
    r"(?:(?P<sentence>S+|s+(?![0a])|d(?= ))|(?P<clause>[CK]|[ck](?![0a])|e+|~~+)|l)\)*"
)
# No line begins with these, and none ends with an opening mark.
_NO_START = re.compile(r"[)SsCcKkle~+jd]|(?<=\()")
_MARKS = re.compile(r"[()]")

# Letters and digits, and what joins them: Wi-Fi, R&D, 25.78, 1,234, 8:30, 3—5.
_RUN = r"[0a]+(?:(?:[-jd]|(?<=0)(?:[Cc](?=000(?!0))|[Kk~](?=0)))[0a]+)*\+*"
# With magnitude and measure word: 25.78亿元, 3月28日, 20多万人; then those in Han: 百分之七十.
_NUMBERS = r"(?: ?m?n+m?)?(?: ?[up]{1,3})?", r"n+(?:[up]{1,2}n+)*m?[up]{0,3}"
_WORDS = re.compile(rf"o?(?:(?:(?<=[up]) )?(?:-?{_RUN}{_NUMBERS[0]}|{_NUMBERS[1]}))+")
# Longer runs of letters are no words; a fragment must end somewhere.
_LONGEST_WORD = 60


class Cuts:
    """The places where ``text`` may be cut; ``whole`` are spans that must stay in one piece."""

    def __init__(self, text: str, whole: Sequence[Span] = ()) -> None:
        self._text, self._shape = text, shape(text)
        self._whole = whole

    def stretch(self, start: int, end: int, width: int) -> Span:
        """Return about ``width`` characters of the text around ``start`` to ``end``.

        Whole sentences where some fit, else whole clauses; longer than a tenth more than
        ``width`` only where what must stay whole is.
        """
        limit = width + width // 10
        if len(self._text) <= limit:
            return self._trimmed(0, len(self._text))
        start, end = self._widened(start, end, limit)
        first = self._start(start, max(0, limit - (end - start)))
        last = self._end(end, first, width)
        # The room that is left shows what stands before.
        first = next(self._edges(last - limit, first, _SENTENCE), first)
        return self._trimmed(first, last)

    def is_sentence(self, place: int) -> bool:
        """Say whether no sentence is cut at ``place``, white space aside."""
        if place in (0, len(self._text)):
            return True
        while place not in self._level and self._text[place - 1].isspace():
            place -= 1
        while place not in self._level and self._text[place].isspace():
            place += 1
        return self._level.get(place) == _SENTENCE

    def _start(self, latest: int, room: int) -> int:
        """Return where a fragment begins that has ``room`` for more before and behind."""
        for level, share in ((_SENTENCE, 2 / 3), (_CLAUSE, 1 / 2), (_POOR, 1 / 2)):
            places = list(self._edges(latest - int(room * share), latest, level))
            if places:
                return places[-1] if level == _SENTENCE else places[0]
        return next(self._gaps(range(max(0, latest - room // 2), latest)), latest)

    def _end(self, earliest: int, first: int, width: int) -> int:
        """Return where the fragment ends that begins at ``first``."""
        limit = first + width + width // 10
        for level, least in ((_SENTENCE, 3), (_CLAUSE, 3 / 2), (_SENTENCE, width), (_POOR, 3 / 2)):
            places = list(self._edges(max(earliest, first + int(width / least)), limit, level))
            if places:
                return places[-1]
        return next(self._gaps(range(first + width, earliest, -1)), earliest)

    def _widened(self, start: int, end: int, limit: int) -> Span:
        """Return the span with the words and, where there is room, the pairs it stands in."""
        most = (limit - (end - start)) // 2
        for first, last in self._pairs:
            if first < end and start < last and last - first <= most:
                start, end = min(start, first), max(end, last)
        while start in self._blocked:
            start -= 1
        while end in self._blocked:
            end += 1
        return start, end

    def _trimmed(self, start: int, end: int) -> Span:
        piece = self._text[start:end]
        first = end - len(piece.lstrip())
        return first, max(first, start + len(piece.rstrip()))

    def _edges(self, first: int, last: int, level: int) -> Iterator[int]:
        return (p for p, worth in self._level.items() if first <= p <= last and worth >= level)

    def _gaps(self, places: Iterable[int]) -> Iterator[int]:
        """Yield those of ``places`` that lie between words, the ones outside pairs first."""
        free = [place for place in places if place not in self._blocked]
        yield from (place for place in free if place not in self._inside)
        yield from free

    @cached_property
    def _level(self) -> dict[int, int]:
        """Return what each end of a sentence or clause is worth, in the text's order."""
        found = {0: _SENTENCE}
        for end in _ENDS.finditer(self._shape):
            place = end.end()
            if place not in self._blocked:
                worth = _WORTH.get(end.lastgroup or "", _POOR)
                found[place] = _POOR if place in self._inside else worth
        return {**found, len(self._text): _SENTENCE}

    @cached_property
    def _blocked(self) -> set[int]:
        words = (found.span() for found in _WORDS.finditer(self._shape))
        blocked = {found.start() for found in _NO_START.finditer(self._shape)}
        for start, end in (*self._whole, *words):
            if end - start <= _LONGEST_WORD or (start, end) in self._whole:
                blocked.update(range(start + 1, end))
        return blocked - {0, len(self._text)}

    @cached_property
    def _pairs(self) -> list[Span]:
        """Return the spans of the paired marks, with them."""
        found, opened = [], list[int]()
        for place in (mark.start() for mark in _MARKS.finditer(self._shape)):
            if self._shape[place] == "(":
                opened.append(place)
            elif opened and PAIRS.get(self._text[opened[-1]], ")") == self._text[place]:
                found.append((opened.pop(), place + 1))
        return found

    @cached_property
    def _inside(self) -> set[int]:
        inside: set[int] = set()
        for start, end in self._pairs:
            inside.update(range(start + 1, end))
        return inside
