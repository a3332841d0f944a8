"""What the values of a record mean: texts, lists, days, zones, topics, kinds.

Each reader takes the value as it stands in the record. One that can not be meant
raises RecordError; one that is no day, or no zone that we know, gives a doubt.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from hzsearch.analysis import fold
from hzsearch.gazetteer import load_gazetteer
from hzsearch.layout.bylines import read_byline
from hzsearch.model import Kind
from hzsearch.taxonomy import load_taxonomy

_PARTS = re.compile(r"\s*[、,，;；|｜\n]\s*")
_WIDE_PARTS = re.compile(r"\s*[;；|｜\n]\s*")
_DAY = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))"
    r"(?:[T\s]\s*\d{1,2}[:时].*)?",
    re.ASCII | re.DOTALL,
)
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("news", "article", "新闻", "消息", "通讯", "报道"), "news"),
    **dict.fromkeys(("photo", "picture", "图片", "图片新闻", "照片"), "photo"),
    **dict.fromkeys(("notice", "公告", "通知", "启事", "声明"), "notice"),
}


class RecordError(ValueError):
    """A record is no article; says why, as the end of a sentence."""


def text(value: object, column: str) -> str:
    """Return a title: one line, whatever lines ``value`` has."""
    return " ".join(lines(value, column))


def lines(value: object, column: str) -> list[str]:
    """Return the non-blank lines of a text, or the texts of a list, without outer blanks."""
    if isinstance(value, list | tuple):
        if not all(isinstance(one, str) for one in value):
            raise RecordError(f"“{column}” must be a text or a list of texts")
        parts: Iterable[str] = value
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        parts = str(value).splitlines()
    else:
        raise RecordError(f"“{column}” must be a text, not {shown(value)}")
    return [part.strip() for part in parts if part.strip()]


def names(value: object, column: str) -> list[str]:
    """Return the names of a list, or of a text with 、 , ; or | between them."""
    every = lines(value, column)
    if not isinstance(value, list | tuple):
        every = [part for one in every for part in _PARTS.split(one) if part]
    return list(dict.fromkeys(every))


def bylines(value: object) -> list[str]:
    """Return the writers' names: 本报记者 甲某 通讯员 乙某 are two; a list is taken as it is."""
    if isinstance(value, list | tuple):
        return lines(value, "bylines")
    line = text(value, "bylines")
    byline = read_byline(line)
    return list(byline.names) if byline else names(line, "bylines")


def day(value: object, column: str) -> tuple[str | None, list[str]]:
    """Return the ISO day of ``value`` (2024-04-01, 2024年4月1日, 20240401, with a time or not).

    None, and a doubt, where it is no day of the calendar.
    """
    written = text(value, column)
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", written))
    if found:
        year, month, number = (int(part) for part in found.groups() if part)
        try:
            return date(year, month, number).isoformat(), []
        except ValueError:
            pass
    return None, [f"{column}: “{written[:40]}” is no day; write it as 2024-03-28."]


def zones(values: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the short names of zones called by any of their names, and doubts.

    A name that no zone of the list has, or several have, stays as it is written.
    """
    found = [_zone(value) for value in values]
    short = list(dict.fromkeys(name for name, _ in found))
    return short, list(dict.fromkeys(doubt for _, doubt in found if doubt))


@lru_cache(maxsize=4096)
def _zone(name: str) -> tuple[str, str]:
    gazetteer = load_gazetteer()
    zone = gazetteer.find(fold(name))
    if zone:
        return zone.short_name, ""
    several = gazetteer.resolve(fold(name))
    if several:
        called = " or ".join(one.short_name for one in several[:3])
        return name, f"zone: “{name}” may be {called}; it is kept as it is written."
    return name, f"zone: no zone of the list is called “{name}”; it is kept as it is written."


def province(zone: str | None) -> str | None:
    """Return the province of the zone called ``zone``, as far as its name tells."""
    return load_gazetteer().province_of(zone) if zone else None


def topics(value: object) -> list[str]:
    """Return names of topics: those of the table as it spells them, others as written.

    What is a topic's name as a whole is not parted at its 、 (项目签约、开工与投产).
    """
    find = load_taxonomy().find
    every = ((name, find(fold(name))) for name in _topic_names(value))
    return list(dict.fromkeys(topic.name if topic else name for name, topic in every))


def _topic_names(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        yield from names(value, "topics")
        return
    for line in lines(value, "topics"):
        for part in _WIDE_PARTS.split(line):
            yield from [part] if load_taxonomy().find(fold(part)) else names(part, "topics")


def kind(value: object) -> tuple[Kind, list[str]]:
    """Return news, photo or notice; a doubt, and news, for any other value."""
    written = text(value, "kind")
    known = _KINDS.get(written.casefold())
    if known:
        return known, []
    return "news", [f"kind: “{written[:40]}” is none of news, photo, notice; it is taken as news."]


def plain(value: object) -> str:
    """Return a value of a column we do not know as text: itself, or its JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown(value: object) -> str:
    """Return the beginning of ``value`` as JSON, for a message."""
    return json.dumps(value, ensure_ascii=False, default=str)[:40]
