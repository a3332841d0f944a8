"""The parameters of the API as OpenAPI describes them, with the limits of ``asked``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hzsearch.aggregations.counts import COUNTABLE
from hzsearch.index.answer import DEEPEST, LONGEST, MOST_DAYS
from hzsearch.web.asked import ENDLESS, FLAG, MOST, SIZE
from hzsearch.web.export import TYPES


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what it is called and means, and the JSON Schema of what it may be."""

    name: str
    says: str
    schema: Mapping[str, Any]
    place: Literal["query", "path"] = "query"
    example: str = ""
    is_needed: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the Parameter Object (OpenAPI 3.1, 4.8.12)."""
        facts = {"name": self.name, "in": self.place, "description": self.says}
        required = {"required": True} if self.is_needed or self.place == "path" else {}
        example = {"example": self.example} if self.example else {}
        return {**facts, **required, "schema": dict(self.schema), **example}


_TEXT: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
_FLAG: dict[str, Any] = {"enum": list(FLAG), "default": "0"}


def _flag(name: str, says: str) -> Parameter:
    return Parameter(name, says, _FLAG)


def _number(name: str, says: str, most: int, default: int) -> Parameter:
    bounds = {"minimum": 1, "maximum": most, "default": default}
    return Parameter(name, says, {"type": "integer", **bounds})


def _names(name: str, says: str, example: str) -> Parameter:
    return Parameter(name, says, {"type": "array", "items": _TEXT, "examples": [[example]]})


#: What is searched for, and the filters beside it.
FILTERS = (
    Parameter("q", "The query; without one, the filters alone list. 检索词", _TEXT, example="信创"),
    _names("zone", "Only this zone, by any of its names; may be repeated. 园区", "济南高新区"),
    _names("topic", "Only this topic; may be repeated. 主题", "人才"),
    _names("province", "Only zones of this province; may be repeated. 省份", "山东"),
    Parameter(
        "kind",
        "Only news, photo or notice; may be repeated.",
        {"type": "array", "items": {"enum": ["news", "photo", "notice"]}},
    ),
    Parameter("since", "From this day on: 2024-03-28, 2024-03 or 2024.", _TEXT, example="2024"),
    Parameter("until", "Up to this day, included.", _TEXT, example="2024-12"),
    Parameter("amount", "States such an amount of money. 金额", _TEXT, example=">1万"),
    _flag("exact", "Words mean their literals and nothing else."),
)
#: Which part of the hits.
PAGING = (
    _number("page", f"Which page; hits end at {DEEPEST:,}.", DEEPEST, 1),
    _number("size", "Hits on a page.", MOST, SIZE),
)
#: The same of a list that does not end there.
EVERY_PAGE = (_number("page", "Which page.", ENDLESS // MOST, 1), PAGING[1])
SORT = Parameter(
    "sort", "The order of the hits.", {"enum": ["relevance", "date"], "default": "relevance"}
)
FACETS = _flag("facets", "Count all matches by zone, topic and month, too: what each filter finds.")
COLLAPSE = _flag("collapse", "Fold the same story in several papers; hits are counted then, too.")
FRESH = Parameter(
    "fresh",
    "Prefer newer articles: half of the bonus is lost every so many days.",
    {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_DAYS},
)
BY = Parameter("by", "Count per value of it.", {"enum": list(COUNTABLE)}, example="month")
SHARE = _flag("share", "Beside each count, that of the whole archive; needs “by”.")
FORMAT = Parameter(
    "format", "What file it is.", {"enum": list(TYPES)}, example="csv", is_needed=True
)
TYPED = Parameter("q", "What is typed so far.", _TEXT, example="xinc")
COMPARED = (
    _names("vs", "A word to stand beside; up to five series in all.", "人才"),
    _names("vs_zone", "A zone or province to compare, instead of words.", "山东"),
    Parameter("by", "Points in time.", {"enum": ["", "year", "month"]}),
    _flag("share", "What the page draws; the answer has both."),
)
PART = Parameter(
    "part",
    "Which part of an article that goes on elsewhere, from 0 on.",
    {"type": "integer", "minimum": 0, "default": 0},
)
DAY = Parameter("day", "The day of an issue.", {"type": "string"}, "path", "2024-04-01")
NAME = Parameter("name", "The name of a saved query.", {"type": "string", "minLength": 1}, "path")
ID = Parameter(
    "id",
    "The id of an article, its slashes written as %2F.",
    {"type": "string", "minLength": 1},
    "path",
)
