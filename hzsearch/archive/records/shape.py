"""What types an article's JSON form has: checked before we believe it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hzsearch.archive.records.values import RecordError
from hzsearch.days import iso_day


def check_shape(facts: Mapping[str, object]) -> None:
    """Raise RecordError, with the field and what it must be, where ``facts`` is no article.

    Fields may be missing; those that are there must have the types of ``Article``.
    """
    for name, (is_right, wanted) in _SHAPES.items():
        if name in facts and not is_right(facts[name]):
            raise RecordError(f"“{name}” must be {wanted}")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_open(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _list_of(is_right: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list | tuple) and all(map(is_right, value))


def _is_day(value: object) -> bool:
    try:
        return value is None or (isinstance(value, str) and bool(iso_day(value)))
    except ValueError:
        return False


def _is_range(value: object) -> bool:
    return _list_of(_is_number)(value) and isinstance(value, list | tuple) and len(value) == 2


def _is_source(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and _is_text(value.get("path", ""))
        and _is_number(value.get("page", 1))
        and _list_of(_is_range)(value.get("lines", ()))
    )


def _is_meta(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_text, [*value, *value.values()]))


def _one_of(*values: str | None) -> Callable[[object], bool]:
    return lambda value: value in values if _is_open(value) else False


_DAY = (_is_day, "a day such as 2024-03-28, or null")
_TEXTS = (_list_of(_is_text), "a list of strings")
_SHAPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "kind": (_one_of("news", "photo", "notice"), "news, photo or notice"),
    **dict.fromkeys(("kicker", "headline", "subheadline"), (_is_text, "a string")),
    **dict.fromkeys(("zone", "province"), (_is_open, "a string or null")),
    **dict.fromkeys(("date", "published"), _DAY),
    "date_source": (_one_of("text", "issue", "given", None), "text, issue, given or null"),
    **dict.fromkeys(("bylines", "zones", "topics", "subheads", "paragraphs", "doubts"), _TEXTS),
    "subhead_before": (_list_of(_is_number), "a list of numbers"),
    "source": (_is_source, "an object with path, page and lines"),
    "continued": (_list_of(_is_source), "a list of objects with path, page and lines"),
    "meta": (_is_meta, "an object of strings"),
}
