"""Building: an archive's new and changed files into an index, in several processes.

The main process decides what to read and is the only one to commit; workers
extract files and write segments that no manifest names until then. Which worker
does what, and in what order they finish, changes no id and no answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from hzsearch import ingest
from hzsearch.archive import SourceFile, find_sources
from hzsearch.building.ledger import FileRecord, Ledger, fingerprint
from hzsearch.building.work import Done, Job, extract_batch
from hzsearch.building.workers import run
from hzsearch.engines.whoosh.writer import WhooshWriter
from hzsearch.errors import ArchiveError
from hzsearch.taxonomy import own_table

#: Bytes of source files that a worker takes on at a time: a few seconds' work,
#: and what bounds its memory.
BATCH_BYTES = 4_000_000

#: Seconds after which what is done so far is committed, so that a build that is
#: stopped goes on from there. Not on a rebuild: the old index serves until the end.
COMMIT_SECONDS = 60.0

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """A source file that is not in the index as it lies now, and why.

    Or a correction beside it that could not be applied; then the file is in the index.
    """

    path: str
    reason: str


@dataclass(slots=True)
class Report:
    """What a build did. ``pages`` to ``doubts`` count what it read now."""

    files: int = 0
    unchanged: int = 0
    pages: int = 0
    articles: int = 0
    lines: int = 0
    furniture: int = 0
    doubts: int = 0
    vanished: tuple[str, ...] = ()
    pruned: int = 0
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0


def build(
    folder: Path,
    archives: Sequence[Path],
    *,
    given: date | None = None,
    jobs: int = 1,
    rebuild: bool = False,
    prune: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the index in ``folder`` up to date with ``archives`` and return what was done.

    Raises UsageError, LockedIndexError or what is wrong with the index. A file
    that can not be read is a problem in the report and stops nothing.
    """
    started = time.monotonic()
    sources = find_sources(archives)
    with WhooshWriter(folder, rebuild=rebuild) as writer:
        report = _Build(writer, given, rebuild).run(sources, archives, jobs, prune, progress)
    report.seconds = time.monotonic() - started
    return report


class _Build:
    def __init__(self, writer: WhooshWriter, given: date | None, rebuild: bool) -> None:
        self._writer = writer
        self._given = given
        self._rebuild = rebuild
        own = own_table()
        self._topics = fingerprint(own.read_bytes()) if own else ""
        self._ledger = Ledger.from_dict(writer.ledger())
        self._report = Report()

    def run(
        self,
        sources: Sequence[SourceFile],
        archives: Sequence[Path],
        jobs: int,
        prune: bool,
        progress: Progress | None,
    ) -> Report:
        wanted = list(self._changed(sources))
        self._find_vanished(archives, prune)
        self._read(wanted, jobs, progress or (lambda done, total: None))
        self._commit()
        return self._report

    def _changed(self, sources: Iterable[SourceFile]) -> Iterator[Job]:
        """Yield the files to read, and count the others."""
        by_path = self._ledger.by_path()
        for source in sources:
            try:
                job = self._job(source, by_path.get(str(source.path)))
                if self._is_new(job):
                    yield job
                else:
                    self._report.unchanged += 1
                    self._tell(self._ledger.records[job.name])
            except (OSError, ArchiveError) as error:
                self._report.problems.append(Problem(source.name, str(error)))

    def _job(self, source: SourceFile, known: FileRecord | None) -> Job:
        # A file that is indexed already keeps its name, also when the folder
        # that is given now is another one above or below it.
        name = known.name if known else source.name
        data = source.path.read_bytes()
        told = [ingest.VERSION, self._given or "", self._topics]
        corrections = ingest.sidecar_bytes(source.path)
        told += [fingerprint(corrections)] if corrections else []
        digest = fingerprint(data, *told)
        return Job(str(source.path), str(source.root), name, digest, len(data))

    def _is_new(self, job: Job) -> bool:
        old = self._ledger.records.get(job.name)
        if old is None:
            return True
        if old.fingerprint != job.fingerprint and old.path != job.path and Path(old.path).exists():
            raise ArchiveError(
                f"{job.path} has the name {job.name} of another indexed file, {old.path}; "
                f"build the folder above both with --rebuild, or use another index."
            )
        # The same content elsewhere: the archive was moved or copied.
        self._ledger.records[job.name] = replace(old, path=job.path, root=job.root)
        return old.fingerprint != job.fingerprint

    def _read(self, jobs: list[Job], workers: int, progress: Progress) -> None:
        done, committed = 0, time.monotonic()
        progress(0, len(jobs))
        work = partial(extract_batch, self._writer.folder, self._given)
        for result in run(work, _batches(jobs), workers):
            self._take(result)
            done += len(result.records) + len(result.problems)
            progress(done, len(jobs))
            if not self._rebuild and time.monotonic() - committed > COMMIT_SECONDS:
                self._commit()
                committed = time.monotonic()

    def _take(self, done: Done) -> None:
        for name, reason in done.problems:
            self._report.problems.append(Problem(name, reason))
        for record in done.records:
            old = self._ledger.records.get(record.name)
            self._writer.delete(old.articles if old else ())
            self._ledger.records[record.name] = record
            self._count(record)
        for segment_id in done.segments:
            self._writer.adopt(segment_id)

    def _count(self, record: FileRecord) -> None:
        report = self._report
        report.files += 1
        report.pages += record.pages
        report.articles += len(record.articles)
        report.lines += record.lines
        report.furniture += record.furniture
        report.doubts += record.doubts
        self._tell(record)

    def _tell(self, record: FileRecord) -> None:
        self._report.problems += [Problem(record.name, reason) for reason in record.problems]

    def _find_vanished(self, archives: Sequence[Path], prune: bool) -> None:
        folders = [archive.absolute() for archive in archives if archive.is_dir()]
        known = [record for folder in folders for record in self._ledger.below(folder)]
        gone = sorted({r.name for r in known if not Path(r.path).exists()})
        self._report.vanished = tuple(gone)
        for name in gone if prune else ():
            self._writer.delete(self._ledger.records.pop(name).articles)
            self._report.pruned += 1

    def _commit(self) -> None:
        self._writer.commit(self._ledger.to_dict())


def _batches(jobs: Sequence[Job]) -> Iterator[tuple[Job, ...]]:
    batch: list[Job] = []
    for job in jobs:
        batch.append(job)
        if sum(one.size for one in batch) >= BATCH_BYTES:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
