"""Articles written aside: one line of JSON for each, all its fields ready for Tantivy.

So workers do what takes time, and the one writer only hands on what they made.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hzsearch.analysis import Document
from hzsearch.engines.tantivy.packing import packed
from hzsearch.engines.tantivy.schema import fields

SUFFIX = ".jsonl"


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


def read(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the fields of each article of a file."""
    with aside_path(folder, name).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            facts = json.loads(line)
            yield {**facts, "kept": b64decode(facts["kept"])}


def aside_path(folder: Path, name: str) -> Path:
    """Return where a file of articles lies."""
    return folder / f"ASIDE_{name}{SUFFIX}"


def _line(document: Document) -> str:
    kept = packed(document.text, document.article.to_dict())
    facts = {**fields(document), "kept": b64encode(kept).decode()}
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"
