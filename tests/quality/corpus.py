"""Articles to measure on: a file of them, or the bundled sample archive."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import hzsearch
from hzsearch.archive import find_sources
from hzsearch.index.records import to_article
from hzsearch.ingest import extract_file
from hzsearch.model import Article

SAMPLE = Path(hzsearch.__file__).parent / "data" / "sample"


def load(path: Path | None = None) -> list[Article]:
    """Return the articles of a JSONL file, plain or gzipped, or else of the sample."""
    return list(_records(path) if path else _sample())


def _records(path: Path) -> Iterator[Article]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (to_article(json.loads(line)) for line in lines if line.strip())


def _sample() -> Iterator[Article]:
    for source in find_sources([SAMPLE]):
        yield from extract_file(source.path, source.name)
