"""Ready articles from elsewhere: JSON objects into Article, as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hzsearch.days import iso_day
from hzsearch.errors import UsageError
from hzsearch.model import Article

_TEXTS = ("kicker", "headline", "subheadline")
_LISTS = ("bylines", "zones", "topics", "subheads", "paragraphs", "doubts")


def to_article(record: Article | Mapping[str, Any]) -> Article:
    """Return ``record`` as an article.

    A mapping is an article's JSON form, or has "title" and "body" instead of
    "headline" and "paragraphs": a body's paragraphs end at line ends. Raises
    UsageError, with the id and the field, where it is neither.
    """
    facts = dict(_renamed(record.to_dict() if isinstance(record, Article) else record))
    if not str(facts.get("id") or "").strip():
        raise UsageError(f"An article needs an id; this one has none: {str(facts)[:60]}.")
    _check(facts)
    return record if isinstance(record, Article) else Article.from_dict(facts)


def _renamed(record: Mapping[str, Any]) -> Mapping[str, Any]:
    facts = dict(record)
    if "title" in facts and "headline" not in facts:
        facts["headline"] = facts.pop("title") or ""
    if "body" in facts and "paragraphs" not in facts:
        body = str(facts.pop("body") or "")
        facts["paragraphs"] = [line.strip() for line in body.splitlines() if line.strip()]
    if not facts.get("date"):
        facts["date"] = None
    return facts


def _check(facts: Mapping[str, Any]) -> None:
    for name in _TEXTS:
        if not isinstance(facts.get(name, ""), str):
            raise _wrong(facts, name, "a string")
    for name in _LISTS:
        value = facts.get(name, ())
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise _wrong(facts, name, "a list of strings")
    try:
        iso_day(facts["date"] or "2000-01-01")
    except (TypeError, ValueError):
        raise _wrong(facts, "date", "a day such as 2024-03-28, or null") from None


def _wrong(facts: Mapping[str, Any], name: str, wanted: str) -> UsageError:
    return UsageError(f"In the article {facts['id']}, “{name}” must be {wanted}.")
