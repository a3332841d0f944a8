"""Adding ready articles, in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from hzsearch.building.memory import budget
from hzsearch.building.work import Aside, batches, index_batch
from hzsearch.building.workers import run
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
        work = partial(index_batch, Aside(writer.folder, writer.engine, room.characters))
        for names in run(work, batches(counted(), room.characters), room.workers):
            for name in names:
                writer.adopt(name)
        writer.commit(None)
    return count
