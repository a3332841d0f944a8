"""What was built: for each source file its fingerprint, its articles and its line counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One source file as it was when it was indexed.

    ``lines`` counts the non-blank lines that are in articles, ``furniture`` those
    in none; ``path`` is where the file lay, ``root`` the folder it was found below,
    ``problems`` are corrections beside it that could not be applied.
    """

    name: str
    path: str
    root: str
    fingerprint: str
    pages: int
    articles: tuple[str, ...]
    lines: int
    furniture: int
    doubts: int = 0
    problems: tuple[str, ...] = ()


class Ledger:
    """The records of an index, by the files' names in their archives."""

    def __init__(self, records: Iterable[FileRecord] = ()) -> None:
        self.records = {record.name: record for record in records}

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Ledger:
        """Return the ledger that ``facts`` describes; what can not be read is left out."""
        files = facts.get("files")
        return cls(_records(files if isinstance(files, list) else ()))

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"files": [asdict(self.records[name]) for name in sorted(self.records)]}

    def by_path(self) -> dict[str, FileRecord]:
        """Return the records by where their files lay."""
        return {record.path: record for record in self.records.values()}

    def below(self, folder: Path) -> list[FileRecord]:
        """Return the records of the files that lay below ``folder``."""
        return [r for r in self.records.values() if Path(r.path).is_relative_to(folder)]


def fingerprint(data: bytes, *facts: object) -> str:
    """Return what changes when a file would give other articles than before.

    ``data`` is its content, ``facts`` whatever else decides what it gives.
    """
    told = "/".join(map(str, (*facts, "")))
    return hashlib.blake2b(told.encode() + data, digest_size=16).hexdigest()


def _records(rows: Iterable[Mapping[str, Any]]) -> Iterable[FileRecord]:
    for row in rows:
        try:
            lists = {"articles": tuple(row["articles"]), "problems": tuple(row.get("problems", ()))}
            yield FileRecord(**{**row, **lists})
        except (LookupError, TypeError):
            continue
