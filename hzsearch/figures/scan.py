"""Where figures of money stand in a text: a number, its currency, its bound.

A number counts with a currency beside it, or, if it is one of 万 or 亿, with a word
for what is money directly before it (投资25.78亿). What else may be read as one is left out:
5亿千瓦时 and 10亿人次 are no money, 数亿元 and 十几亿元 no number, 三元锂 and 元旦 neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from math import inf, nextafter

from hzsearch.figures.bounds import Bound, bound_after, bound_before
from hzsearch.figures.currencies import YUAN, after_number, before_number, code_of
from hzsearch.figures.measures import NO_MEASURE
from hzsearch.figures.numerals import ARABIC, HAN_DIGITS, HAN_NUMERALS, magnitude, read
from hzsearch.figures.roles import has_role_before


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of money at ``text[start:end]``, in whole units of ``currency`` (ISO 4217).

    ``least`` and ``most`` are equal but for a range (5亿至8亿元). ``bound`` is ">"
    (超, 逾, 以上, 多), "<" (不到, 最高, 以下), "~" (约, 近, 左右), else "=".
    """

    start: int
    end: int
    least: Decimal
    most: Decimal
    currency: str
    bound: Bound

    @property
    def ends(self) -> tuple[float, float]:
        """What it is compared by: both ends, a bound's a hair above or below its number.

        So 超10亿 is more than 10亿, 不到10亿 less, and each of them next to it.
        """
        low, high = float(self.least), float(self.most)
        if self.bound in {">", "<"}:
            beyond = inf if self.bound == ">" else -inf
            return nextafter(low, beyond), nextafter(high, beyond)
        return low, high


_VAGUE = "[余多]"
_NUMBER = (
    rf"(?:{ARABIC}\s?{_VAGUE}?(?:\s?[十百千万亿]+(?:\d+(?:\.\d+)?[百千万]+)*\d*)?"
    rf"|[{HAN_NUMERALS}]+(?:点[{HAN_DIGITS}]+[万亿]*)?(?:{_VAGUE}[百千万亿]+)?){_VAGUE}?"
)
# 10个亿 is money in speech; 10个亿元项目 are ten projects.
_SPOKEN = rf"(?:{ARABIC}|[{HAN_DIGITS}十百]+)个亿(?!级|以上|以下|以内)"
# A number goes on before these: 3.5, 3·5, 1/3, 12:30; x5 is a name and 1e5 no print.
# But 2.01/4.05/5.35亿元 and 75/83万元 are lists, and 型号15:799元 no time of day.
_NOT_WITHIN = (
    rf"(?=[\d{HAN_NUMERALS}])(?<![\d几数第点{HAN_NUMERALS}])(?<!\d[.,])(?<!(?<!\.)\.)"
    r"(?!(?<=\d:)\d{1,2}(?![\d.,]))"
    rf"(?<!(?<![\d./])\d/)(?<![\d{HAN_DIGITS}]·)(?<!(?<![a-z])[a-z])"
)
# What follows a number of 亿 without a currency whatever its role is.
_ENDED = re.compile(r"$|[\s,。;!?、()左以的]|同比|环比|用于")
# 投资千万要谨慎 is advice.
_BY_ALL_MEANS = re.compile("[百千万亿]*万")
# More of a list, whose last number has the currency: 10亿、20亿元.
_MORE = rf"(?:\s?[、或]\s?(?:{_NUMBER})(?<=[万亿余多])){{1,9}}\s?"
# 三元 may be a battery; 三元钱 is money, and so is what ends a clause.
_ONE_HAN = re.compile(rf"[{HAN_DIGITS}]")
_MONEY = re.compile(r"$|[钱,。;!?、()/以起]|左右")
_MINUS = re.compile(r"[额润为利是]\s?-\s?$")
#: No figure is longer than this; most are a tenth of it.
_LONGEST = 60
_GREAT = re.compile("[万亿]")
_SCALE = re.compile("[十百千万亿]+$")
_FROM = re.compile(r"[从由]\s?$")


@cache
def _expression() -> re.Pattern[str]:
    unit = after_number()
    return re.compile(
        rf"{_NOT_WITHIN}"
        rf"(?:(?P<low>{_NUMBER})\s?(?P<low_unit>{unit})?\s?(?:[-–~至到]|—{{1,2}})\s?)?"
        rf"(?P<high>{_SPOKEN}(?!\s?{unit})|{_NUMBER})"
        rf"(?:\s?(?P<unit>{unit})(?:(?P<dime>\d)角(?:(?P<cent>\d)分)?)?|(?<=[万亿余多]){NO_MEASURE})"
    )


@cache
def _hint() -> re.Pattern[str]:
    """Return an expression for where a figure may end: quick, and right too often."""
    unit = rf"[\d{HAN_NUMERALS}余多]\s?{after_number()}"
    return re.compile(rf"{unit}|(?:[万亿][余多]?|[十百千][余多]){NO_MEASURE}")


