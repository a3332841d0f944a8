"""Articles written aside: one line of JSON for each, all its fields ready for Tantivy."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hzsearch.analysis import Document
from hzsearch.engines.asides import read_lines, write_lines
from hzsearch.engines.tantivy.packing import packed
from hzsearch.engines.tantivy.schema import fields


def write(folder: Path, documents: Iterable[Document]) -> list[str]:
    """Write ``documents`` into ``folder`` and return the id of the file; none for none."""
    return write_lines(folder, documents, _line)


def read(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the fields of each article of a file."""
    for line in read_lines(folder, name):
        facts = json.loads(line)
        yield {**facts, "kept": b64decode(facts["kept"])}


def _line(document: Document) -> str:
    kept = packed(document.text, document.article.to_dict())
    facts = {**fields(document), "kept": b64encode(kept).decode()}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
