"""Adding ready articles, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from hzsearch.building.work import index_batch
from hzsearch.building.workers import run
from hzsearch.engines.whoosh.writer import SEGMENT_CHARACTERS, WhooshWriter
from hzsearch.model import Article


def add(folder: Path, articles: Iterable[Article], jobs: int) -> int:
    """Add ``articles`` to the index in ``folder`` and return how many; all at once or none.

    Of several with the same id the last one stays. Raises LockedIndexError or what
    is wrong with the index.
    """
    count = 0

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    with WhooshWriter(folder) as writer:
        ledger = writer.ledger()
        for segments in run(partial(index_batch, folder), _batches(counted()), jobs):
            for segment in segments:
                writer.adopt(segment)
        writer.commit(ledger)
    return count


def _batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += sum(map(len, article.paragraphs)) + len(article.headline)
        if characters >= SEGMENT_CHARACTERS:
            yield tuple(batch)
            batch, characters = [], 0
    if batch:
        yield tuple(batch)
