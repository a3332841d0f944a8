"""What an agent may ask, as the tools' input schemas describe it.

The descriptions are read by a language model: they say what each value means and how to
write it. What is not known is refused, so that no misspelt filter is silently left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hzsearch.errors import UsageError
from hzsearch.index.answer import LONGEST, MOST_DAYS

#: Hits of an answer at most; values; characters of an article.
HITS, VALUES, CHARACTERS = 20, 200, 8000

By = Literal["zone", "zones", "topic", "province", "kind", "byline", "year", "month", "day"]
Text = Annotated[str, Field(max_length=LONGEST)]
Names = Text | Annotated[list[Text], Field(max_length=LONGEST)]

A = TypeVar("A", bound="Arguments")

_TEXT = (
    'What to look for, in Chinese. Words with blanks between must all be there. "…" or “…” finds '
    "exactly the articles with that literal string. -word excludes, a OR b, ( ), a NEAR/8 b; * and "
    "? within a word. An unquoted word also means other names of the same thing, and pinyin is "
    "understood; the notes say so. A question in Chinese works too. Filters may stand in it: "
    "headline:信创 byline:甄晓倩 kind:photo -topic:人才. Empty: all that the filters leave, newest "
    "first."
)
_ZONE = (
    "Only articles that name this zone (高新区): any of its names, its city or its province; "
    "a list means one of them."
)
_TOPIC = "Only this topic, as list_topics names it; a list means one of them."
_KIND = "Only news (新闻), photo (图片) or notice (公告); a list means one of them."
_PROVINCE = (
    "Only articles whose main zone lies in this province, 江苏 or 江苏省; a list means one of "
    "them. zone with a province also has those that name a zone there beside their main one."
)
_SINCE = "From this day on: 2024-03-28, 2024-03 or 2024. It is the article's date."
_AMOUNT = "Only articles that state such an amount of money: >10亿, 5亿..8亿, >1亿美元."
_EXACT = "Every word means its literal string and nothing else."
_BY = (
    "Count per value of this; empty: the total alone. zone is an article's main one; zones are all "
    "that it names, as the filter zone finds them."
)
_COLLAPSE = (
    "Fold the same story in several papers into one hit, the others' ids in its similar; pages "
    "then count hits, total still articles."
)
_FRESH = "Prefer newer articles: half of the bonus is lost every so many days. Not with sort date."
_ID = "The article's id, as a hit has it."


class Arguments(BaseModel):
    """What a tool is called with."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Asking(Arguments):
    """The text and the filters, as every method of ``Index`` that asks takes them."""

    text: Text = Field("", description=_TEXT)
    zone: Names = Field("", description=_ZONE)
    topic: Names = Field("", description=_TOPIC)
    kind: Names = Field("", description=_KIND)
    province: Names = Field("", description=_PROVINCE)
    since: Text = Field("", description=_SINCE)
    until: Text = Field("", description="Up to this day, included.")
    amount: Text = Field("", description=_AMOUNT)
    exact: bool = Field(False, description=_EXACT)

    @property
    def filters(self) -> dict[str, Any]:
        """The text and the filters as keywords."""
        names = ("text", "zone", "topic", "kind", "province", "since", "until", "amount")
        given = {name: getattr(self, name) for name in names}
        return {**{name: value for name, value in given.items() if value}, "exact": self.exact}


class Search(Asking):
    """Text and filters, the order, and which hits."""

    sort: Literal["relevance", "date"] = Field("relevance", description="Or the newest first.")
    limit: int = Field(10, ge=1, le=HITS, description="Hits on a page.")
    page: int = Field(1, ge=1, description="1 is the first; pages join without gaps.")
    collapse: bool = Field(False, description=_COLLAPSE)
    fresh: float | None = Field(None, gt=0, le=MOST_DAYS, description=_FRESH)


class Similar(Arguments):
    """An article, and which of its relatives."""

    id: str = Field(description=_ID)
    limit: int = Field(10, ge=1, le=HITS, description="Hits on a page.")
    page: int = Field(1, ge=1, description="1 is the first.")


class Fetch(Arguments):
    """An article, and which part of its text."""

    id: str = Field(description=_ID)
    offset: int = Field(
        0, ge=0, description="Characters to skip: next_offset of the answer before."
    )
    limit: int = Field(4000, ge=1, le=CHARACTERS, description="Characters of text at most.")


class Count(Asking):
    """Text and filters, what to count by, and which values."""

    by: By | Literal[""] = Field("", description=_BY)
    share: bool = Field(False, description="Also each value's articles in the whole archive.")
    limit: int = Field(50, ge=1, le=VALUES, description="Values on a page.")
    page: int = Field(1, ge=1, description="1 is the first.")


class Listing(Arguments):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=VALUES, description="Values on a page.")
    page: int = Field(1, ge=1, description="1 is the first.")


def read(kind: type[A], given: Mapping[str, Any]) -> A:
    """Return the arguments that were ``given``; those that are null count as left out.

    Raises UsageError, one sentence, for what is missing, unknown or out of bounds.
    """
    try:
        return kind(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise UsageError(_sentence(kind, error)) from None


def _sentence(kind: type[Arguments], error: ValidationError) -> str:
    # Of a list that may be a text, what is wrong within it tells more than that it is none.
    first = max(error.errors(include_url=False), key=lambda one: len(one["loc"]))
    name = str(first["loc"][0]) if first["loc"] else "arguments"
    if first["type"] == "extra_forbidden":
        return f"There is no “{name[:40]}” here; use {', '.join(kind.model_fields)}."
    if first["type"] == "missing":
        return f"“{name}” is missing; give it."
    return f"“{name}” can not be meant: {first['msg'][0].lower()}{first['msg'][1:]}."
