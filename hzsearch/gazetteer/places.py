"""Which 高新区 that no table lists is still the name of a zone.

In: a text folded to full-width brackets, and where a ``高新区`` stands in it.
Out: where the name before it starts, or None for a common noun (位于高新区,
全国高新区, 江苏各高新区). A provincial zone is recognised by the place its name
starts with (``data/places.csv``: cities and counties with their provinces) or
by standing as a kicker, ``X高新区：``. Rule 7 of the naming rules in
``data/README.md``: such a name is kept as it stands, never mapped to a
national zone nearby.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hzsearch.data import rows

TAIL = re.compile(r"(?:国家级?)?高新(?:技术产业(?:开发|园)|产业园)?区")
_HAN_RUN = re.compile(r"[一-鿿]*$")
_KICKER = re.compile(r"\s*([一-鿿]{2,6}?)高新区(?=(?:（[^（）]{1,8}）)?\s*[：:—])")
# Between a place and 高新区 these speak of something else than a name:
# 江苏各高新区, 合肥建设高新区, 安徽省级高新区, 苏州两大高新区.
_NO_NAME = re.compile(
    r"[的了着过各等级和与及同在于为是有个家所这该其此本两三四五六七八九十多几些把被将从由到至让"
    r"向对给以并也都已正入进获批我你他国省]|建设|打造|推|加快|促|支持|助力|服务|落|驻|创建|申报|企业|重点|"
    r"全市|全区|其他|一流|所属|下辖|周边|局|公司|路|街|首|唯一|代表|优秀|产业|项目|争|高质量"
)
# How a title without a place begins: 探访高新区, 聚焦高新区.
_VERB_FIRST = re.compile(r"[走探聚解看问访赋赴做创领争融谋来去话说读]")
_ADMIN = re.compile(r"自治区|壮族自治区|回族自治区|维吾尔自治区|自治州|地区|[省市州盟]")
_LOCATED = re.compile(r"(?:新区|[省市])$")
_MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆"})


@cache
def provinces_by_place() -> dict[str, str]:
    """Return the province of each known city and county, names without 市 or 县."""
    return {row["name"]: row["province"] for row in rows("places.csv")}


@cache
def provinces() -> frozenset[str]:
    """Return the short names of the provinces."""
    return frozenset(provinces_by_place().values())


def province_of(name: str) -> str | None:
    """Return the province of the place that ``name`` begins with, else None."""
    known = provinces_by_place()
    return next((known[place] for place in _beginnings(name) if place in known), None)


def kicker_name(folded: str) -> tuple[int, int] | None:
    """Return start and end of ``X高新区`` where ``folded`` opens with it as a kicker."""
    found = _KICKER.match(folded)
    if not found or found[1] in provinces():
        return None
    if _NO_NAME.search(found[1]) or _VERB_FIRST.match(found[1]):
        return None
    return found.start(1), found.end()


def name_start(folded: str, tail: int) -> int | None:
    """Return where the name that runs up to ``tail`` starts: at the first known place before it."""
    run = _HAN_RUN.search(folded[max(0, tail - 12) : tail])
    first = tail - len(run[0]) if run else tail
    starts = (start for start in range(first, tail - 1) if _place_at(folded, start, tail))
    names = (_after_region(folded, start, tail) for start in starts)
    return next((start for start in names if start is not None), None)


def foreign_place_before(folded: str, start: int, own: frozenset[str]) -> int | None:
    """Return where a place outside the provinces ``own`` starts that ends at ``start``.

    上海金山高新区 is not the 金山高新区 of 呼和浩特.
    """
    window = max(0, start - 6)
    before = _LOCATED.sub("", folded[window:start])
    for length in (4, 3, 2):
        place = before[-length:]
        province = provinces_by_place().get(place)
        if province:
            return None if province in own else window + len(before) - len(place)
    return None


def _place_at(folded: str, start: int, tail: int) -> str | None:
    places = _beginnings(folded[start:tail])
    known = provinces_by_place()
    return next((p for p in places if p in known or p in provinces()), None)


def _after_region(folded: str, start: int, tail: int) -> int | None:
    """Leave out what only locates the name: 湖南省浏阳高新区, 盐城市盐南高新区.

    A province alone makes no name: 江苏高新区, 江苏各高新区.
    """
    place = _place_at(folded, start, tail) or ""
    rest = folded[start + len(place) : tail]
    admin = _ADMIN.match(rest)
    bare = rest[len(admin[0]) :] if admin else rest
    if len(bare) > 6 or _NO_NAME.search(bare):
        return None
    province = place not in provinces_by_place() or bool(admin and admin[0] == "省")
    if len(bare) >= 2 and (admin or province):
        return tail - len(bare)
    return None if province else start


def _beginnings(text: str) -> Iterator[str]:
    """Yield the beginnings of ``text`` that may be a place, the longest first."""
    return (text[:length] for length in (5, 4, 3, 2) if length <= len(text))
