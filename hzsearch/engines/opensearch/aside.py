"""Articles written aside: all fields of each ready, as JSON, for the server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from hzsearch.analysis import Document
from hzsearch.engines.asides import read_records, write_records
from hzsearch.engines.opensearch.schema import made, packed, source


class Line(NamedTuple):
    """An article as it was written aside: its id, and its fields as JSON without the last brace."""

    id: str
    fields: str


def write(folder: Path, documents: Iterable[Document]) -> list[str]:
    """Write ``documents`` into ``folder`` and return the id of the file; none for none."""
    return write_records(folder, documents, _record)


def read(folder: Path, name: str) -> Iterator[Line]:
    """Yield the articles of a file."""
    for record in read_records(folder, name):
        one, _, fields = record.decode().partition("\t")
        yield Line(json.loads(one), fields)


def _record(document: Document) -> bytes:
    kept = source(document)
    return f"{json.dumps(document.article.id)}\t{packed({**kept, **made(kept)})[:-1]}".encode()
