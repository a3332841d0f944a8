"""The file of saved queries: SQLite, so that several processes may write at a time.

Each change is one transaction: it is there whole or not at all. For each query the file has
the articles that were told of it, with what tells their text from any other.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hzsearch.days import now
from hzsearch.errors import StoppedError
from hzsearch.index.location import user_data

VARIABLE = "HZSEARCH_SAVED"

# Seconds that one process waits for another.
_WAIT = 10.0
_FORM = 1
_SCHEMA = """
CREATE TABLE saved (
    key TEXT PRIMARY KEY, place TEXT NOT NULL, name TEXT NOT NULL, asked TEXT NOT NULL,
    made TEXT NOT NULL, UNIQUE (place, name)
);
CREATE TABLE told (
    key TEXT NOT NULL REFERENCES saved ON DELETE CASCADE, article TEXT NOT NULL,
    content BLOB NOT NULL, PRIMARY KEY (key, article)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name: ``asked`` is what ``Index.query`` takes, text and filters.

    ``key`` is a UUID that stays the same as long as the query is there; ``made`` is when it was
    saved, ISO 8601 in UTC.
    """

    key: str
    name: str
    asked: Mapping[str, Any]
    made: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: ``{"name", "asked": {"text", …}, "made"}``; filters if any."""
        asked = {name: value for name, value in self.asked.items() if value or name == "text"}
        return {"name": self.name, "asked": asked, "made": self.made}


def saved_path() -> Path:
    """Return where saved queries are kept: ``$HZSEARCH_SAVED``, else in the user's data folder."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_data() / "saved.sqlite"


class Store:
    """The saved queries of one index, ``place``, in the file ``path``.

    The file is made by the first query that is saved. Methods raise StoppedError where it can
    not be read or written.
    """

    def __init__(self, path: Path, place: str) -> None:
        """Nothing is opened yet."""
        self._path, self._place = path, place

    def all(self) -> list[SavedQuery]:
        """Return the queries in the order of their names."""
        if not self._is_there():
            return []
        with self._reading() as file:
            if not _form(file):  # it was made, and the first query never came into it
                return []
            rows = file.execute(
                "SELECT key, name, asked, made FROM saved WHERE place = ? ORDER BY name",
                (self._place,),
            ).fetchall()
        return [SavedQuery(key, name, json.loads(asked), made) for key, name, asked, made in rows]

    def add(self, name: str, asked: Mapping[str, Any]) -> SavedQuery | None:
        """Save a query; None where one has that name."""
        made = now()
        query = SavedQuery(str(uuid.uuid4()), name, dict(asked), made)
        told = json.dumps(dict(asked), ensure_ascii=False)
        with self._writing() as file:
            row = (query.key, self._place, name, told, made)
            done = file.execute("INSERT OR IGNORE INTO saved VALUES (?, ?, ?, ?, ?)", row)
            return query if done.rowcount else None

    def remove(self, name: str) -> bool:
        """Forget a query, and say whether there was one."""
        if not self._is_there():
            return False
        with self._writing() as file:
            row = (self._place, name)
            return bool(
                file.execute("DELETE FROM saved WHERE place = ? AND name = ?", row).rowcount
            )

    def told(self, query: SavedQuery) -> dict[str, bytes]:
        """Return the articles that were told of ``query``, by their ids, with their contents."""
        with self._reading() as file:
            rows = file.execute("SELECT article, content FROM told WHERE key = ?", (query.key,))
            return dict(rows)

    def tell(self, query: SavedQuery, contents: Iterable[tuple[str, bytes]]) -> None:
        """Note that articles were told of ``query``; all of them or, where that fails, none."""
        rows = ((query.key, article, content) for article, content in contents)
        with self._writing() as file:
            file.executemany("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", rows)

    def _is_there(self) -> bool:
        with self._saying():
            # Not Path.exists, which says of a folder that may not be searched, by the version of
            # Python, that nothing is there.
            try:
                self._path.stat()
            except (FileNotFoundError, NotADirectoryError):
                return False
            return True

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._saying(), closing(self._connect("ro")) as file:
            yield file

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._saying():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect("rwc")) as file:
                # Whoever changes something waits here for who does so at the moment.
                file.execute("BEGIN IMMEDIATE")
                if not _form(file):
                    for statement in filter(str.strip, _SCHEMA.split(";")):
                        file.execute(statement)
                    file.execute(f"PRAGMA user_version = {_FORM}")
                yield file
                file.execute("COMMIT")

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        file = sqlite3.connect(address, timeout=_WAIT, uri=True, isolation_level=None)
        file.execute("PRAGMA foreign_keys = ON")
        return file

    @contextmanager
    def _saying(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            raise StoppedError(
                f"The saved queries in {self._path} can not be read or written ({error}); "
                f"name another file with ${VARIABLE}."
            ) from error


def _form(file: sqlite3.Connection) -> int:
    """Return the form of the file, 0 where it has no tables yet."""
    form: int = file.execute("PRAGMA user_version").fetchone()[0]
    return form
