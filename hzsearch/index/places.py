"""Where the files of articles lie, of those that are there still.

The ledger of a large archive takes seconds to read as a whole. So the few records that a
terminal's links need are looked for in its text, in which files stand in the order of their
names, each with its name in front (hzsearch.building.ledger).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from hzsearch.engines.base import Reader

_ROW = '{"name": '
_NEXT = f", {_ROW}".encode()


def places(reader: Reader, names: Iterable[str]) -> dict[str, Path]:
    """Return where the files of these names in their archives lie, by name; others are left out.

    A member of a container lies where that does.
    """
    found = dict(_paths(reader.ledger_json(), sorted(set(names))))
    return {name: path for name, path in found.items() if os.path.isfile(path)}


def _paths(ledger: bytes, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    at = 0
    for name in names:
        row = (_ROW + json.dumps(name, ensure_ascii=False)).encode(errors="replace")
        begin = ledger.find(row + b",", at)
        if begin >= 0:
            at = begin
            end = ledger.find(_NEXT, begin)
            yield from _path(name, ledger[begin : end if end >= 0 else None])


def _path(name: str, row: bytes) -> Iterator[tuple[str, Path]]:
    """Yield the path that a record names; behind the last one stands what is not of it."""
    with suppress(LookupError, TypeError, ValueError):
        facts, _ = json.JSONDecoder().raw_decode(row.decode())
        yield name, Path(facts["path"])
