"""What the API answers, as JSON Schema (draft 2020-12); the words of the fields are the model's.

Fields may be added within a version of the API, so that objects are left open; tests look
at every real answer with them closed.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
_DAY: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_KIND: Schema = {"enum": ["news", "photo", "notice"]}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _map(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(says: str, fields: dict[str, Schema], *optional: str) -> Schema:
    required = [name for name in fields if name not in optional]
    return {"type": "object", "description": says, "properties": fields, "required": required}


_TEXTS, _COUNTS = _list(_TEXT), _map(_NUMBER)
_PAIRS = _list({"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2})

_ARTICLE: dict[str, Schema] = {
    **{"id": _TEXT, "kind": _KIND, "kicker": _TEXT, "headline": _TEXT, "subheadline": _TEXT},
    **{"bylines": _TEXTS, "zone": _TEXT_OR_NONE, "zones": _TEXTS, "province": _TEXT_OR_NONE},
    **{"date": _DAY, "date_source": {"enum": ["text", "issue", "given", None]}},
    **{"published": _DAY, "topics": _TEXTS, "subheads": _TEXTS, "paragraphs": _TEXTS},
    **{"source": _ref("Source"), "doubts": _TEXTS, "subhead_before": _list(_NUMBER)},
    **{"meta": _map(_TEXT), "continued": _list(_ref("Source"))},
}
_OF_ARTICLE = ("id", "headline", "kicker", "kind", "zone", "zones", "date", "topics", "source")
_HIT: dict[str, Schema] = {
    **{name: _ARTICLE[name] for name in _OF_ARTICLE},
    **{"score": {"type": "number", "minimum": 0}, "highlights": _map(_PAIRS)},
    **{"snippet": _ref("Snippet"), "via": _TEXTS, "similar": _TEXTS},
}
_RESULTS: dict[str, Schema] = {
    **{"query": _TEXT, "total": _NUMBER, "took_ms": {"type": "number", "minimum": 0}},
    **{"hits": _list(_ref("Hit")), "facets": _map(_COUNTS), "notes": _TEXTS},
    **{"meant": _list(_ref("Meant")), "advice": _ref("Advice")},
}
_BY_VALUE: dict[str, Schema] = {
    **{"query": _TEXT, "by": _TEXT, "total": _NUMBER, "counts": _COUNTS, "without": _NUMBER},
    **{"archive": _COUNTS, "notes": _TEXTS},
    "shares": _map({"type": "number", "minimum": 0, "maximum": 1}),
}
_BRIEF = ("id", "kicker", "headline", "kind", "zone", "date", "topics", "source")
_PAGE: dict[str, Schema] = {"page": _TEXT, "articles": _list(_ref("Brief"))}
_BESIDE: dict[str, Schema] = {"before": _TEXT_OR_NONE, "after": _TEXT_OR_NONE}
_SHARES = _list({"type": ["number", "null"], "minimum": 0, "maximum": 1})
_RAW_PAGE: dict[str, Schema] = {
    **{"source": _ref("Source"), "part": _NUMBER, "parts": _NUMBER, "note": _TEXT},
    **{"state": {"enum": ["same", "changed", "gone", "unreadable", "unknown"]}},
    **{"picture": {"type": "boolean"}, "lines": _list(_ref("RawLine"))},
    **{"size": {"type": ["array", "null"]}, "boxes": _list({"type": "array"})},
}

#: The schemas by their names.
SCHEMAS: dict[str, Schema] = {
    "Results": _object(
        "How many articles match, exactly, and the hits that were asked for.",
        _RESULTS,
        *("facets", "notes", "meant", "advice"),
    ),
    "Hit": _object("An article that matches, and where.", _HIT, "via", "similar"),
    "Snippet": _object(
        "Pieces of the text; spans (start, end) of matches and pieces, in characters.",
        {"text": _TEXT, "spans": _PAIRS, "fragments": _PAIRS},
    ),
    "Advice": _object(
        "Where nothing was found: the query's parts, and the nearest that finds something.",
        {"parts": _list(_ref("Part")), "nearest": {"anyOf": [_ref("Nearest"), {"type": "null"}]}},
    ),
    "Part": _object(
        "A part of the query, and how many articles it finds alone.",
        {"text": _TEXT, "kind": _TEXT, "finds": _NUMBER},
    ),
    "Nearest": _object("A query that finds something.", {"query": _TEXT, "total": _NUMBER}),
    "Counts": _object(
        "How many articles match, and per value of “by”, where that was asked for.",
        _BY_VALUE,
        *("by", "counts", "without", "archive", "shares", "notes"),
    ),
    "Article": _object("One article, whole.", _ARTICLE),
    "Source": _object(
        "Where an article stands: a file, its page, ranges of lines (first, last).",
        {"path": _TEXT, "page": _NUMBER, "lines": _PAIRS},
    ),
    "Meant": _object(
        "What may be meant instead of a rare word.",
        {"word": _TEXT, "instead": _TEXT, "articles": _NUMBER},
    ),
    "Trend": _object(
        "Words or zones over time; shares are of what “whole” says.",
        {
            **{"by": _TEXT, "whole": _TEXT, "periods": _TEXTS},
            **{"series": _list(_ref("Series")), "filters": _TEXTS, "notes": _TEXTS},
        },
        *("filters", "notes"),
    ),
    "Series": _object(
        "A word or zone, in the order of the periods.",
        {
            **{"name": _TEXT, "total": _NUMBER, "without": _NUMBER},
            **{"counts": _list(_NUMBER), "of": _list(_NUMBER), "shares": _SHARES},
        },
    ),
    "Suggestions": _object(
        "What may complete a query.", {"query": _TEXT, "suggestions": _list(_ref("Suggestion"))}
    ),
    "Suggestion": _object(
        "A word, zone, topic, province or kind, how many articles it finds, and the whole query.",
        {"text": _TEXT, "kind": _TEXT, "articles": _NUMBER, "query": _TEXT},
    ),
    "Issues": _object(
        "The days of all issues, each with its number of articles.",
        {"days": _COUNTS, "undated": _NUMBER},
    ),
    "Issue": _object(
        "All that was published on a day.",
        {"day": _TEXT, "total": _NUMBER, **_BESIDE, "pages": _list(_ref("IssuePage"))},
    ),
    "IssuePage": _object("A page of an issue, in reading order.", _PAGE),
    "Brief": _object("What a list shows of an article.", {n: _ARTICLE[n] for n in _BRIEF}),
    "Undated": _object(
        "Articles without a day of publication.",
        {"total": _NUMBER, "articles": _list(_ref("Brief"))},
    ),
    "Neighbours": _object("A page, and the ids before and after the article.", _BESIDE | _PAGE),
    "RawPage": _object("The page that an article was cut from.", _RAW_PAGE),
    "RawLine": _object(
        "A line of the file, and whose it is.",
        {
            **{"number": _NUMBER, "text": _TEXT, "article": _TEXT_OR_NONE},
            **{"role": {"enum": ["own", "other", "furniture", "blank"]}},
            **{"unit": {"type": ["integer", "null"], "minimum": 0}},
        },
    ),
    "SavedQuery": _object(
        "A query under a name.", {"name": _TEXT, "asked": {"type": "object"}, "made": _TEXT}
    ),
    "SavedQueries": _list(_ref("SavedQuery")),
    "Health": _object("The index can be asked.", {"status": {"const": "ok"}, "articles": _NUMBER}),
    "Error": _object("What can not be answered, in a sentence.", {"error": _TEXT}),
}
