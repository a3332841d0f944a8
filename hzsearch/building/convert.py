"""Turning an index over to another engine, from the articles that it keeps; no archive is read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from hzsearch.building.memory import budget
from hzsearch.building.work import Aside, batches, index_batch
from hzsearch.building.workers import run
from hzsearch.engines.base import Reader
from hzsearch.engines.registry import check_name, open_reader, open_writer
from hzsearch.errors import UsageError
from hzsearch.model import Article
from hzsearch.query import Everything


def convert(folder: Path, engine: str, jobs: int = 1) -> int:
    """Turn the index in ``folder`` over to ``engine``; return how many articles it holds.

    The old index serves until the new one takes its place, at once; the ledger stays, so
    that the next build goes on as if nothing had been. Words are cut by the dictionary as
    it is now. Raises UsageError where ``engine`` is none, or the index is of it already;
    LockedIndexError, or what is wrong with the index.
    """
    check_name(engine)
    room = budget(None, jobs)
    if open_reader(folder).engine == engine:
        raise UsageError(f"The index in {folder} is of the engine {engine} already.")
    with open_writer(folder, engine, rebuild=True, merged=room.merged) as writer:
        # Opened again, as only now nobody else can change it.
        reader = open_reader(folder)
        work = partial(index_batch, Aside(folder, engine, room.characters))
        for names in run(work, batches(_articles(reader), room.characters), room.workers):
            for name in names:
                writer.adopt(name)
        writer.commit(reader.ledger())
    return open_reader(folder).total(Everything())


def _articles(reader: Reader) -> Iterator[Article]:
    for one in reader.article_ids():
        facts = reader.article(one)
        if facts is not None:
            yield Article.from_dict(facts)
