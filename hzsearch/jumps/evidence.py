"""What says that a piece goes on as another: pages, titles, rare words.

In: two pieces. Out: :class:`Evidence`. The title over the second part is most often
short for the first one's (两岸青年共写“家书” for 两岸青年共写一封“家书”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hzsearch.analysis import condense, simplified
from hzsearch.jumps.marks import Mark
from hzsearch.model import Article

_LABEL = re.compile(r"([A-Z]?)(\d+)")
#: Characters of a stretch that two bodies share; names and terms have as many.
_STRETCH = 3


@dataclass(frozen=True, slots=True)
class Jump:
    """A piece with one jump mark: which article it is, on which page of which day."""

    place: tuple[int, int]
    article: Article
    mark: Mark
    label: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well two jumps fit: ``pages`` 2 as stated, 1 with a part of it unknown.

    ``title`` is the share of the shorter title that the other one has, None where a
    side has none; ``shared`` are the stretches of text that both bodies have.
    """

    pages: int
    title: float | None
    shared: frozenset[str]


def weigh(first: Jump, second: Jump) -> Evidence | None:
    """Return what says that ``first`` goes on as ``second``, None where the pages forbid it."""
    if first.place[0] == second.place[0] or _differ(first.day, second.day):
        return None
    pages = min(_fits(first.mark, second.label, first.label), _fits(second.mark, first.label, ""))
    if not pages:
        return None
    shared = _stretches(first.article) & _stretches(second.article)
    return Evidence(pages, _title(first, second), frozenset(shared))


def _differ(one: date | None, other: date | None) -> bool:
    return bool(one and other and one != other)


def _fits(mark: Mark, page: str, beside: str) -> int:
    """Return 2 where ``mark`` names the page ``page``, 1 where that is not known, 0 else.

    On page A1 the third page is A3; a letter that one side leaves out is not held
    against it.
    """
    named, own = _LABEL.fullmatch(mark.page), _LABEL.fullmatch(page)
    if not named or not own:
        return 1
    if named[2] != own[2]:
        return 0
    letter = named[1] or beside.rstrip("0123456789")
    return 2 if letter == own[1] or not letter or not own[1] else 0


def _title(first: Jump, second: Jump) -> float | None:
    one = _pairs((first.article.kicker, first.article.headline, first.article.subheadline))
    one |= _pairs((first.mark.title,))
    others = [_pairs((text,)) for text in (second.article.headline, second.mark.title)]
    shares = [len(one & other) / min(len(one), len(other)) for other in others if one and other]
    return max(shares, default=None)


def _pairs(texts: Iterable[str]) -> set[str]:
    """Return the pairs of neighbouring characters of titles."""
    plain = [condense(simplified(text)) for text in texts]
    return {text[at : at + 2] for text in plain for at in range(len(text) - 1)}


def _stretches(article: Article) -> set[str]:
    text = simplified("\n".join((*article.paragraphs, *article.bylines)))
    found = (text[at : at + _STRETCH] for at in range(len(text) - _STRETCH + 1))
    return {stretch for stretch in found if stretch.isalnum()}
