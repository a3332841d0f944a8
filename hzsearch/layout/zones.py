"""Zone names as they stand in print, known to any list or not.

In: text. Out: keys, the two characters before ``高新区`` and its like. Chinese has
no blank before a name, so where it begins is unknown; its last two characters are
enough to tell the zones of one page apart (``江口高新区`` and ``在江口高新区`` agree).
Used only to tell which headline and which paragraph speak of the same zone; the
zone of an article is enrich's to name.
"""

from __future__ import annotations

import re
from collections import Counter

from hzsearch.layout.lines import HAN

_KIND = (
    r"(?:国家级?|省级)?(?:(?:高新技术|农业高新技术|经济技术|高技术)产业?(?:开发区|示范区)|高新技术(?:产业)?(?:开发区|园区)|"
    r"高新[区區]|工[业業][园園][区區]|科技[园園][区區]|经开区|开发区|示范[区區])"
)
_ZONE = re.compile(rf"([{HAN}]{{2}})(?:{_KIND})")
_BLANK = re.compile(rf"(?<=[{HAN}])\s(?=[{HAN}])")
_NAME = re.compile(rf"[{HAN}]{{2,8}}?(?:{_KIND})")
_LED = re.compile(rf"({_NAME.pattern}(?:[：:]|—{{1,2}}))(?=\S)")
# What stands before 高新区 when no zone is named.
_COMMON = frozenset(
    re.findall(
        "..",
        "国家全国我国全省我省我市全市省级市级各级各地各个建设推动推进支持位于落户入驻走进来到打造进入引领"
        "为高是高在高该区全区本区区内区外园区以来年来目前当前今年去年近日时期助力加快促进实现服务创新"
        "发展产业技术经济科技高新农业工业现代绿色一流世界特色专业综合核心聚集集聚改革合作联合共建以及"
        "几个这些那些各类成为作为先行一个两个多个各大重点主要",
    )
)


def is_zone(text: str) -> bool:
    """Say whether ``text`` is a zone's name and nothing else."""
    return _NAME.fullmatch(text) is not None


def split_zone(text: str) -> tuple[str, str]:
    """Split ``某某高新区：标题`` into the zone with its colon, which may be empty, and the rest."""
    found = _LED.match(text)
    size = found.end() if found else 0
    return text[:size], text[size:].lstrip()


def zone_keys(text: str) -> Counter[str]:
    """Return how often each zone key stands in ``text``; a stray blank may stand in a name."""
    found = Counter(match[1] for match in _ZONE.finditer(_BLANK.sub("", text)))
    return Counter({key: n for key, n in found.items() if key not in _COMMON})
