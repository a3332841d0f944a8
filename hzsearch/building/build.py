"""Building: an archive's new and changed files into an index, in several processes.

The main process decides what to read and is the only one to commit; workers
extract files and write segments that no manifest names until then. Which worker
does what, and in what order they finish, changes no id and no answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from hzsearch import ingest
from hzsearch.archive import SourceFile, find_files, is_container, is_there
from hzsearch.building.changes import corrected
from hzsearch.building.feed import batches
from hzsearch.building.imported import Imported, imported_ids, of_old, unreadable
from hzsearch.building.ledger import FileRecord, Ledger, fingerprint
from hzsearch.building.memory import Budget, budget
from hzsearch.building.plan import Plan, Unit
from hzsearch.building.report import Report
from hzsearch.building.resume import leave_stale
from hzsearch.building.saving import Saving
from hzsearch.building.survey import Survey, Surveyor
from hzsearch.building.twins import Owners, note
from hzsearch.building.work import Done, aside_for, extract_batch
from hzsearch.building.workers import run
from hzsearch.days import now
from hzsearch.engines.base import Writer
from hzsearch.engines.location import Location
from hzsearch.engines.registry import WHOOSH, open_writer
from hzsearch.engines.stopped import Stopped
from hzsearch.taxonomy import own_table

#: Bytes of source files that a worker takes on at a time: a few seconds' work,
#: and what bounds its memory.
BATCH_BYTES = 4_000_000

#: Articles from which on the quicker engine is worth its package.
MANY = 50_000

Progress = Callable[[int, int], None]


def build(
    folder: Location,
    archives: Sequence[Path],
    *,
    given: date | None = None,
    jobs: int = 1,
    rebuild: bool = False,
    forget: bool = False,
    prune: bool = False,
    engine: str | None = None,
    memory: str | None = None,
    progress: Progress | None = None,
    tell: Callable[[Stopped], None] | None = None,
) -> Report:
    """Bring the index in ``folder`` up to date with ``archives`` and return what was done.

    ``engine`` is that of a new index (``hzsearch.engines.registry.ENGINES``); ``memory`` bounds
    what all processes take together (``hzsearch.building.memory``).

    With ``rebuild`` it is built anew while the old one serves, and imported articles are carried
    over (``hzsearch.building.imported``). One that was stopped is gone on with; with ``forget``
    what it did is swept away. ``tell`` gets what became of it, before anything is read.

    Raises UsageError, LockedIndexError or what is wrong with the index. A file that can not be
    read is a problem in the report and stops nothing.
    """
    started = time.monotonic()
    room, sources = budget(memory, jobs), find_files(archives)
    fault = unreadable(folder) if rebuild else ""
    with open_writer(folder, engine, rebuild=rebuild, forget=forget, merged=room.merged) as writer:
        if tell and writer.stopped:
            tell(writer.stopped)
        old = of_old(folder, fault) if rebuild else None
        work = _Build(writer, given, old, room, partial(imported_ids, folder))
        report = work.run(sources, archives, prune, progress)
    report.seconds = time.monotonic() - started
    return report


class _Build:
    """One build; ``old`` is what a rebuild takes along, ``imported`` tells what else it lets be."""

    def __init__(
        self,
        writer: Writer,
        given: date | None,
        old: Imported | None,
        room: Budget,
        imported: Callable[[], Collection[str]],
    ) -> None:
        self._writer, self._budget = writer, room
        self._given = given
        self._old, self._imported = old, imported
        rebuild = old is not None
        own = own_table()
        topics = fingerprint(own.read_bytes()) if own else ""
        self._ledger = Ledger.from_dict(writer.ledger())
        if old:
            # The names of members are by the archives as they are given now.
            self._ledger.containers.clear()
            self._ledger.imports = dict(old.imports)
            # What was imported since the rebuild was stopped.
            self._ledger.give_way({*old.ids})
        facts = (ingest.VERSION, given or "", topics)
        self._surveyor = Surveyor(self._ledger, facts, renamed=rebuild)
        self._report = Report(stopped=writer.stopped)
        self._before = 0 if rebuild else self._ledger.articles
        self._now = now()
        self._taken_over: list[tuple[str, str, list[str]]] = []

    def run(
        self,
        sources: Sequence[SourceFile],
        archives: Sequence[Path],
        prune: bool,
        progress: Progress | None,
    ) -> Report:
        survey = self._surveyor.run(sources)
        stale = leave_stale(self._writer, self._ledger, survey) if self._old else []
        changed = self._changed(survey)
        gone = [*stale, *self._find_vanished(archives, survey, prune)]
        for path in survey.broken | survey.opened.keys():
            self._ledger.containers.pop(path, None)
        freed = self._ledger.free_twins(changed | {record.name for record in gone})
        changed |= freed & survey.files.keys()
        units = self._plan(survey, changed, gone)
        kept = sorted(survey.files.keys() - _names(units))
        self._report.keep(self._ledger.records[name] for name in kept)
        self._report.tell(survey.problems)
        save = Saving(self._writer, rebuild=self._old is not None)
        self._read(units, save, progress or (lambda done, total: None))
        if self._old:
            self._carry(self._old, save)
        self._remember(survey)
        self._writer.commit(self._ledger.to_dict())
        passed = self._before <= MANY < self._ledger.articles
        self._report.outgrown = passed and self._writer.engine == WHOOSH
        return self._report

    def _changed(self, survey: Survey) -> set[str]:
        """Return the names of the files to read, and count those in containers left unopened."""
        records = self._ledger.records.values()
        self._report.unchanged = sum(record.path in survey.same for record in records)
        return {name for name in list(survey.files) if self._is_new(survey, name)}

    def _is_new(self, survey: Survey, name: str) -> bool:
        seen, old = survey.files[name], self._ledger.records.get(name)
        if old is None:
            return True
        source, same = seen.source, old.fingerprint == seen.fingerprint
        path = str(source.path)
        if not same and old.path != path and is_there(old.path):
            reason = (
                f"{path} has the name {name} of another indexed file, {old.path}; "
                f"build the folder above both with --rebuild, or use another index."
            )
            survey.problems.append((name, reason))
            survey.opened.pop(path, None)
            del survey.files[name]
            return False
        # The same content elsewhere: the archive was moved or copied.
        self._ledger.records[name] = replace(
            old, path=path, root=str(source.root), member=source.member
        )
        return not same

    def _plan(self, survey: Survey, changed: set[str], gone: list[FileRecord]) -> list[Unit]:
        """Return what to read; an issue that is built in part is looked at as a whole."""
        plan = Plan(survey.files, changed, gone, self._ledger)
        partners = plan.partners()
        if partners:
            self._surveyor.run(partners)
            names = {source.name for source in partners} & survey.files.keys()
            changed |= {name for name in names if self._is_new(survey, name)}
        return plan.units()

    def _carry(self, old: Imported, save: Saving) -> None:
        """Take along what was imported into the old index."""
        self._report.carried = old.carry(self._writer, self._ledger, self._budget, save)
        self._report.lost, self._report.known_lost = old.lost, old.known_lost
        self._ledger.carried = {}

    def _read(self, units: Sequence[Unit], save: Saving, progress: Progress) -> None:
        records = self._ledger.records.values()
        self._unread = _names(units) & self._ledger.records.keys()
        imported = self._old.ids if self._old else self._imported() if units else ()
        files = ((record.name, record.articles) for record in records)
        self._owners = Owners(files, self._unread, imported)
        done, total = 0, sum(map(len, units))
        progress(0, total)
        room = self._budget
        place = aside_for(self._writer, room)
        work = partial(extract_batch, place, self._given)
        # A character has a byte at least.
        size = min(BATCH_BYTES, place.characters)
        for result in run(work, batches(units, size, room.merged), room.workers):
            self._take(result)
            done += result.files
            progress(done, total)
            save(self._ledger)
        self._tell_taken_over()

    def _take(self, done: Done) -> None:
        self._report.tell(done.problems)
        self._report.note(done.notes)
        twins: set[str] = set()
        for record in done.records:
            twins |= self._take_file(record)
        for segment_id in done.segments:
            self._writer.adopt(segment_id, without=twins)

    def _take_file(self, record: FileRecord) -> set[str]:
        """Note what a file that was read holds; return the ids that others have."""
        name, old = record.name, self._ledger.records.get(record.name)
        # What another file has claimed since is in the old record no more.
        self._owners.release(old.articles if old else ())
        self._writer.delete(old.articles if old else ())
        self._unread.discard(name)
        claim = self._owners.claim(name, record.articles)
        for owner, ids in claim.moved.items():
            self._hand_over(owner, {name: ids})
        self._report.note(claim.notes)
        kept = record.without(claim.twins) if claim.twins else record
        kept = corrected(kept, old or self._served_before(record), self._now)
        self._ledger.records[name] = kept
        self._report.count(kept)
        return claim.refused

    def _served_before(self, record: FileRecord) -> FileRecord | None:
        """Return what a rebuild's old index has of the same file, not of another of its name."""
        before = self._old.records.get(record.name) if self._old else None
        is_same = before and (before.place == record.place or not is_there(before.path))
        return before if is_same else None

    def _hand_over(self, owner: str, twins: dict[str, list[str]]) -> None:
        """Take ids out of the record of ``owner``: at every commit an id is one file's."""
        self._ledger.records[owner] = self._ledger.records[owner].without(twins)
        if owner in self._unread:
            self._taken_over += [(owner, name, ids) for name, ids in twins.items()]
        else:
            self._report.articles -= sum(map(len, twins.values()))

    def _tell_taken_over(self) -> None:
        """Note the ids that went from a file to another, and the first could not be asked."""
        for owner, name, ids in self._taken_over:
            if owner in self._unread:
                self._report.note([(owner, note(owner, name, ids))])

    def _find_vanished(
        self, archives: Sequence[Path], survey: Survey, prune: bool
    ) -> list[FileRecord]:
        """Note the files that are gone, and return the records of those that were removed."""
        roots = [a.absolute() for a in archives if a.is_dir() or is_container(a.name)]
        known = {r.name: r for root in roots for r in self._ledger.below(root)}
        gone = [known[name] for name in sorted(known) if survey.is_gone(known[name])]
        self._report.vanished = tuple(record.name for record in gone)
        for record in gone if prune else ():
            del self._ledger.records[record.name]
            self._ledger.containers.pop(record.path, None)
            self._writer.delete(record.articles)
            self._report.pruned += 1
        return gone if prune else []

    def _remember(self, survey: Survey) -> None:
        """Note the containers all of whose members are indexed as they are."""
        known = {name: record.fingerprint for name, record in self._ledger.records.items()}
        files = survey.files.items()
        bad = {str(seen.source.path) for name, seen in files if known.get(name) != seen.fingerprint}
        # Members that are gone and were kept are told again by the next build.
        bad |= {r.path for name in self._report.vanished if (r := self._ledger.records.get(name))}
        for path in survey.opened.keys() - bad:
            self._ledger.containers[path] = survey.opened[path]


def _names(units: Sequence[Unit]) -> set[str]:
    return {job.source.name for unit in units for job in unit}
