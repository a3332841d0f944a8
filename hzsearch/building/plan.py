"""What to read, and what together: files of one issue whose articles may go on in one another.

In: what was seen, and the ledger. Out: units, each a tuple of :class:`Job`. A file that
did not change is read again only with another of its issue that did, or is gone, and
only if pieces of it jump; so a build stays a matter of what changed, and what it leaves
is the same as if all had been read together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hzsearch import ingest
from hzsearch.archive import SourceFile, is_there
from hzsearch.building.ledger import FileRecord, Ledger
from hzsearch.building.survey import Seen


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: where it lies, its fingerprint, its size in bytes.

    ``changed`` says that the index does not have it as it is; ``data`` are its bytes
    where it is a member of a container, ``fault`` why there are none. ``had`` are the ids
    of the articles that the index has of it.
    """

    source: SourceFile
    fingerprint: str
    size: int
    changed: bool = True
    data: bytes | None = None
    fault: str = ""
    had: tuple[str, ...] = ()

    def read(self) -> bytes:
        """Return the bytes of the file; ArchiveError where they can not be read."""
        return self.source.read() if self.data is None else self.data


Unit = tuple[Job, ...]


class Plan:
    """Which files to read, in which units."""

    def __init__(
        self,
        seen: Mapping[str, Seen],
        changed: set[str],
        gone: Iterable[FileRecord],
        ledger: Ledger,
    ) -> None:
        """Take what was seen by name, and the ledger without what was removed.

        ``changed`` are the names of the files that the ledger has not, or not so;
        ``gone`` the records of files that were removed from it just now.
        """
        self._seen, self._changed, self._ledger = seen, changed, ledger
        touched = {ingest.group(seen[name].source) for name in changed}
        touched |= {ingest.group(source_of(record)) for record in gone}
        self._issues: dict[str, set[str]] = {issue: set() for issue in touched if issue}
        for source in self._sources() if self._issues else ():
            issue = ingest.group(source)
            if issue in self._issues:
                self._issues[issue].add(source.name)

    def partners(self) -> list[SourceFile]:
        """Return the files on disk that were not looked at, but must be read with those that were.

        They are of an issue that is built in part.
        """
        names = {name for names in self._issues.values() for name in self._wanted(names)}
        records = [self._ledger.records[name] for name in sorted(names - self._seen.keys())]
        return [source_of(r) for r in records if not r.member and is_there(r.path)]

    def units(self) -> list[Unit]:
        """Return the units, in the order of names."""
        units = [unit for names in self._issues.values() for unit in self._of_issue(names)]
        alone = [n for n in self._changed if not ingest.group(self._seen[n].source)]
        units += [(self._job(name),) for name in alone]
        return sorted(filter(None, units), key=lambda unit: unit[0].source.name)

    def _of_issue(self, names: set[str]) -> list[Unit]:
        wanted = self._wanted(names)
        jobs = [self._job(name) for name in wanted if name in self._seen]
        if len(jobs) < len(wanted):
            # What can not be read now keeps its articles; so does what may share one with it.
            jobs = [job for job in jobs if job.changed]
        return [tuple(jobs)] if len(names) <= ingest.MOST_FILES else [(job,) for job in jobs]

    def _wanted(self, names: set[str]) -> list[str]:
        return sorted(name for name in names if name in self._changed or self._jumps(name))

    def _sources(self) -> Iterator[SourceFile]:
        """Yield the files that were seen, and those that are only known."""
        yield from (seen.source for seen in self._seen.values())
        for name, record in self._ledger.records.items():
            if name not in self._seen:
                yield source_of(record)

    def _jumps(self, name: str) -> bool:
        record = self._ledger.records.get(name)
        return record is not None and record.jumps

    def _job(self, name: str) -> Job:
        seen = self._seen[name]
        old = self._ledger.records.get(name)
        had = old.articles if old else ()
        return Job(seen.source, seen.fingerprint, seen.size, name in self._changed, had=had)


def source_of(record: FileRecord) -> SourceFile:
    """Return the source file that a record is of."""
    return SourceFile(Path(record.path), Path(record.root), record.name, record.member)
