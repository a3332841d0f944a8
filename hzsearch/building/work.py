"""What a worker does with a batch: extract, analyse, write segments that nothing names yet."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hzsearch.analysis import active_cutter, document
from hzsearch.building.ledger import FileRecord
from hzsearch.engines.whoosh.segment import SegmentBuilder
from hzsearch.engines.whoosh.writer import write_segment
from hzsearch.errors import ArchiveError
from hzsearch.ingest import extract_file
from hzsearch.model import Article, Extraction


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: where it lies, its name, and the fingerprint of its content."""

    path: str
    root: str
    name: str
    fingerprint: str
    size: int


@dataclass(slots=True)
class Done:
    """What came of a batch: segments written, a record a file, problems as (name, reason)."""

    segments: list[str] = field(default_factory=list)
    records: list[FileRecord] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def extract_batch(folder: Path, given: date | None, jobs: Iterable[Job]) -> Done:
    """Extract the files of ``jobs`` and write their articles as a segment into ``folder``."""
    done = Done()
    articles: list[Article] = []
    for job in jobs:
        try:
            extraction = extract_file(Path(job.path), job.name, given)
        except ArchiveError as error:
            done.problems.append((job.name, str(error)))
        except Exception as error:  # one page must not stop an archive
            done.problems.append((job.name, f"{job.name} could not be cut: {error!r}"))
        else:
            articles.extend(extraction.articles)
            done.records.append(_record(job, extraction))
    done.segments.extend(index_batch(folder, articles))
    return done


def index_batch(folder: Path, articles: Iterable[Article]) -> list[str]:
    """Write ``articles`` into ``folder`` and return the ids of the segments; none for none."""
    with _without_collector():
        return list(_write_segments(folder, articles))


def _write_segments(folder: Path, articles: Iterable[Article]) -> Iterator[str]:
    cutter, builder = active_cutter(), SegmentBuilder()
    for article in articles:
        builder.add(document(article, cutter))
        if builder.is_full:
            yield write_segment(folder, builder).id
            builder = SegmentBuilder()
    if len(builder):
        yield write_segment(folder, builder).id


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from looking through a million postings again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
        problems=extraction.problems,
    )
