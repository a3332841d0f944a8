"""Articles written aside: segments that no manifest names until the writer adopts them."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hzsearch.analysis import Document
from hzsearch.engines.whoosh.reader import segment_path
from hzsearch.engines.whoosh.segment import SegmentBuilder


def write(folder: Path, documents: Iterable[Document]) -> list[str]:
    """Write ``documents`` into ``folder`` and return the ids of the segments; none for none."""
    with _without_collector():
        return list(_segments(folder, documents))


def _segments(folder: Path, documents: Iterable[Document]) -> Iterator[str]:
    builder = SegmentBuilder()
    for one in documents:
        builder.add(one)
        if builder.is_full:
            yield _segment(folder, builder)
            builder = SegmentBuilder()
    if len(builder):
        yield _segment(folder, builder)


def _segment(folder: Path, builder: SegmentBuilder) -> str:
    segment_id = secrets.token_hex(8)
    builder.write(segment_path(folder, segment_id))
    return segment_id


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from looking through a million postings again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
