"""What a worker does with a batch: extract, analyse, write segments that nothing names yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from hzsearch.analysis import active_cutter, document
from hzsearch.building.changes import texts_of
from hzsearch.building.ledger import FileRecord
from hzsearch.building.memory import Budget
from hzsearch.building.plan import Job, Unit
from hzsearch.building.twins import Owners
from hzsearch.engines.base import Writer
from hzsearch.engines.registry import PIECES, write_aside
from hzsearch.errors import ArchiveError
from hzsearch.ingest import CutFile, bind, cut_file
from hzsearch.model import Article, Extraction


@dataclass(slots=True)
class Done:
    """What came of a batch: segments written, a record a file, and how many files there were.

    ``problems`` and ``notes`` are (name, reason): files that could not be read, and
    parts of files.
    """

    files: int = 0
    segments: list[str] = field(default_factory=list)
    records: list[FileRecord] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aside:
    """Where articles are written for the writer: a folder, its engine, characters at a time."""

    folder: Path
    engine: str
    characters: int


def aside_for(writer: Writer, room: Budget) -> Aside:
    """Return where workers write for ``writer``, in batches that its engine is best served by."""
    characters = min(room.characters, PIECES.get(writer.engine, room.characters))
    return Aside(writer.folder, writer.engine, characters)


def extract_batch(aside: Aside, given: date | None, units: Iterable[Unit]) -> Done:
    """Extract the files of ``units`` and write their articles aside."""
    done = Done()
    read: list[tuple[Job, FileRecord, tuple[Article, ...]]] = []
    for unit in units:
        done.files += len(unit)
        for job, file, extraction in extract_unit(unit, given, done.problems):
            done.notes += [(job.source.name, note) for note in extraction.notes]
            read.append((job, _record(job, file, extraction), extraction.articles))
    done.segments.extend(index_batch(aside, _each_once(read, done)))
    return done


def _each_once(
    read: Sequence[tuple[Job, FileRecord, tuple[Article, ...]]], done: Done
) -> list[Article]:
    """Return the articles of a batch, one of each id, and add the files' records to ``done``."""
    owners, articles = Owners(), list[Article]()
    for job, record, _ in read:
        had = set(job.had)
        owners.claim(record.name, [one for one in record.articles if one in had])
    for _, record, found in read:
        claim = owners.claim(record.name, record.articles)
        refused = claim.refused
        kept = [article for article in found if article.id not in refused]
        articles += kept
        done.notes += claim.notes
        ids, doubts = tuple(a.id for a in kept), sum(bool(a.doubts) for a in kept)
        twins, texts = tuple(claim.twins), "".join(texts_of(kept))
        told = replace(record, articles=ids, doubts=doubts, twins=twins, texts=texts)
        done.records.append(told)
    return articles


def extract_unit(
    unit: Unit, given: date | None, problems: list[tuple[str, str]]
) -> list[tuple[Job, CutFile, Extraction]]:
    """Return what the files of ``unit`` hold, and add those that can not be read to ``problems``.

    Where one can not be read, what did not change keeps the articles it has: it may
    share one with that file.
    """
    cut: list[tuple[Job, CutFile]] = []
    for job in unit:
        with _telling(job.source.name, problems):
            cut.append((job, _cut(job, given)))
    whole = len(cut) == len(unit)
    kept = [(job, file) for job, file in cut if job.changed or whole]
    names = "、".join(file.name for _, file in kept)
    extractions: list[Extraction] = []
    with _telling(names, problems):
        extractions = bind([file for _, file in kept])
    return [(*one, extraction) for one, extraction in zip(kept, extractions, strict=False)]


@contextmanager
def _telling(name: str, problems: list[tuple[str, str]]) -> Iterator[None]:
    """Add what goes wrong with the file ``name`` to ``problems``: it must not stop an archive."""
    try:
        yield
    except ArchiveError as error:
        problems.append((name, str(error)))
    except Exception as error:
        problems.append((name, f"{name} could not be cut: {error!r}"))


def _cut(job: Job, given: date | None) -> CutFile:
    if job.fault:
        raise ArchiveError(job.fault)
    return cut_file(job.source, job.read(), given)


def index_batch(aside: Aside, articles: Iterable[Article]) -> list[str]:
    """Write ``articles`` aside and return the ids of what it is; none for none."""
    cutter, written = active_cutter(), []
    for batch in batches(articles, aside.characters):
        documents = (document(article, cutter) for article in batch)
        written += write_aside(aside.engine, aside.folder, documents)
    return written


def batches(articles: Iterable[Article], most: int) -> Iterator[tuple[Article, ...]]:
    """Yield ``articles`` in order, as many together as have ``most`` characters."""
    batch: list[Article] = []
    characters = 0
    for article in articles:
        batch.append(article)
        characters += sum(map(len, article.paragraphs)) + len(article.headline)
        if characters >= most:
            yield tuple(batch)
            batch, characters = [], 0
    if batch:
        yield tuple(batch)


def _record(job: Job, file: CutFile, extraction: Extraction) -> FileRecord:
    source = job.source
    return FileRecord(
        name=source.name,
        path=str(source.path),
        root=str(source.root),
        fingerprint=job.fingerprint,
        pages=extraction.pages,
        articles=tuple(article.id for article in extraction.articles),
        lines=extraction.lines,
        furniture=len(extraction.furniture),
        doubts=sum(bool(article.doubts) for article in extraction.articles),
        member=source.member,
        jumps=file.jumps,
        problems=extraction.problems,
        content=file.content,
    )
