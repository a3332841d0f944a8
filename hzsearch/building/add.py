"""Adding ready articles, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from hzsearch.building.work import index_batch
from hzsearch.building.workers import run
from hzsearch.engines.location import Location
from hzsearch.engines.registry import open_writer
from hzsearch.model import Article

#: Characters of text that a worker takes on at a time, which is what bounds the memory of
#: a build: about 250 MB a process for so much news.
BATCH_CHARACTERS = 3_000_000


def add(folder: Location, articles: Iterable[Article], jobs: int, engine: str | None = None) -> int:
    """Add ``articles`` to the index in ``folder`` and return how many; all at once or none.

    Of several with the same id the last one stays. ``engine`` is that of a new index.
    Raises LockedIndexError or what is wrong with the index.
    """
    count = 0

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    with open_writer(folder, engine) as writer:
        ledger = writer.ledger()
        work = partial(index_batch, writer.folder, writer.engine)
        for segments in run(work, batches(counted()), jobs):
            for segment in segments:
                writer.adopt(segment)
        writer.commit(ledger)
    return count


def batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Yield ``articles`` in order, as many together as a worker takes on at a time."""
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += sum(map(len, article.paragraphs)) + len(article.headline)
        if characters >= BATCH_CHARACTERS:
            yield tuple(batch)
            batch, characters = [], 0
    if batch:
        yield tuple(batch)
