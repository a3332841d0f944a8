"""What was built: for each source file its fingerprint, its articles and its line counts.

A container is remembered by its own bytes too: where they are what they were, nothing
in it is looked at again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

#: Characters that tell a text: eight bytes in Base64 (RFC 4648, 5) without padding.
TEXT = 11
#: Stands for imported articles where a file is named that has others' ids; no file is called so.
IMPORTED = ""

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One source file as it was when it was indexed.

    ``lines`` counts the non-blank lines that are in articles, ``furniture`` those
    in none; ``path`` is where the file lay, ``root`` the folder it was found below,
    ``member`` its name in the container ``path``, empty for a file on disk. ``jumps``
    says that a piece of it goes on, or comes from, elsewhere in the issue. ``problems``
    are corrections beside it that could not be applied; ``twins`` the files that have ids
    of articles of it, which are in the index from there. ``content`` tells the bytes that
    were cut from any other (archive.digest); the fingerprint hangs on more than these.
    ``texts`` tell the text of each article, one behind the other, and ``corrected`` when it
    became another one, of those of which it did (hzsearch.building.changes).
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
    member: str = ""
    jumps: bool = False
    problems: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    content: str = ""
    texts: str = ""
    corrected: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> tuple[str, str]:
        """Return where the file lay: its path, and its name in a container."""
        return self.path, self.member

    def without(self, twins: Mapping[str, Iterable[str]]) -> FileRecord:
        """Return the record without the ids that other files have, given by their names."""
        others = {one for ids in twins.values() for one in ids}
        kept = tuple(one for one in self.articles if one not in others)
        return replace(
            self,
            articles=kept,
            twins=tuple(dict.fromkeys((*self.twins, *twins))),
            texts="".join(text for one, text in self.each_text() if one not in others),
            corrected=tuple(one for one in self.corrected if one[0] not in others),
        )

    def each_text(self) -> Iterator[tuple[str, str]]:
        """Yield the articles with what tells the text of each; none where that is not known."""
        if len(self.texts) == TEXT * len(self.articles):
            for number, article in enumerate(self.articles):
                yield article, self.texts[TEXT * number : TEXT * (number + 1)]


class Ledger:
    """The records of an index, by the files' names in their archives.

    ``containers`` has the fingerprint of each container all of whose members are
    indexed, by its path. ``imports`` has the path of each imported file by the name that ids
    were made of. ``carried`` says of a rebuild that is kept how many imported articles it has
    of the old index, by the stamp of that.
    """

    def __init__(
        self,
        records: Iterable[FileRecord] = (),
        containers: Mapping[str, str] | None = None,
        imports: Mapping[str, str] | None = None,
        carried: Mapping[str, int] | None = None,
    ) -> None:
        self.records = {record.name: record for record in records}
        self.containers = dict(containers or {})
        self.imports = dict(imports or {})
        self.carried = dict(carried or {})

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Ledger:
        """Return the ledger that ``facts`` describes; what can not be read is left out."""
        files = facts.get("files")
        tables = (facts.get(name) for name in ("containers", "imports", "carried"))
        return cls(
            _records(files if isinstance(files, list) else ()),
            *(table if isinstance(table, dict) else {} for table in tables),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        files = [asdict(self.records[name]) for name in sorted(self.records)]
        told = {"imports": dict(sorted(self.imports.items())), "carried": self.carried}
        # Most indexes have none of these.
        told = {name: table for name, table in told.items() if table}
        return {"files": files, "containers": dict(sorted(self.containers.items())), **told}

    @property
    def articles(self) -> int:
        """How many articles the files have."""
        return sum(len(record.articles) for record in self.records.values())

    def by_place(self) -> dict[tuple[str, str], FileRecord]:
        """Return the records by where their files lay."""
        return {record.place: record for record in self.records.values()}

    def below(self, path: Path) -> list[FileRecord]:
        """Return the records of the files that lay below ``path``, a folder or a container."""
        return [r for r in self.records.values() if Path(r.path).is_relative_to(path)]

    def give_way(self, ids: Set[str]) -> dict[str, list[str]]:
        """Take the ids that imported articles have out of the records; return them by file."""
        found = {
            name: [one for one in record.articles if one in ids]
            for name, record in self.records.items()
            if not ids.isdisjoint(record.articles)
        }
        for name, lost in found.items():
            self.records[name] = self.records[name].without({IMPORTED: lost})
        return found

    def free_twins(self, touched: set[str]) -> set[str]:
        """Return the files whose ids those in ``touched`` had, and may have no more: to read anew.

        Those that are not looked at now are by the next build that does.
        """
        names = {r.name for r in self.records.values() if touched & {*r.twins}}
        for name in names:
            self.records[name] = replace(self.records[name], fingerprint="")
            self.containers.pop(self.records[name].path, None)
        return names


def fingerprint(data: bytes | IO[bytes], *facts: object) -> str:
    """Return what changes when a file would give other articles than before.

    ``data`` is its content, or a stream of it; ``facts`` whatever else decides what it gives.
    """
    told = "/".join(map(str, (*facts, "")))
    found = hashlib.blake2b(told.encode(), digest_size=16)
    chunks = (data,) if isinstance(data, bytes) else iter(lambda: data.read(_CHUNK), b"")
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()


def _records(rows: Iterable[Mapping[str, Any]]) -> Iterable[FileRecord]:
    for row in rows:
        try:
            lists = {name: tuple(row.get(name, ())) for name in ("problems", "twins")}
            lists["corrected"] = tuple((str(a), str(day)) for a, day in row.get("corrected", ()))
            yield FileRecord(**{**row, **lists, "articles": tuple(row["articles"])})
        except (AttributeError, LookupError, TypeError, ValueError):
            continue
