"""Adding ready articles, in one process or several.

They belong to no file, so no build changes them (``hzsearch.building.imported``): ids that a file
gave are taken out of its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from itertools import islice

from hzsearch.building.imported import ledger_facts
from hzsearch.building.ledger import Ledger
from hzsearch.building.memory import Budget, budget
from hzsearch.building.twins import gave_way
from hzsearch.building.work import aside_for, batches, index_batch
from hzsearch.building.workers import run
from hzsearch.engines.base import Reader, Writer
from hzsearch.engines.location import Location
from hzsearch.engines.registry import open_reader, open_writer
from hzsearch.errors import NoIndexError
from hzsearch.model import Article
from hzsearch.query import Field

# So many ids are looked for at a time.
_IDS = 1000


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: how many articles, and how many of them in the place of older ones.

    ``told`` are sentences on files whose articles gave way, ``notes`` those on what in the files
    that were read is no article of its own.
    """

    articles: int
    replaced: int = 0
    told: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def add(
    folder: Location,
    articles: Iterable[Article],
    jobs: int,
    engine: str | None = None,
    memory: str | None = None,
) -> Added:
    """Add ``articles`` to the index in ``folder``, all at once or none; return what was done.

    Of several with the same id the last one stays, and counts. ``engine`` is that of a new
    index, ``memory`` bounds what all processes take together (``hzsearch.building.memory``).
    Raises UsageError, LockedIndexError or what is wrong with the index.
    """
    room = budget(memory, jobs)
    with open_writer(folder, engine, merged=room.merged) as writer:
        return take(writer, folder, articles, room, {})


def take(
    writer: Writer,
    folder: Location,
    articles: Iterable[Article],
    room: Budget,
    imports: Mapping[str, str],
) -> Added:
    """Have ``writer`` adopt ``articles`` and commit them.

    ``imports``, which may be filled meanwhile, are what the ledger is to know more (ledger.py).
    """
    ids = set[str]()

    def counted() -> Iterator[Article]:
        for article in articles:
            ids.add(article.id)
            yield article

    index_all(writer, counted(), room)
    reader = _there(folder)
    replaced = _count(reader, ids) if reader else 0
    ledger = _ledger(reader) if replaced or imports else None
    gone = ledger.give_way(ids) if ledger else {}
    if ledger:
        ledger.imports |= imports
    writer.commit(ledger.to_dict() if ledger and (gone or imports) else None)
    return Added(len(ids), replaced, tuple(gave_way(gone)))


def index_all(writer: Writer, articles: Iterable[Article], room: Budget) -> None:
    """Have ``writer`` adopt ``articles``, analysed in as many processes as there is room for."""
    aside = aside_for(writer, room)
    work = partial(index_batch, aside)
    for names in run(work, batches(articles, aside.characters), room.workers):
        for name in names:
            writer.adopt(name)


def _there(folder: Location) -> Reader | None:
    """Return a reader of what is there before the commit, None where nothing is."""
    try:
        return open_reader(folder)
    except NoIndexError:
        return None


def _count(reader: Reader, ids: Set[str]) -> int:
    """Return how many of the ids are in the index."""
    found, waiting = 0, iter(ids)
    while some := tuple(islice(waiting, _IDS)):
        found += reader.total(Field("id", some))
    return found


def _ledger(reader: Reader | None) -> Ledger | None:
    """Return the ledger to change; None for one that can't be read, which must not look right."""
    if reader is None:
        return Ledger()
    facts = ledger_facts(reader)
    return None if facts is None else Ledger.from_dict(facts)
