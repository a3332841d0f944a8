"""The national high-tech zones, by every name a newspaper gives them.

In: names typed by a user, or any text. Out: :class:`Zone` values, or the places
of a text where zones are named. Knows names only; which of them an article is
*about*, and whether a weak name counts in its sentence, is ``hzsearch.enrich``.

The national zones are those of ``hzsearch.gazetteer.table``; provincial ones, which no table
lists, are recognised by ``hzsearch.gazetteer.places``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from hzsearch.gazetteer import places
from hzsearch.gazetteer.table import Zone, fold, fold_name, read_zones, spellings

__all__ = ["Gazetteer", "Mention", "Zone", "load_gazetteer"]

_SUFFIX = re.compile(r"(?:维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|州|地区|盟|县|区)$")
# A name that runs on like this is a company's; one that is a place's too (中关村, 光谷)
# may also run on as a street, a school or a bank.
_STRONG_TRAP = re.compile(
    r"(?:开发|建设|投资|发展|产业|科技|城市|国有|资本|资产|经营|运营|管理|控股){0,4}"
    r"(?:集团|股份|控股|有限公司|有限责任公司)"
)
_PLACE_TRAP = re.compile(
    r"高科|科技(?:股份|发展|大学)|股份|集团|银行|证券|指数|论坛|队|第[一二三四五六七八九十]|"
    r"[一-鿿]{0,3}(?:大道|大街|街道|广场|大厦|学院|[中小]学|医院|酒店|学校)|[东西南北中一二三]?[路街站]|"
    r"·?（?(?:股票|证券)?代码|（\d{6}|\d{6}\.S[HZ]"
)
_MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A zone's name at ``text[start:end]``.

    ``zone`` is None for an unlisted zone, whose ``name`` stands for it, and for
    a name that several zones bear (``owners`` tells which). ``strong`` is False
    where the name counts only in context.
    """

    start: int
    end: int
    name: str
    zone: Zone | None
    strong: bool
    owners: tuple[Zone, ...] = ()

    @property
    def label(self) -> str:
        """What ``Article.zones`` holds: the zone's short name, or the name itself."""
        return self.zone.short_name if self.zone else self.name


