"""The national high-tech zones as a table: names, place, approval, sources.

In: ``data/zones.csv``, the 178 national zones and the one approved after them
(sources: ``data/README.md``). Out: :class:`Zone` values and the spellings a
paper may use for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hzsearch.data import rows

# Width folding of what differs between prints of one zone name, one to one so
# that offsets stay those of the text.
_FOLD = str.maketrans("()・•‧／", "（）···/")
_CITY = re.compile(r"([一-鿿]{2,}?)(?:市|州(?!市)|地区|新区|示范区|区|县)")


@dataclass(frozen=True, slots=True)
class Zone:
    """One national zone as a row of ``zones.csv``.

    ``short_name`` is what ``Article.zone`` holds. ``aliases`` name the zone
    wherever they stand, ``weak_aliases`` only in context (a street, a district, a
    company may bear them). ``year`` is the year of approval, ``source`` says who
    says so, ``year_cited`` whether the source was seen; ``in_178`` tells the
    official count of 2023 from what came later.
    """

    official_name: str
    short_name: str
    aliases: tuple[str, ...]
    weak_aliases: tuple[str, ...]
    province: str
    city: str
    year: int
    source: str
    note: str = ""
    in_178: bool = True
    year_cited: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """All names, official first, without repetition."""
        every = (self.official_name, self.short_name, *self.aliases, *self.weak_aliases)
        return tuple(dict.fromkeys(every))

    @property
    def cities(self) -> tuple[str, ...]:
        """The bare names of its cities: 苏州市昆山市 gives 苏州 and 昆山."""
        return tuple(dict.fromkeys(_CITY.findall(self.city)))


def read_zones() -> Iterator[Zone]:
    """Yield the zones of ``data/zones.csv`` in their order."""
    return (_zone(row) for row in rows("zones.csv"))


def fold(text: str) -> str:
    """Fold the brackets and dots of zone names, character by character."""
    return text.translate(_FOLD)


def fold_name(name: str) -> str:
    """Fold a name that was typed: brackets and dots, and no spaces."""
    return fold("".join(name.split()))


def _zone(row: dict[str, str]) -> Zone:
    return Zone(
        official_name=row["official_name"],
        short_name=row["short_name"],
        aliases=_split(row["aliases"]),
        weak_aliases=_split(row["weak_aliases"]),
        province=row["province"],
        city=row["city"],
        year=int(row["year"]),
        source=row["source"],
        note=row["note"],
        in_178=row["in_178"] == "yes",
        year_cited=row["year_source"] == "cited",
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def spellings(zone: Zone) -> Iterator[str]:
    """Yield the names of ``zone`` folded, each also with 市 after its city and as 国家级."""
    for name in zone.names:
        folded = fold_name(name)
        yield folded
        if "国家高新区" in folded:
            yield folded.replace("国家高新区", "国家级高新区")
        # A weak 上海高新区 stays weak by keeping its one spelling.
        if name not in zone.weak_aliases:
            yield from (
                folded.replace(c, c + "市", 1) for c in zone.cities if _takes_city(folded, c)
            )


def _takes_city(name: str, city: str) -> bool:
    rest = name.removeprefix(city)
    return rest != name and rest.startswith(("高新", "国家高新", "高技术"))
