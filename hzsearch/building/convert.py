"""Turning an index over to another engine, from the articles that it keeps; no archive is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hzsearch.building.add import index_all
from hzsearch.building.imported import UNKNOWN, ledger_facts
from hzsearch.building.memory import budget
from hzsearch.engines.base import Reader
from hzsearch.engines.location import Location
from hzsearch.engines.registry import OPENSEARCH, check_name, open_reader, open_writer
from hzsearch.errors import UsageError
from hzsearch.model import Article
from hzsearch.query import Everything


def convert(folder: Location, engine: str | None, jobs: int = 1, to: Location | None = None) -> int:
    """Turn the index in ``folder`` over to ``engine``; return how many articles it holds.

    With ``to`` the index stays as it is, and what was in that place is replaced.

    The old index serves until the new one takes its place, at once; the ledger stays, so
    that the next build goes on as if nothing had been. Words are cut by the dictionary as
    it is now. Raises UsageError where ``engine`` is none, or the index is of it already;
    LockedIndexError, or what is wrong with the index.
    """
    place = folder if to is None else to
    _check(folder, place, engine)
    room = budget(None, jobs)
    with open_writer(place, engine, rebuild=True, forget=True, merged=room.merged) as writer:
        # Opened again, as only now nobody else can change it.
        reader, ledger = _opened(folder)
        index_all(writer, _articles(reader), room)
        writer.commit(ledger)
    return open_reader(place).total(Everything())


def _check(folder: Location, place: Location, engine: str | None) -> None:
    if isinstance(place, Path) and engine is not None:
        check_name(engine)
    there = open_reader(folder).engine
    if folder != place:
        return
    if there == OPENSEARCH:
        raise UsageError(f"The index {folder} stays on its server; name a folder with --to.")
    if engine is None:
        raise UsageError("Name the engine to turn the index over to with --engine.")
    if there == engine:
        raise UsageError(f"The index in {folder} is of the engine {engine} already.")


def _opened(folder: Location) -> tuple[Reader, Mapping[str, Any]]:
    """Return a reader and its ledger: the file of that goes when the index is built meanwhile."""
    while True:
        reader = open_reader(folder)
        ledger = ledger_facts(reader)
        if ledger or reader.is_current():
            return reader, UNKNOWN if ledger is None else ledger


def _articles(reader: Reader) -> Iterator[Article]:
    for one in reader.article_ids():
        facts = reader.article(one)
        if facts is not None:
            yield Article.from_dict(facts)
