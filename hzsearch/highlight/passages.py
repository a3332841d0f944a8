"""The units of an article with the matches in them, and what can be read off those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hzsearch.analysis import condense, offsets
from hzsearch.highlight.finders import Finder, Span
from hzsearch.model import Article, Spans

#: The fields of an article that stand over it: 肩题, 主题 and 副题.
TITLES = ("kicker", "headline", "subheadline")


class Match(NamedTuple):
    """A place in a unit's text, and the finder that saw it."""

    start: int
    end: int
    finder: Finder


class Passage(NamedTuple):
    """A unit of an article: the article's field, the number in it, the text, the matches.

    Matches are in the order of their places and may overlap. The number is 0 where
    the field is one text.
    """

    field: str
    number: int
    text: str
    matches: tuple[Match, ...]

    @property
    def spans(self) -> Spans:
        """The matches as spans in order and apart: those that overlap are one."""
        return tuple(_joined((match.start, match.end) for match in self.matches))


def passages(article: Article, finders: Sequence[Finder]) -> list[Passage]:
    """Return the units of ``article`` that hold any text, as a reader meets them."""
    return [
        Passage(field, number, text, _matches(field, text, finders))
        for field, number, text in _units(article)
        if text.strip()
    ]


def reading_text(article: Article) -> str:
    """Return the whole article as one reads it, each of its units on a line of its own."""
    return "\n".join(unit.text for unit in passages(article, ()))


def highlights(passages: Iterable[Passage]) -> dict[str, Spans]:
    """Return the spans of the matches in each of ``TITLES`` that has any."""
    return {p.field: p.spans for p in passages if p.field in TITLES and p.matches}


def via(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return the other names by which an article matches, as it prints them.

    None of a word that stands in the article as it was written.
    """
    matches = [(match, passage.text) for passage in passages for match in passage.matches]
    own = {match.finder.asked for match, _ in matches if not match.finder.is_other}
    names: dict[Finder, str] = {}
    for match, text in matches:
        if match.finder.is_other and match.finder.asked not in own:
            names.setdefault(match.finder, text[match.start : match.end])
    return tuple(dict.fromkeys(names.values()))


def _units(article: Article) -> Iterator[tuple[str, int, str]]:
    yield "kicker", 0, article.kicker
    yield "headline", 0, article.headline
    yield "subheadline", 0, article.subheadline
    yield from (("bylines", number, name) for number, name in enumerate(article.bylines))
    yield from _body(article)


def _body(article: Article) -> Iterator[tuple[str, int, str]]:
    """Yield the paragraphs, each behind the subheads that stand before it."""
    heads = list(enumerate(article.subheads))
    before = (*article.subhead_before, *(len(article.paragraphs),) * len(heads))
    for place, paragraph in enumerate(article.paragraphs):
        yield from (("subheads", k, head) for k, head in heads if before[k] == place)
        yield "paragraphs", place, paragraph
    last = len(article.paragraphs)
    yield from (("subheads", k, head) for k, head in heads if not 0 <= before[k] < last)


def _matches(field: str, text: str, finders: Sequence[Finder]) -> tuple[Match, ...]:
    looking = [f for f in finders if not f.within or field in f.within]
    condensed = condense(text) if looking else ""
    places = [(*place, finder) for finder in looking for place in finder.places(condensed)]
    if not places:
        return ()
    # Nothing was dropped in most texts: each character is where it was.
    at = range(len(text)) if len(condensed) == len(text) else offsets(text)
    places.sort(key=lambda place: place[:2])
    return tuple(Match(at[start], at[end - 1] + 1, finder) for start, end, finder in places)


def _joined(places: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for start, end in places:
        if last and start < last[1]:
            last = (last[0], max(last[1], end))
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last
