"""Articles written aside: one line of JSON for each, all its fields ready for the server.

So workers do what takes time, and the one writer only hands on what they made.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from hzsearch.analysis import Document
from hzsearch.engines.opensearch.schema import made, packed, source

SUFFIX = ".jsonl"


class Line(NamedTuple):
    """An article as it was written aside: its id, and its fields as JSON without the last brace."""

    id: str
    fields: str


def write(folder: Path, documents: Iterable[Document]) -> list[str]:
    """Write ``documents`` into ``folder`` and return the id of the file; none for none."""
    waiting = iter(documents)
    first = next(waiting, None)
    if first is None:
        return []
    name = secrets.token_hex(8)
    with aside_path(folder, name).open("w", encoding="utf-8", newline="\n") as file:
        file.write(_line(first))
        file.writelines(map(_line, waiting))
    return [name]


def read(folder: Path, name: str) -> Iterator[Line]:
    """Yield the articles of a file."""
    with aside_path(folder, name).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            one, _, fields = line.partition("\t")
            yield Line(json.loads(one), fields.rstrip("\n"))


def aside_path(folder: Path, name: str) -> Path:
    """Return where a file of articles lies."""
    return folder / f"ASIDE_{name}{SUFFIX}"


def _line(document: Document) -> str:
    kept = source(document)
    return f"{json.dumps(document.article.id)}\t{packed({**kept, **made(kept)})[:-1]}\n"
