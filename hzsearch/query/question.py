"""Questions: long text that no article has as it stands, read as the words that it asks by.

In: what a user wrote without quotes. Out: a :class:`~hzsearch.query.tree.Best` of its
words. Which of them an article lacks decides its place, and not whether it is found:
one word that is missing must not hide the answer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hzsearch.analysis import active_cutter, condense, fold, is_han, simplified
from hzsearch.query.tree import Best, Literal, Node, Word

_STOPWORDS = Path(__file__).parent.parent / "data" / "stopwords.txt"

#: So many Han at least, unquoted and in one piece, are a question and no name.
LONG = 12

#: So many words at least are a question too, where no article has them in one piece.
MANY = 3

#: The share of a question's words that an article must have. Measured by
#: ``python -m tests.quality.ranking``: more loses answers, less only lengthens the tail.
SHARE = 0.2
#: Where nothing asks, words without an article of their own are a name rather: that share.
MOST = 0.5


#: A sentence of so many longer words is told by them; its single characters say no more.
PLENTY = 10


# What asks, as a word of its own: 哪 in 哪吒 and 多高 in 更多高新区 do not.
_ASKS = re.compile(
    "哪(?!吒).{0,2}|谁|什[么麼].*|甚么|怎[么麼]?(?:样|办)?|为什么|为何|如何|何(?:时|地|处|人|者|事|物|种|故|年|在|以|为)"
    "|几.?|多(?:少|久|大|长|高|远|重)|是否|是不是|有没有|能不能|可不可以|[吗呢?]"
)
_MAY_ASK = re.compile(
    "[哪谁么麼吗呢?？何怎几]|多[少久大长高远重]|是否|是不是|有没有|能不能|可不可以"
)


def asks(text: str) -> bool:
    """Say whether ``text`` asks: by its length, a mark, or a word that does."""
    return sum(map(is_han, text)) > LONG or has_question_word(text)


def has_question_word(text: str) -> bool:
    """Say whether a word of ``text`` asks, or a mark; 哪吒 and 多重 do not."""
    plain = simplified(text)
    if not _MAY_ASK.search(plain):
        return False
    # The dictionary is loaded only where some word may ask.
    return any(map(_asks, active_cutter().cut(fold(plain))))


def _asks(word: str) -> bool:
    return bool(_ASKS.fullmatch(word))


def question(text: str) -> Best | None:
    """Return what ``text`` asks for; None where it asks nothing and has few words."""
    words = [word for word in _words(text) if not _asks(word)]
    telling = [word for word in words if word not in stopwords()] or words
    # The single characters of what may be a name tell little: the 部 of 工业和信息化部.
    words = list(dict.fromkeys(word for word in telling if len(word) > 1))
    if asks(text):
        return _best(words if len(words) >= PLENTY else telling, SHARE) if telling else None
    # A word and the words within it are one.
    apart = [word for word in words if not any(word in other and word != other for other in words)]
    if len(apart) < MANY:
        return None
    within = tuple(Literal(word) for word in words if word not in apart)
    best = _best(apart, SHARE if len(apart) > 2 * MANY else MOST)
    return replace(best, within=within)


def several(words: Sequence[Word], nodes: Sequence[Node]) -> Best:
    """Return half of several ``words``, which mean ``nodes``; the words within them rank too."""
    known = {word.text for word in words}
    inner = (one for word in words for one in _words(word.written) if len(one) > 1)
    within = dict.fromkeys(one for one in inner if one not in known | stopwords())
    return Best(tuple(nodes), math.ceil(MOST * len(nodes)), tuple(map(Literal, within)))


def _best(words: Iterable[str], share: float) -> Best:
    wanted = tuple(map(Literal, dict.fromkeys(words)))
    return Best(wanted, max(1, math.ceil(share * len(wanted))))


def _words(text: str) -> list[str]:
    """Return the words of a text, those within longer ones too."""
    found = map(condense, active_cutter().cut_for_search(fold(text)))
    return [word for word in found if any(map(str.isalnum, word))]


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Return the words that say nothing of the matter, condensed."""
    rows = _STOPWORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(
        condense(word) for row in rows if not row.startswith("#") for word in row.split()
    )
