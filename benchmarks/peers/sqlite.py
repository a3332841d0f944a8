"""SQLite's FTS5: cut words with spaces between, or its own trigrams of characters.

A string of two characters has no trigram; FTS5 then reads every text (``LIKE``), which misses
nothing. Days and zones are ordinary columns with an index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher

_TABLES = """
CREATE TABLE articles(
    number INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT, date TEXT, main TEXT);
CREATE TABLE zones(zone TEXT, number INTEGER, PRIMARY KEY(zone, number)) WITHOUT ROWID;
"""
_AFTER = "CREATE INDEX days ON articles(date)"
_WORDS = "CREATE VIRTUAL TABLE found USING fts5(text, content='', tokenize='unicode61')"
_TRIGRAMS = (
    "CREATE VIRTUAL TABLE found USING fts5"
    "(title, body, content='articles', content_rowid='number', tokenize='trigram')"
)
_FROM = "FROM found JOIN articles ON articles.number = found.rowid WHERE "


class Sqlite(Peer):
    """FTS5 of the sqlite3 that comes with Python."""

    def __init__(self, key: str, name: str, *, cuts: bool) -> None:
        self.key, self.name, self.cuts = key, name, cuts

    def version(self) -> str:
        """Return the version of SQLite."""
        return sqlite3.sqlite_version

    def missing(self) -> str | None:
        """Return that this SQLite has no FTS5 with trigrams, or None."""
        try:
            with closing(sqlite3.connect(":memory:")) as database:
                database.executescript(_TABLES + _TRIGRAMS)
        except sqlite3.Error as error:
            return f"this Python's SQLite can not: {error}"
        return None

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Fill the tables in one transaction."""
        with closing(sqlite3.connect(folder / "articles.db")) as database:
            database.executescript(_TABLES + (_WORDS if self.cuts else _TRIGRAMS))
            for number, facts in zip(count(1), articles):
                self._add(database, number, facts)
            database.commit()
            database.executescript(_AFTER)

    def _add(self, database: sqlite3.Connection, number: int, facts: Facts) -> None:
        title, body = facts["title"], facts["body"]
        row = (number, facts["id"], title, body, facts["date"], facts["zones"][0])
        database.execute("INSERT INTO articles VALUES(?, ?, ?, ?, ?, ?)", row)
        zones = [(zone, number) for zone in dict.fromkeys(facts["zones"])]
        database.executemany("INSERT INTO zones VALUES(?, ?)", zones)
        if self.cuts:
            from benchmarks.peers.words import words  # noqa: PLC0415  the cutter

            text = " ".join(words(facts))
            database.execute("INSERT INTO found(rowid, text) VALUES(?, ?)", (number, text))
        else:
            texts = (number, title, body)
            database.execute("INSERT INTO found(rowid, title, body) VALUES(?, ?, ?)", texts)

    def searcher(self, folder: Path) -> Searcher:
        """Open the database."""
        return _Searcher(folder / "articles.db", cuts=self.cuts)


class _Searcher(Searcher):
    def __init__(self, path: Path, *, cuts: bool) -> None:
        self._database = sqlite3.connect(path)
        self._cuts = cuts

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        where, values, ranked = self._where(asked)
        order = "articles.date DESC" if asked.newest else "rank" if ranked else "found.rowid"
        rows = self._rows(
            f"SELECT id{', title, body' if limit else ''} FROM articles JOIN (SELECT number AS n,"
            f" row_number() OVER () AS place FROM (SELECT number {_FROM}{where} ORDER BY {order}"
            f" LIMIT ?)) ON number = n ORDER BY place",
            (*values, -1 if limit is None else limit),
        )
        total = self._rows(f"SELECT count(*) {_FROM}{where}", values)[0][0]
        counts = self._counts(where, values) if asked.counted else {}
        return Found([row[0] for row in rows], total, counts)

    def _rows(self, sql: str, values: Iterable[Any]) -> list[Any]:
        return self._database.execute(sql, tuple(values)).fetchall()

    def _where(self, asked: Asked) -> tuple[str, list[str], bool]:
        where, values, ranked = self._text(asked)
        parts = [f"({where})"]
        if asked.zone:
            parts.append("number IN (SELECT number FROM zones WHERE zone = ?)")
            values.append(asked.zone)
        if asked.since:
            parts.append("date BETWEEN ? AND ?")
            values += [asked.since, asked.until]
        return " AND ".join(parts), values, ranked

    def _text(self, asked: Asked) -> tuple[str, list[str], bool]:
        """Return the condition on the text, its values, and whether FTS5 ranks by it."""
        join = " OR " if asked.either else " AND "
        if self._cuts or min(map(len, asked.words)) >= 3:
            return "found MATCH ?", [join.join(map(self._phrase, asked.words))], True
        like = "(found.title LIKE ? OR found.body LIKE ?)"
        return join.join([like] * len(asked.words)), _doubled(asked.words), False

    def _phrase(self, text: str) -> str:
        if not self._cuts:
            return f'"{text}"'
        from benchmarks.peers.words import cut  # noqa: PLC0415  the cutter

        return f'"{" ".join(cut(text))}"'

    def _counts(self, where: str, values: list[str]) -> dict[str, int]:
        return dict(self._rows(f"SELECT main, count(*) {_FROM}{where} GROUP BY main", values))

    def close(self) -> None:
        self._database.close()


def _doubled(words: Iterable[str]) -> list[str]:
    return [f"%{word}%" for word in words for _ in range(2)]


PEERS = (
    Sqlite("sqlite-words", "SQLite FTS5, words", cuts=True),
    Sqlite("sqlite-trigrams", "SQLite FTS5, trigrams", cuts=False),
)
