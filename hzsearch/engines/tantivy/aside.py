"""Articles written aside: the fields of each, ready for Tantivy, as Python itself marshals them.

A build reads only what its own workers wrote, a moment before, so what it is read by is the
quickest; JSON would be a tenth of a build.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hzsearch.analysis import Document
from hzsearch.engines.asides import read_records, write_records
from hzsearch.engines.tantivy.packing import packed
from hzsearch.engines.tantivy.schema import fields


def write(folder: Path, documents: Iterable[Document]) -> list[str]:
    """Write ``documents`` into ``folder`` and return the id of the file; none for none."""
    return write_records(folder, documents, _record)


def read(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the fields of each article of a file."""
    yield from map(marshal.loads, read_records(folder, name))


def _record(document: Document) -> bytes:
    kept = packed(document.text, document.article.to_dict())
    return marshal.dumps({**fields(document), "kept": kept})