@cache
def _list() -> re.Pattern[str]:
    return re.compile(rf"{_MORE}(?P<unit>{after_number()})")


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"{before_number()}\s?$")


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of money of the folded ``text``, in order and apart."""
    end = 0
    for hint in _hint().finditer(text):
        while hint.end() > end:
            found = _expression().search(text, max(end, hint.start() - _LONGEST))
            if found is None:
                return
            yield from _read(text, found, end)
            end = found.end()


def _read(text: str, found: re.Match[str], earlier: int) -> Iterator[Figure]:
    currency, start = _currency(text, found, earlier)
    if currency is None:
        return
    high = _value(found["high"])
    low = None if high is None else _lower(text, found, high)
    if low is not None and high is not None:
        yield Figure(start, found.end(), low, high, currency, _bound(text, start, found, "high"))
        return
    if found["low_unit"]:
        low_currency = code_of(found["low_unit"]) or currency
        yield from _alone(text, found, "low", (start, found.end("low_unit")), low_currency)
    if found["low"]:
        start = found.start("high")
    yield from _alone(text, found, "high", (start, found.end()), currency)


def _currency(text: str, found: re.Match[str], earlier: int) -> tuple[str | None, int]:
    """Return the currency of what was found, and where it begins, with its words before it.

    ``earlier`` is where the figure before ends.
    """
    start = found.start()
    prefix = _prefix().search(text[max(earlier, start - 8) : start])
    word = found["unit"] or found["low_unit"]
    unit = code_of(word) if word else None
    if prefix and unit in {None, YUAN}:
        return code_of(prefix[0].strip()), start - len(prefix[0])
    if unit is None and _is_great(found["high"]):
        return _unsaid(text, start, found), start
    return unit, start


def _unsaid(text: str, start: int, found: re.Match[str]) -> str | None:
    """Return the currency of a number that has none: its list's, or 元 behind a word for money."""
    of_list = _list().match(text, found.end())
    if of_list:
        return code_of(of_list["unit"])
    is_ended = _ENDED.match(text, found.end()) is not None
    if not is_ended and _BY_ALL_MEANS.fullmatch(found["high"]):
        return None
    return YUAN if has_role_before(text, start, of_money_alone=not is_ended) else None


def _is_great(number: str) -> bool:
    """Say whether a number without a currency is one of 万 or 亿; 万 alone is none."""
    return number.strip() != "万" and _GREAT.search(number) is not None


@lru_cache(maxsize=1 << 12)
def _value(number: str) -> Decimal | None:
    plain = re.sub(_VAGUE, "", number).replace("个", "")
    value = read(plain)
    return magnitude(plain.strip()) if value is None else value


def _lower(text: str, found: re.Match[str], high: Decimal) -> Decimal | None:
    """Return the lower end of a range, None where it is none: 5—8亿元, 5亿元至8亿元."""
    if not found["low"] or _FROM.search(text, max(0, found.start() - 2), found.start()):
        return None
    number, scale = found["low"].strip(), _SCALE.search(found["high"].strip())
    if found["low_unit"] and code_of(found["low_unit"]) != code_of(
        found["unit"] or found["low_unit"]
    ):
        return None
    if not found["low_unit"] and scale and not _GREAT.search(number):
        number += scale[0]
    low = _value(number)
    return low if low is not None and low < high else None


def _alone(
    text: str, found: re.Match[str], name: str, span: tuple[int, int], currency: str
) -> Iterator[Figure]:
    """Yield the figure that the number called ``name`` of what was found is, if it is one."""
    (start, end), number, value = span, found[name].strip(), _value(found[name])
    bound = _bound(text, start, found, name)
    if value is None or not _is_meant(text, number, bound, start, found.end(name)):
        return
    if name == "high" and found["dime"]:
        value += Decimal(f"0.{found['dime']}{found['cent'] or 0}")
    minus = _MINUS.search(text, max(0, start - 4), start)
    if minus:
        start, value = text.rindex("-", 0, start), -value
    yield Figure(start, end, value, value, currency, bound)


def _is_meant(text: str, number: str, bound: Bound, start: int, end: int) -> bool:
    """Say whether ``number`` and its unit mean money here and not something else."""
    if magnitude(number) is not None and read(number) is None:
        return (
            bound != "="
            or (len(number) > 1 and number.endswith("亿"))
            or (len(number) > 1 and has_role_before(text, start))
        )
    if _ONE_HAN.fullmatch(number) and text[end : end + 1] == "元":
        return number == "两" or _MONEY.match(text, end + 1) is not None
    return True


def _bound(text: str, start: int, found: re.Match[str], name: str) -> Bound:
    """Return how the words around a figure and the 余 or 多 in it bound it."""
    number = found[name]
    end = found.end() if name == "high" else found.end("low_unit")
    if re.search(_VAGUE, number):
        return ">"
    bare = number.strip()[0] in "百千万亿"
    return (
        bound_after(text, end) or bound_before(text[max(0, start - 16) : start], bare=bare) or "="
    )
