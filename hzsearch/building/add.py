"""Adding ready articles, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from hzsearch.building.memory import Budget, budget
from hzsearch.building.work import aside_for, batches, index_batch
from hzsearch.building.workers import run
from hzsearch.engines.base import Writer
from hzsearch.engines.location import Location
from hzsearch.engines.registry import open_writer
from hzsearch.model import Article


def add(
    folder: Location,
    articles: Iterable[Article],
    jobs: int,
    engine: str | None = None,
    memory: str | None = None,
) -> int:
    """Add ``articles`` to the index in ``folder`` and return how many; all at once or none.

    Of several with the same id the last one stays. ``engine`` is that of a new index,
    ``memory`` bounds what all processes take together (``hzsearch.building.memory``).
    Raises UsageError, LockedIndexError or what is wrong with the index.
    """
    count, room = 0, budget(memory, jobs)

    def counted() -> Iterator[Article]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    with open_writer(folder, engine, merged=room.merged) as writer:
        index_all(writer, counted(), room)
        writer.commit(None)
    return count


def index_all(writer: Writer, articles: Iterable[Article], room: Budget) -> None:
    """Have ``writer`` adopt ``articles``, analysed in as many processes as there is room for."""
    aside = aside_for(writer, room)
    work = partial(index_batch, aside)
    for names in run(work, batches(articles, aside.characters), room.workers):
        for name in names:
            writer.adopt(name)
