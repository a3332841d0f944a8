"""The currencies an amount may be in, and the words that say so (``data/currencies.csv``).

Codes are those of ISO 4217.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hzsearch.data import rows

#: The currency of 元 and of amounts that name none.
YUAN = "CNY"

# What 元 is the beginning of, after a number, and is no money: 5元旦, 三元锂, 一元化.
_NO_MONEY = (
    "旦|宵|月|年|代|朝|素|件|器件|论|化|组|宇宙|气|老|首|帅|勋|锂|材料|正极|前驱|体系|结构|里|桥|"
    "乳业|牛奶|食品|区|村|镇|店镇|坝|乙|一次|二次|方程|函数|电池|合金|醇|酸|共聚|橡胶|复合|运动"
)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its ISO 4217 code, its Chinese name, its words after and before a number."""

    code: str
    name: str
    after: tuple[str, ...]
    before: tuple[str, ...]


@cache
def currencies() -> tuple[Currency, ...]:
    """Return all currencies that are known, in the order of their table."""
    return tuple(
        Currency(
            row["code"],
            row["name"],
            tuple(row["after"].split("|")),
            tuple(row["before"].split("|")),
        )
        for row in rows("currencies.csv")
    )


@cache
def code_of(word: str) -> str | None:
    """Return the code of the currency that the folded ``word`` names, None where it is none."""
    for one in currencies():
        if word in (*one.after, *one.before) or word == one.code.lower():
            return one.code
    return None


@cache
def name_of(code: str) -> str:
    """Return the Chinese name of the currency with this code."""
    return next(one.name for one in currencies() if one.code == code)


@cache
def after_number() -> str:
    """Return an expression for the words that stand after a number."""
    words = any_of(word for one in currencies() for word in one.after)
    return rf"(?:(?!元(?:{_NO_MONEY})){words})"


@cache
def before_number() -> str:
    """Return an expression for the words that stand before a number."""
    return any_of(word for one in currencies() for word in one.before)


def any_of(words: Iterable[str]) -> str:
    """Return an expression for one of ``words``, the longest that fits."""
    return f"(?:{'|'.join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w))))})"