class Gazetteer:
    """All zones, with the ways to ask for them."""

    def __init__(self, zones: Iterable[Zone]) -> None:
        """Index ``zones`` by all their names."""
        self.zones: tuple[Zone, ...] = tuple(zones)
        owners: dict[str, list[Zone]] = {}
        for zone in self.zones:
            for name in dict.fromkeys(spellings(zone)):
                owners.setdefault(name, []).append(zone)
        self._owners = {name: tuple(found) for name, found in owners.items()}

    def find(self, name: str) -> Zone | None:
        """Return the one zone called ``name`` (official, short, old or weak name), else None.

        Width, brackets and spaces do not matter. A name that several zones
        bear (火炬高新区) finds none; see :meth:`resolve`.
        """
        owners = self._owners.get(fold_name(name), ())
        return owners[0] if len(owners) == 1 else None

    def resolve(self, name: str) -> tuple[Zone, ...]:
        """Return the zones meant by ``name``: a zone's name, a province, a city, or a name's stem.

        ``江苏`` gives its 18 zones, ``苏州`` four, ``秀洲`` the one that is called
        秀洲高新区; an empty tuple where nothing fits.
        """
        folded = fold_name(name)
        if not folded:
            return ()
        bare = _SUFFIX.sub("", folded) if len(folded) > 2 else folded
        # 吉林市 is the city, 吉林 the province; only a municipality is both.
        city_first = folded.endswith("市") and bare not in _MUNICIPALITIES
        by_province = tuple(zone for zone in self.zones if zone.province == bare)
        by_city = tuple(zone for zone in self.zones if bare in zone.cities)
        by_place = (by_city or by_province) if city_first else (by_province or by_city)
        return self._owners.get(folded) or by_place or self._owners.get(folded + "高新区", ())

    def nearest(self, name: str, n: int = 3) -> tuple[str, ...]:
        """Return up to ``n`` short names closest in spelling to ``name``, for error messages."""
        close = difflib.get_close_matches(fold_name(name), self._owners, n=n * 4, cutoff=0.5)
        found = (zone.short_name for match in close for zone in self._owners[match])
        return tuple(dict.fromkeys(found))[:n]

    def province_of(self, name: str) -> str | None:
        """Return the province of a zone's ``name``, listed or not, as far as it tells."""
        zone = self.find(name)
        return zone.province if zone else places.province_of(name)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return every zone name in ``text`` in order, the longest at each place, none overlapping.

        A bare 高新区 is no name, nor are X经开区, X新区 and companies called after a
        zone (东湖高新股份). Offsets are those of ``text``.
        """
        folded = fold(text)
        spans = self._spans(folded)
        listed = (self._listed(text, folded, start, end) for start, end in spans)
        found = [mention for mention in listed if mention]
        found += self._unlisted(text, folded, spans)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _spans(self, folded: str) -> list[tuple[int, int]]:
        """Return where listed names stand, the leftmost and longest first to take its place."""
        found: list[tuple[int, int]] = []
        for head in self._heads_re.finditer(folded):
            start = head.start()
            names = self._by_head.get(folded[start : start + 2], ())
            name = next((name for name in names if folded.startswith(name, start)), None)
            if name and (not found or start >= found[-1][1]):
                found.append((start, start + len(name)))
        return found

    def _listed(self, text: str, folded: str, start: int, end: int) -> Mention | None:
        name = folded[start:end]
        trap = _STRONG_TRAP if name[-1] in "区园" else _PLACE_TRAP
        if trap.match(folded, end) or self._elsewhere(folded, start, end) is not None:
            return None
        owners = self._owners[name]
        zone = owners[0] if len(owners) == 1 else None
        return Mention(start, end, text[start:end], zone, name not in self._weak, owners)

    def _unlisted(self, text: str, folded: str, spans: list[tuple[int, int]]) -> list[Mention]:
        """Return the provincial zones: where a 高新区 ends no listed name but follows a place."""
        starts = {end: start for start, end in spans}
        kicker = places.kicker_name(folded)
        found = []
        for tail in places.TAIL.finditer(folded):
            if tail.end() in starts:
                start = self._elsewhere(folded, starts[tail.end()], tail.end())
            elif kicker and kicker[1] == tail.end():
                start = kicker[0]
            else:
                start = places.name_start(folded, tail.start())
            if start is not None and not _cuts(spans, start, tail.end()):
                found.append(Mention(start, tail.end(), text[start : tail.end()], None, True))
        return found

    def _elsewhere(self, folded: str, start: int, end: int) -> int | None:
        """Return where 上海金山高新区 starts, of which only a part looks listed."""
        name, owners = folded[start:end], self._owners[folded[start:end]]
        if any(name.startswith(city) for zone in owners for city in zone.cities):
            return None
        own = frozenset(zone.province for zone in owners)
        return places.foreign_place_before(folded, start, own)

    @cached_property
    def _weak(self) -> frozenset[str]:
        weak = (name for zone in self.zones for name in zone.weak_aliases)
        return frozenset(fold_name(name) for name in weak)

    @cached_property
    def _by_head(self) -> dict[str, tuple[str, ...]]:
        heads: dict[str, list[str]] = {}
        for name in sorted(self._owners, key=len, reverse=True):
            heads.setdefault(name[:2], []).append(name)
        return {head: tuple(names) for head, names in heads.items()}

    @cached_property
    def _heads_re(self) -> re.Pattern[str]:
        firsts, seconds = ("".join({head[at] for head in self._by_head}) for at in (0, 1))
        # The second character is only looked at, for it may begin a name itself.
        return re.compile(f"[{firsts}](?=[{seconds}])")


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of ``data/zones.csv``, the same object each time."""
    return Gazetteer(read_zones())


def _cuts(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a listed name overlaps ``start:end`` other than by ending with it."""
    return any(a < end and start < b and b != end for a, b in spans)
