"""The piece of an article that shows why it matches, and where in it the matches stand.

Engines never make snippets: this works on the article's own text, so spans are
right whatever was folded, dropped or cut on the way into the index. Faces draw
them: ``mark`` puts any two strings around each match.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from hzsearch.analysis import condense, condense_with_offsets
from hzsearch.model import Article, Snippet

#: Characters of text in a snippet, about two lines of a terminal.
WIDTH = 90

_Span = tuple[int, int]
_CLAUSE_ENDS = "。！？；，、：…—）”"
_ELLIPSIS = "…"


def snippet(article: Article, texts: Sequence[str], width: int = WIDTH) -> Snippet:
    """Return the part of ``article`` that best shows the condensed ``texts``.

    The unit with the most different texts wins, paragraphs before headlines; its
    densest ``width`` characters are shown, with … where it is cut. Without a
    match it is the beginning of the article.
    """
    counted = [(_counts(unit, texts), unit) for unit in _units(article)]
    most, unit = max(counted, key=itemgetter(0), default=((0, 0), ""))
    if not most[0]:
        return _cut(_beginning(article), (), width)
    return _cut(unit, matches(unit, texts), width)


def matches(text: str, texts: Sequence[str]) -> tuple[_Span, ...]:
    """Return the spans in ``text`` of the condensed ``texts``, in order and apart.

    Where two overlap, they are one span.
    """
    condensed = condense(text)
    if not any(wanted in condensed for wanted in texts):
        return ()
    condensed, offsets = condense_with_offsets(text)
    places = sorted(place for wanted in texts for place in _places(condensed, wanted))
    return tuple((offsets[start], offsets[end - 1] + 1) for start, end in _joined(places))


def mark(snippet: Snippet, draw: Callable[[str], str]) -> str:
    """Return the snippet's text with ``draw`` applied to each match."""
    parts, last = [], 0
    for start, end in snippet.spans:
        parts += [snippet.text[last:start], draw(snippet.text[start:end])]
        last = end
    return "".join([*parts, snippet.text[last:]])


def _units(article: Article) -> Iterator[str]:
    # max() takes the first of equals: the body shows more than a headline does.
    yield from article.paragraphs
    yield from article.subheads
    yield from (article.headline, article.kicker, article.subheadline)
    yield from article.bylines


def _beginning(article: Article) -> str:
    return next((unit for unit in _units(article) if unit), "")


def _counts(unit: str, texts: Sequence[str]) -> tuple[int, int]:
    """Return how many of ``texts`` stand in ``unit``, and how often in all."""
    condensed = condense(unit)
    counts = [condensed.count(text) for text in texts]
    return sum(map(bool, counts)), sum(counts)


def _places(condensed: str, wanted: str) -> Iterator[_Span]:
    start = condensed.find(wanted)
    while wanted and start >= 0:
        yield start, start + len(wanted)
        start = condensed.find(wanted, start + len(wanted))


def _joined(places: Sequence[_Span]) -> Iterator[_Span]:
    last: _Span | None = None
    for start, end in places:
        if last and start < last[1]:
            last = (last[0], max(last[1], end))
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last


def _cut(text: str, spans: Sequence[_Span], width: int) -> Snippet:
    start, end = _window(text, spans, width)
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    inside = ((a + shift, b + shift) for a, b in spans if start <= a and b <= end)
    return Snippet(before + text[start:end] + after, tuple(inside))


def _window(text: str, spans: Sequence[_Span], width: int) -> _Span:
    """Return the part of ``text`` to show: the matches that lie closest, in whole clauses."""
    if len(text) <= width or not spans:
        return 0, _clause_end(text, min(width, len(text)))
    first = max(spans, key=lambda span: _within(spans, span[0], width))
    if first[1] - first[0] >= width:
        return first
    start = _clause_start(text, max(0, first[0] - width // 3), first[0])
    end = min(len(text), max(start + width, first[1]))
    return start, max(first[1], _clause_end(text, end))


def _within(spans: Sequence[_Span], start: int, width: int) -> int:
    return bisect_right([end for a, end in spans if a >= start], start + width * 2 // 3)


def _clause_start(text: str, earliest: int, match: int) -> int:
    ends = (i + 1 for i in range(earliest, match) if text[i] in _CLAUSE_ENDS)
    start = 0 if earliest == 0 else next(ends, earliest)
    return _word_edge(text, start)


def _clause_end(text: str, latest: int) -> int:
    if latest >= len(text):
        return len(text)
    ends = (i + 1 for i in range(latest - 1, latest * 2 // 3, -1) if text[i] in _CLAUSE_ENDS)
    return next(ends, _word_edge(text, latest))


def _word_edge(text: str, place: int) -> int:
    """Return ``place``, moved back out of a number or a Latin word."""
    while 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place]):
        place -= 1
    return place


def _in_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".%")
