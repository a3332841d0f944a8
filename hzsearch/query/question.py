"""Questions: long text that no article has as it stands, read as the words that it asks by.

In: what a user wrote without quotes. Out: a :class:`~hzsearch.query.tree.Best` of its
words. Which of them an article lacks decides its place, and not whether it is found:
one word that is missing must not hide the answer.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from hzsearch.analysis import active_cutter, condense, fold, is_han
from hzsearch.query.tree import Best, Literal

_STOPWORDS = Path(__file__).parent.parent / "data" / "stopwords.txt"

#: So many Han at least, unquoted and in one piece, are a question and no name.
LONG = 12

#: So many words at least are a question too, where no article has them in one piece.
MANY = 3

#: The share of a question's words that an article must have. Measured by
#: ``python -m tests.quality.ranking``: more loses answers, less only lengthens the tail.
SHARE = 0.3
#: Where nothing asks, words without an article of their own are a name rather: that share.
MOST = 0.6


def is_long(text: str) -> bool:
    """Say whether ``text`` is so long that it asks, and is looked for by its words."""
    return sum(map(is_han, text)) > LONG


def question(text: str) -> Best | None:
    """Return what ``text`` asks for; None where it asks nothing and has few words."""
    words = _words(text)
    telling = [word for word in words if word not in stopwords()] or words
    asks = is_long(text) or not asking().isdisjoint(words)
    wanted = tuple(map(Literal, dict.fromkeys(telling)))
    if not wanted or not (asks or len(wanted) >= MANY):
        return None
    share = SHARE if asks or len(wanted) > 2 * MANY else MOST
    return Best(wanted, max(1, math.ceil(share * len(wanted))))


def _words(text: str) -> list[str]:
    """Return the words of a text, those within longer ones too."""
    found = map(condense, active_cutter().cut_for_search(fold(text)))
    return [word for word in found if any(map(str.isalnum, word))]


@lru_cache(maxsize=1)
def asking() -> frozenset[str]:
    """Return the words that ask, condensed."""
    return _read(("asks", "begs"))


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Return the words that say nothing of the matter, condensed."""
    return _read(("asks", "begs", "links"))


def _read(groups: Collection[str]) -> frozenset[str]:
    rows = _STOPWORDS.read_text(encoding="utf-8").splitlines()
    named = (row.partition(":") for row in rows if not row.startswith("#"))
    return frozenset(
        condense(word) for name, _, words in named if name in groups for word in words.split()
    )
