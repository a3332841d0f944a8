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
    "advice": _ref("Advice"),
}
_BY_VALUE: dict[str, Schema] = {
    **{"query": _TEXT, "by": _TEXT, "total": _NUMBER, "counts": _COUNTS, "without": _NUMBER},
    **{"archive": _COUNTS, "notes": _TEXTS},
    "shares": _map({"type": "number", "minimum": 0, "maximum": 1}),
}

#: The schemas by their names.
SCHEMAS: dict[str, Schema] = {
    "Results": _object(
        "How many articles match, exactly, and the hits that were asked for.",
        _RESULTS,
        *("facets", "notes", "advice"),
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
    "Health": _object("The index can be asked.", {"status": {"const": "ok"}, "articles": _NUMBER}),
    "Error": _object("What can not be answered, in a sentence.", {"error": _TEXT}),
}
