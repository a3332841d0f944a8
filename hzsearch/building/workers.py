"""The processes of a build: batches of files in, segments and file records out."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from hzsearch.analysis import active_cutter, document
from hzsearch.building.ledger import FileRecord
from hzsearch.engines.whoosh.segment import SegmentBuilder
from hzsearch.engines.whoosh.writer import write_segment
from hzsearch.errors import ArchiveError
from hzsearch.ingest import extract_file
from hzsearch.model import Extraction


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: where it lies, its name, and the fingerprint of its content."""

    path: str
    root: str
    name: str
    fingerprint: str
    size: int


Batch: TypeAlias = "tuple[Job, ...]"


@dataclass(slots=True)
class Done:
    """What came of a batch: segments written, a record a file, problems as (name, reason)."""

    segments: list[str]
    records: list[FileRecord]
    problems: list[tuple[str, str]]


def run(folder: Path, batches: Iterable[Batch], workers: int, given: date | None) -> Iterator[Done]:
    """Yield what comes of ``batches``, in no certain order, from ``workers`` processes."""
    waiting = iter(batches)
    first = [batch for _, batch in zip(range(2), waiting, strict=False)]
    if workers <= 1 or len(first) < 2:
        for batch in [*first, *waiting]:
            yield work(folder, batch, given)
        return
    with ProcessPoolExecutor(workers, initializer=_die_with, initargs=(os.getpid(),)) as pool:
        pending = {pool.submit(work, folder, batch, given) for batch in first}
        yield from _collect(pool, pending, folder, waiting, workers, given)


def _collect(
    pool: ProcessPoolExecutor,
    pending: set[Future[Done]],
    folder: Path,
    waiting: Iterator[Batch],
    workers: int,
    given: date | None,
) -> Iterator[Done]:
    while pending:
        # No more in hand than can be worked on soon: the archive may be large.
        for _, batch in zip(range(2 * workers - len(pending)), waiting, strict=False):
            pending.add(pool.submit(work, folder, batch, given))
        finished, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in finished:
            yield future.result()


def work(folder: Path, batch: Batch, given: date | None) -> Done:
    """Extract the files of ``batch`` and write their articles as one segment into ``folder``."""
    done = Done([], [], [])
    builder = SegmentBuilder()
    for job in batch:
        try:
            extraction = extract_file(Path(job.path), job.name, given)
        except ArchiveError as error:
            done.problems.append((job.name, str(error)))
        except Exception as error:
            done.problems.append((job.name, f"{job.name} could not be cut: {error!r}"))
        else:
            _index(builder, extraction)
            done.records.append(_record(job, extraction))
    if len(builder):
        done.segments.append(write_segment(folder, builder).id)
    return done


def _index(builder: SegmentBuilder, extraction: Extraction) -> None:
    cutter = active_cutter()
    for article in extraction.articles:
        builder.add(document(article, cutter))


def _record(job: Job, extraction: Extraction) -> FileRecord:
    return FileRecord(
        name=job.name,
        path=job.path,
        root=job.root,
        fingerprint=job.fingerprint,
        pages=extraction.pages,
        articles=tuple(article.id for article in extraction.articles),
        lines=extraction.lines,
        furniture=len(extraction.furniture),
        doubts=sum(bool(article.doubts) for article in extraction.articles),
    )


def _die_with(parent: int) -> None:
    """End this worker soon after the builder has been killed; it would wait for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
