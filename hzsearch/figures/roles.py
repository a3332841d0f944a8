"""What an amount is said to be, as far as its sentence states it: 总投资, 营收, 贷款.

The words are in ``data/amount_roles.csv``. Of three kinds: a ``strong`` one may
stand anywhere in the clause before the amount, or close behind it; a ``weak`` one (资金,
规模) yields to a strong one behind, as in 规模10亿元的基金; a ``near`` one (增长) counts
only directly before the amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hzsearch.data import rows
from hzsearch.figures.bounds import BOUNDS, NEUTRAL
from hzsearch.figures.currencies import any_of

#: So many characters may stand between an amount and the role behind it.
CLOSE = 6

_FAR = 6
#: Longer stretches hold more than words that say nothing; and matching them may take long.
_SHORT = 20
_MARK = re.compile(r"[,。;:!?、()\n]|--+|——")
_FILLING = f"{NEUTRAL}|{BOUNDS}"
_FILLED = re.compile(f"(?:{_FILLING})*")
_RISE = "(?:增长|增加|提高|上升|提升|扩大|下降|减少|降低|增|升|降)(?:到|至)了?"
#: What may make up the whole of a clause that leaves its subject to the one before.
_NO_SUBJECT = re.compile(
    f"(?:{_FILLING}|{_RISE}|同比|环比|比|上年|去年|同期|实现|其中|额|仅|预计|计划|力争|有望|年|分别|从|由|与)*"
)
#: What may stand between two amounts that have one role: 由2亿元增至3亿元; 10亿元、20亿元.
_LINK = re.compile(f"(?:、|以上|以下|左右|和|与|及|或|-|,?{_RISE}|{_FILLING})*")
_BEHIND = re.compile("(?:以上|以下|左右|上下|余|多)?的?")


# Roles whose words are said of goods and people as well as of money.
_OF_OTHERS = frozenset(
    [
        "出口",
        "进口",
        "进出口",
        "订单",
        "奖励",
        "补贴",
        "资助",
        "捐赠",
        "罚款",
        "赔偿",
        "担保",
        "成交额",
        "损失",
    ]
)


class _Word(NamedTuple):
    role: str
    kind: str
    start: int
    end: int


@cache
def _roles() -> dict[str, tuple[str, str]]:
    """Return for each word its role and its kind."""
    return {
        word: (row["role"], row["kind"])
        for row in rows("amount_roles.csv")
        for word in row["written"].split("|")
    }


@cache
def role_names() -> tuple[str, ...]:
    """Return all roles that are known, in the order of their table."""
    return tuple(dict.fromkeys(role for role, _ in _roles().values()))


@cache
def _expression() -> re.Pattern[str]:
    # 增长到 leads to a level and is not the growth itself; 投资者, 出口企业 are not what is paid.
    return re.compile(any_of(_roles()) + "(?!到|至(?!少|多)|者|人|商|方|企业|公司|机构)")


def roles(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str | None]:
    """Yield the role of each amount of the folded ``text``, None where none is stated.

    ``spans`` are those of all its amounts, in order and apart.
    """
    role, earlier = None, 0
    for place, (start, end) in enumerate(spans):
        later = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        is_linked = place > 0 and _is_all(_LINK, text, earlier, start)
        role = (is_linked and role) or _role(text, earlier, start, end, later)
        yield role
        earlier = end


def has_role_before(text: str, start: int, *, of_money_alone: bool = False) -> bool:
    """Say whether a strong role stands directly before ``start``, but for 超, 达 and the like.

    ``of_money_alone``: not one that may be of people or goods too (补贴5万农户, 出口3亿).
    """
    word = _last_word(text, max(0, start - 24), start)
    if word is None or word.kind != "strong" or (of_money_alone and word.role in _OF_OTHERS):
        return False
    return _is_near(text, word, start)


def _role(text: str, earlier: int, start: int, end: int, later: int) -> str | None:
    before = _before(text, earlier, start)
    is_sure = before and before.kind != "weak" and start - before.end <= _FAR
    behind = None if is_sure else _after(text, end, later)
    if before and behind:
        return behind.role if before.kind == "weak" or start - before.end > _FAR else before.role
    found = before or behind
    return found.role if found else None


def _before(text: str, earlier: int, start: int) -> _Word | None:
    """Return the nearest role before the amount in its clause, or where that has no subject."""
    marks = list(_MARK.finditer(text, earlier, start))
    first = marks[-1].end() if marks else earlier
    if marks and marks[-1][0] == "(" and _is_all(_FILLED, text, first, start):
        return _at_bracket(text, earlier, marks[-1].start())
    if marks and marks[-1][0] not in "()。;!?\n" and _is_all(_NO_SUBJECT, text, first, start):
        first = marks[-2].end() if len(marks) > 1 else earlier
    word = _last_word(text, first, start)
    if word and word.kind == "near" and not _is_near(text, word, start):
        return _last_word(text, first, word.start)
    return word


def _at_bracket(text: str, earlier: int, bracket: int) -> _Word | None:
    """Return the role directly before a bracket that holds the amount alone: 总投资(3亿元)."""
    word = _last_word(text, earlier, bracket)
    return word if word and word.end == bracket else None


def _after(text: str, end: int, later: int) -> _Word | None:
    mark = _MARK.search(text, end, later)
    last = mark.start() if mark else later
    skipped = _BEHIND.match(text, end, last)
    begin = skipped.end() if skipped else end
    found = _expression().search(text, begin, last)
    if found is None or found.start() - begin > CLOSE:
        return None
    word = _word(found)
    return word if word.kind == "strong" else None


def _last_word(text: str, first: int, last: int) -> _Word | None:
    found = list(_expression().finditer(text, first, last))
    return _word(found[-1]) if found else None


def _word(found: re.Match[str]) -> _Word:
    return _Word(*_roles()[found[0]], *found.span())


def _is_near(text: str, word: _Word, start: int) -> bool:
    return _is_all(_FILLED, text, word.end, start)


def _is_all(words: re.Pattern[str], text: str, first: int, last: int) -> bool:
    return last - first <= _SHORT and words.fullmatch(text, first, last) is not None
