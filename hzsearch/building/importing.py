"""Importing: the ready articles of files into an index.

Ids that records state are theirs. Others are made of the file's name, which so must be one that
no other file has: its last part, or as much more of its path as tells it apart. The ledger knows
which path has which name, so that a file that is imported again replaces its own articles.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from hzsearch.archive.names import escaped, file_name
from hzsearch.building.add import Added, take
from hzsearch.building.ledger import Ledger
from hzsearch.building.memory import budget
from hzsearch.building.twins import Owners
from hzsearch.engines.location import Location
from hzsearch.engines.registry import open_writer
from hzsearch.ingest import extract_file
from hzsearch.model import Article, Extraction


def import_files(
    folder: Location, files: Iterable[Path], jobs: int, memory: str | None = None
) -> Added:
    """Add the articles of ``files`` to the index in ``folder``, all at once or none.

    One with the id of an article that is there takes its place; of several in these files the
    first one stays, and the others are told. A file that is named twice is read once. ``memory``
    bounds what all processes take together. Raises ArchiveError where a file can not be
    read, UsageError, LockedIndexError or what is wrong with the index.
    """
    room = budget(memory, jobs)
    with open_writer(folder, merged=room.merged) as writer:
        reading = _Reading(Ledger.from_dict(writer.ledger()))
        added = take(writer, folder, reading.articles(files), room, reading.imports)
    return replace(added, notes=tuple(reading.notes))


class _Reading:
    """Reads one file after the other; ``imports`` are the names given to paths by then."""

    def __init__(self, ledger: Ledger) -> None:
        self.imports: dict[str, str] = {}
        self.notes: list[str] = []
        self._names = _Names(ledger)
        self._owners = Owners()

    def articles(self, files: Iterable[Path]) -> Iterator[Article]:
        """Yield the articles of ``files``, each id once."""
        for place, path in {_place(path): path for path in files}.items():
            name = self._names.of(place, path)
            found = extract_file(path, name)
            claim = self._owners.claim(name, [article.id for article in found])
            self._note(found, [note for _, note in claim.notes])
            kept = [article for article in found if article.id not in claim.refused]
            if any(article.id.startswith(f"{name}:") for article in kept):
                self.imports[name] = place
            yield from kept

    def _note(self, found: Extraction, more: Sequence[str]) -> None:
        self.notes += [*found.notes, *found.problems, *more]


class _Names:
    """The names of imported files: of each path one, which no other file of the index has."""

    def __init__(self, ledger: Ledger) -> None:
        self._known = {place: name for name, place in ledger.imports.items()}
        self._taken = {*ledger.imports, *ledger.records}

    def of(self, place: str, path: Path) -> str:
        """Return the name of the file at ``path``, which really is at ``place``."""
        if place not in self._known:
            names = (name for name in _names(path) if name not in self._taken)
            self._known[place] = next(names)
            self._taken.add(self._known[place])
        return self._known[place]


def _place(path: Path) -> str:
    """Return where a file really is; of what is no file, such as a pipe, what it is called."""
    return str(path.resolve()) if path.is_file() else os.path.abspath(path)


def _names(path: Path) -> Iterator[str]:
    """Yield names that the file may have, the shortest first, without an end."""
    parts = Path(os.path.abspath(path)).parts[1:]
    for made in (file_name, escaped):
        for start in range(len(parts) - 1, -1, -1):
            yield made("/".join(parts[start:]))
    # All are those of files that were built, below whatever folder.
    yield from (f"{number}-{file_name(parts[-1])}" for number in count(2))
