"""Texts or zones into the lines of a trend: what each counts, and of which articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hzsearch.aggregations.trends import Line, Trend, trend
from hzsearch.engines.base import Reader
from hzsearch.errors import UsageError
from hzsearch.index.request import Request, understand
from hzsearch.query import And, dated


def trend_of(
    reader: Reader, request: Request, texts: Sequence[str], zones: Sequence[str], by: str | None
) -> Trend:
    """Return the trend of ``texts``, or of the one text of ``request`` in each of ``zones``.

    The filters of ``request`` hold for all of them; a zone among them gives way to ``zones``.
    Raises UsageError where texts and zones are both several, and for what can not be meant.
    """
    if len(texts) > 1 and zones:
        raise UsageError("Words or zones can be compared, not both; leave one of them out.")
    notes: list[str] = []
    make = (
        _by_zone(reader, request, zones, notes)
        if zones
        else _by_text(reader, request, texts or (request.text,), notes)
    )
    found = trend(reader, list(make), by, "zone" if zones else "archive")
    told = replace(request, zone=None) if zones else request
    return replace(found, filters=told.filters, notes=tuple(dict.fromkeys(notes)))


def _by_text(
    reader: Reader, request: Request, texts: Sequence[str], notes: list[str]
) -> Iterator[Line]:
    for text in dict.fromkeys(texts):
        asked = understand(replace(request, text=text), reader)
        notes.extend(asked.notes)
        yield Line(text, asked.tree, dated(asked.tree))


def _by_zone(
    reader: Reader, request: Request, zones: Sequence[str], notes: list[str]
) -> Iterator[Line]:
    for zone in dict.fromkeys(zones):
        asked = understand(replace(request, zone=zone), reader)
        notes.extend(asked.notes)
        whole = understand(Request(zone=zone), reader).tree
        yield Line(zone, asked.tree, And((whole, dated(asked.tree))))
