"""An article's text into runs of words: what stands between two marks or numbers.

Bylines are no part of it: who wrote an article is not what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from hzsearch.analysis import active_cutter, condense, fold
from hzsearch.model import Article

Run = tuple[str, ...]

# After a number these go on with it: 150余家, 1.3万份, 第3版.
_NUMBER = re.compile(r"[第约近超]?[\d.,%+\-]*[余多几百千万亿]*")
_QUOTED = re.compile("[“‘「『《]([^“”‘’「」『』《》]{2,10})[”’」』》]")

# What a word may be taken for, beside itself.
_PARTING, _COUNTING = "", "0"


def runs(article: Article, asked: Collection[str] = ()) -> Iterator[Run]:
    """Yield the runs of ``article``: condensed words that stand side by side.

    Marks, numbers, and the measure after a number (3月, 40份) part runs and are in none.
    The texts of ``asked`` are words wherever they stand, although jieba, which does not
    know 信创, finds 以信/创为 in 以信创为.
    """
    cut = _cutting(tuple(asked))
    for unit in units(article):
        yield from filter(None, map(tuple, _split(cut(fold(unit)))))


@lru_cache(maxsize=8)
def _cutting(asked: tuple[str, ...]) -> Callable[[str], Iterable[str]]:
    # The longest first. A single character is too much a part of other words.
    wanted = sorted((text for text in asked if len(text) > 1), key=len, reverse=True)
    cut = active_cutter().cut
    if not wanted:
        return cut
    apart = re.compile(f"({'|'.join(map(re.escape, wanted))})")
    return lambda text: chain.from_iterable(
        (part,) if place % 2 else cut(part) for place, part in enumerate(apart.split(text))
    )


def units(article: Article) -> Iterator[str]:
    """Yield the texts of ``article`` that are not empty, its bylines left out."""
    heads = (article.kicker, article.headline, article.subheadline)
    yield from filter(None, (*heads, *article.subheads, *article.paragraphs))


def quoted(article: Article) -> Iterator[str]:
    """Yield what stands between quotation or title marks, where new names are introduced."""
    for unit in units(article):
        yield from map(condense, _QUOTED.findall(unit))


def _split(words: Iterable[str]) -> Iterator[list[str]]:
    run: list[str] = []
    after_number = False
    for word in words:
        kind = _kind(word)
        if kind is None:
            continue
        if kind in (_PARTING, _COUNTING) or after_number:
            yield run
            run = []
        else:
            run.append(kind)
        after_number = kind == _COUNTING
    yield run


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> str | None:
    """Return the word condensed; a sign where it parts or counts; None for white space."""
    if word.isspace():
        return None
    if _NUMBER.fullmatch(word) and any(map(str.isalnum, word)):
        return _COUNTING
    return condense(word) if any(map(str.isalnum, word)) else _PARTING
