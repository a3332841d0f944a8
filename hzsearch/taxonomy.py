"""The topics an article can have, and the terms that speak for them.

In: ``data/topics.csv``, or a user's own table of the same columns ``id, name,
definition, strong, weak`` with ``|`` between terms. Out: :class:`Topic` values.
A strong term speaks for its topic by itself, a weak one only beside a strong;
how they are weighed is ``hzsearch.enrich.topics``. Raises ``UsageError`` for a
table that can not be read.
"""

from __future__ import annotations

import csv
import difflib
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hzsearch import data
from hzsearch.errors import UsageError

#: The variable that names a table of topics to use instead of the packaged one.
VARIABLE = "HZSEARCH_TOPICS"

COLUMNS = ("id", "name", "definition", "strong", "weak")


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what ``Article.topics`` holds is its ``name``."""

    id: str
    name: str
    definition: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]


class Taxonomy:
    """All topics in the order of their table."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Index ``topics`` by id and name."""
        self.topics: tuple[Topic, ...] = tuple(topics)
        self._by_key = {
            key: topic for topic in self.topics for key in (_fold(topic.id), _fold(topic.name))
        }

    def find(self, name_or_id: str) -> Topic | None:
        """Return the topic with this name or id, case and spaces aside, else None."""
        return self._by_key.get(_fold(name_or_id))

    def nearest(self, name: str, n: int = 3) -> tuple[str, ...]:
        """Return up to ``n`` topic names close to ``name``, for error messages.

        A part of a name (芯片 is none, 半导体 is) and a term count as close too.
        """
        folded = _fold(name)
        part = [topic.name for topic in self.topics if folded and folded in _fold(topic.name)]
        term = [topic.name for topic in self.topics if name in (*topic.strong, *topic.weak)]
        close = difflib.get_close_matches(folded, self._by_key, n=n, cutoff=0.5)
        found = (*part, *term, *(self._by_key[key].name for key in close))
        return tuple(dict.fromkeys(found))[:n]


def load_taxonomy(path: Path | None = None) -> Taxonomy:
    """Return the taxonomy of the table at ``path``, else ``$HZSEARCH_TOPICS``, else ours.

    Raises ``UsageError``, naming file, line and remedy, where the table can not
    be read, lacks a column or a value, or has an id or a name twice.
    """
    path = path or own_table()
    if path is None:
        return _packaged()
    return _own(path, path.stat().st_mtime_ns if path.exists() else 0)


def own_table() -> Path | None:
    """Return the user's own table, as ``$HZSEARCH_TOPICS`` names it; None where there is none.

    Raises ``UsageError`` where it names no file.
    """
    named = os.environ.get(VARIABLE)
    if named and not Path(named).is_file():
        raise UsageError(f"{VARIABLE} names {named}, which is no file; mend or unset it.")
    return Path(named) if named else None


@cache
def _packaged() -> Taxonomy:
    return Taxonomy(_topic(row) for row in data.rows("topics.csv"))


@cache
def _own(path: Path, _changed: int) -> Taxonomy:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"The topics in {path} can not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The topics in {path} are not UTF-8; save the table as UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise UsageError(f"{path} has no column {missing[0]}; give it {', '.join(COLUMNS)}.")
    try:
        return Taxonomy(_checked(path, reader))
    except csv.Error as error:
        place = f"{path}, after line {reader.line_num}"
        raise UsageError(f"{place}: {error}; save the table as CSV.") from error


def _checked(path: Path, reader: csv.DictReader[str]) -> list[Topic]:
    topics: list[Topic] = []
    seen: set[str] = set()
    for row in reader:
        place = f"{path}, line {reader.line_num}"
        if None in row or any(value is None for value in row.values()):
            raise UsageError(
                f"{place}: not {len(COLUMNS)} columns; put texts with commas in quotes."
            )
        topic = _topic(row)
        keys = {_fold(topic.id), _fold(topic.name)}
        if not topic.id or not topic.name or not topic.strong:
            raise UsageError(f"{place}: id, name and strong must not be empty; fill them in.")
        if keys & seen:
            raise UsageError(f"{place}: {topic.id} or {topic.name} is there twice; rename one.")
        seen |= keys
        topics.append(topic)
    if not topics:
        raise UsageError(f"{path} holds no topic; add a line below its header.")
    return topics


def _topic(row: Mapping[str, str]) -> Topic:
    strong, weak = (_terms(row[column]) for column in ("strong", "weak"))
    return Topic(row["id"].strip(), row["name"].strip(), row["definition"].strip(), strong, weak)


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.strip() for term in cell.split("|") if term.strip()))


def _fold(name: str) -> str:
    return "".join(name.split()).casefold()
