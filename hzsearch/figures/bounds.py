"""Whether an amount is exact, a lower or an upper bound, or about right: 超, 不到, 约."""

from __future__ import annotations

import re
from typing import Literal

Bound = Literal["=", ">", "<", "~"]

#: Words before a number; where one ends as another does, the longer one counts.
_BEFORE: dict[Bound, str] = {
    ">": (
        "超过|超|逾|突破|破|高于|多于|大于|不少于|不低于|不小于|不下于|不亚于|至少|最少|最低|跨过|跨越|"
        "跨上|越过|迈过|迈上|冲破|高出"
    ),
    "<": (
        "不超过|不超|未超过|未超|不高于|不多于|不大于|最高|最多|至多|不到|不足|未到|未达|低于|少于|小于|"
        "不满|未满|跌破"
    ),
    "~": "近|将近|接近|约|大约|约合|约为|大概|逼近",
    # The ends of other words, which bound nothing.
    "=": (
        "节约|签约|合约|契约|履约|违约|预约|集约|最近|附近|邻近|靠近|远近|反超|赶超|历史最高|最高达"
    ),
}
#: Before 亿, 百万 and their like alone: 上亿, 过百万.
_BEFORE_BARE: dict[Bound, str] = {">": "上|过|超|破|逾|达", "~": "近"}

#: May stand between such a word and its number, and say nothing of it.
NEUTRAL = (
    "达到了|达到|达至|达|为|了|过|人民币|合计|共计|总计|累计|一共|共|计|总额|金额|额度|到|至|可|"
    "已|将|约|高达|就|也|均|都|在|稳定|首次|:| "
)

_AFTER: dict[Bound, str] = {
    ">": "(?:\\(含\\))?(?:及)?以上|之上|有余|多(?![个家种次项方])|余(?![款额])|起(?![诉草])",
    "<": "(?:\\(含\\))?(?:及)?以下(?!简称)|以内|之内|之下|不到(?![\\d半一两三十位账])",
    "~": "左右|上下(?!游)|级",
}

_WORDS: dict[str, Bound] = {
    word: bound for bound, words in _BEFORE.items() for word in words.split("|")
}
#: All of these words, as an expression's alternatives.
BOUNDS = "|".join(sorted(_WORDS, key=len, reverse=True))

_BARE_WORDS: dict[str, Bound] = {
    word: bound for bound, words in _BEFORE_BARE.items() for word in words.split("|")
}
_LONGEST = max(map(len, _WORDS))
_NEUTRAL_END = re.compile(f"(?:{NEUTRAL})+$")
_AFTER_NUMBER = re.compile("|".join(f"(?P<b{i}>{w})" for i, w in enumerate(_AFTER.values())))
# 最高奖励500万元 is an upper bound, across the word for what is given.
_AT_MOST = re.compile(
    "最(?:高|多)(?:不超过|可获得|可获|可达|可|给予|予以|奖励|补贴|补助|资助|支持|额度|额)+$"
)


def bound_before(text: str, *, bare: bool = False) -> Bound | None:
    """Return the bound that the end of ``text``, what stands before a number, gives it.

    ``bare``: the number is a sign of magnitude alone, such as 亿. None where it says nothing.
    """
    text = text[-16:]
    if _AT_MOST.search(text):
        return "<"
    if bare and text[-1:] in _BARE_WORDS:
        return _BARE_WORDS[text[-1]]
    return _ending(text) or _ending(_NEUTRAL_END.sub("", text))


def _ending(text: str) -> Bound | None:
    for length in range(min(_LONGEST, len(text)), 0, -1):
        word = text[-length:]
        if word in _WORDS:
            return _WORDS[word]
    return None


def bound_after(text: str, place: int) -> Bound | None:
    """Return the bound that the word at ``place`` in ``text``, behind an amount, gives it."""
    found = _AFTER_NUMBER.match(text, place)
    return tuple(_AFTER)[int((found.lastgroup or "b0")[1:])] if found else None
