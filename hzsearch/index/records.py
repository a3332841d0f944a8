"""Ready articles from elsewhere: JSON objects into Article, as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from hzsearch.errors import UsageError
from hzsearch.model import Article

_FIELDS = {item.name for item in fields(Article)}


def to_article(record: Article | Mapping[str, Any]) -> Article:
    """Return ``record`` as an article.

    A mapping is an article's JSON form, or has "title" and "body" instead of
    "headline" and "paragraphs": a body's paragraphs end at line ends. What it has
    under other names is kept as the article's ``meta``. Raises UsageError, with the
    id and the field, where it is neither.
    """
    # Imported here, as a query must not pay for the readers of files.
    from hzsearch.archive.records import RecordError, check_shape  # noqa: PLC0415

    facts = dict(_renamed(record.to_dict() if isinstance(record, Article) else record))
    if not str(facts.get("id") or "").strip():
        raise UsageError(f"An article needs an id; this one has none: {str(facts)[:60]}.")
    try:
        check_shape(facts)
        _check_characters(facts)
    except RecordError as error:
        called = str(facts["id"]).encode(errors="replace").decode()
        raise UsageError(f"In the article {called}, {error}.") from None
    return record if isinstance(record, Article) else Article.from_dict(facts)


def _check_characters(facts: Mapping[str, Any]) -> None:
    """Raise RecordError where half of a pair of UTF-16 stands, which no file can hold."""
    from hzsearch.archive.records import RecordError  # noqa: PLC0415  as above

    for name, value in facts.items():
        try:
            json.dumps(value, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError as error:
            half = f"U+{ord(error.object[error.start]):X}"
            raise RecordError(f"“{name}” holds half a character ({half}); leave it out") from None


def _renamed(record: Mapping[str, Any]) -> Mapping[str, Any]:
    from hzsearch.archive.records import plain  # noqa: PLC0415  as above

    facts = dict(record)
    if "title" in facts and "headline" not in facts:
        facts["headline"] = facts.pop("title") or ""
    if "body" in facts and "paragraphs" not in facts:
        body = str(facts.pop("body") or "")
        facts["paragraphs"] = [line.strip() for line in body.splitlines() if line.strip()]
    facts = {name: value for name, value in facts.items() if value is not None}
    facts["date"] = facts.get("date") or None
    others = {str(n): plain(facts.pop(n)) for n in [*facts] if n not in _FIELDS}
    if others and isinstance(facts.get("meta", {}), Mapping):
        facts["meta"] = {**others, **facts.get("meta", {})}
    return facts
