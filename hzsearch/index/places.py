"""Where the files of articles lie, of those that are there still, and when articles were corrected.

The ledger of a large archive takes seconds to read as a whole. So the few records that a
terminal's links or a feed need are looked for in its text, in which files stand in the order
of their names, each with its name in front (hzsearch.building.ledger).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from hzsearch.engines.base import Reader
from hzsearch.model import Article

_ROW = '{"name": '
_NEXT = f", {_ROW}".encode()


def places(reader: Reader, names: Iterable[str]) -> dict[str, Path]:
    """Return where the files of these names in their archives lie, by name; others are left out.

    A member of a container lies where that does.
    """
    found = ((row["name"], Path(row["path"])) for row in _rows(reader.ledger_json(), names))
    return {name: path for name, path in found if os.path.isfile(path)}


def corrected(reader: Reader, articles: Iterable[Article]) -> dict[str, datetime]:
    """Return when a build last found the text of an article to be another, by id.

    Left out are those whose text is as it came, and those that came from no build.
    """
    names = {article.id: article.source.path for article in articles}
    rows = _rows(reader.ledger_json(), names.values())
    times = {one: when for row in rows for one, when in row.get("corrected", ())}
    return {one: datetime.fromisoformat(times[one]) for one in names if one in times}


def _rows(ledger: bytes, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the records of the files of these names, of those that the ledger has."""
    at = 0
    for name in sorted(set(names)):
        row = (_ROW + json.dumps(name, ensure_ascii=False)).encode(errors="replace")
        begin = ledger.find(row + b",", at)
        if begin >= 0:
            at = begin
            end = ledger.find(_NEXT, begin)
            yield from _row(ledger[begin : end if end >= 0 else None])


def _row(row: bytes) -> Iterator[dict[str, Any]]:
    """Yield the record, if it is one; behind the last one stands what is not of it."""
    with suppress(ValueError):
        facts, _ = json.JSONDecoder().raw_decode(row.decode())
        if isinstance(facts.get("path"), str):
            yield facts
