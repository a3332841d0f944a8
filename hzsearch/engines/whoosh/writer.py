"""Writing: segments on the side, then one rename that makes them the index."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from hzsearch.analysis import WordsCut, added_words
from hzsearch.engines.keeping import Keeping, Written
from hzsearch.engines.lock import WriteLock
from hzsearch.engines.manifest import (
    KEPT,
    ledger_bytes,
    make_folder,
    read_ledger,
    state_to_write,
    tell_stopped,
    write_whole,
)
from hzsearch.engines.stopped import Stopped
from hzsearch.engines.sweeping import Waiting, sweep
from hzsearch.engines.whoosh.manifest import (
    ENGINE,
    Manifest,
    SegmentEntry,
    manifest_facts,
    read_manifest,
)
from hzsearch.engines.whoosh.merge import merge, to_merge
from hzsearch.engines.whoosh.reader import open_segment, segment_path
from hzsearch.engines.whoosh.segment import Segment
from hzsearch.engines.whoosh.toc import write_toc

#: So many segments at most are kept open.
_MOST_OPEN = 64


class WhooshWriter:
    """The one process that changes the index in a folder; a context manager."""

    engine = ENGINE

    def __init__(
        self,
        folder: Path,
        *,
        rebuild: bool = False,
        forget: bool = False,
        wait: float = 2.0,
        merged: int | None = None,
    ) -> None:
        """Take the write lock.

        Segments of ``merged`` bytes in all are made one of at most, None for no bound.
        With ``rebuild`` the index starts empty, whatever is in the folder, or with what was
        kept of a rebuild; the old one stays until the commit. With ``forget`` what was kept
        is swept away. Raises LockedIndexError, or what is wrong with the index
        or with the user's dictionary.
        """
        # Asked here too, as what is wrong with it must show before anything is read.
        self._words = added_words().cuttable
        make_folder(folder)
        self.folder = folder
        with ExitStack() as closing:
            closing.enter_context(WriteLock(folder, wait))
            self._keeping = Keeping(folder, ENGINE, rebuild=rebuild, forget=forget)
            there, _ = state_to_write(folder, rebuild, read_manifest, Manifest)
            self._generation = self._keeping.highest(there.generation)
            self._manifest = self._keeping.take_up(partial(_kept, folder)) or there
            # Adding to a segment that can not be read would leave an index that can not be.
            self._segments = {e.id: open_segment(folder, e) for e in self._manifest.segments}
            self._waiting = Waiting(folder, segment_path(Path(), "*").name)
            self._closing = closing.pop_all()
        self._most_merged = merged
        self._new: list[SegmentEntry] = []
        self._gone: set[str] = set()

    def __enter__(self) -> WhooshWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.close()
        tell_stopped(self.folder, error)

    @property
    def stopped(self) -> Stopped | None:
        """The rebuild that was stopped, as this writer found it; None where there was none."""
        return self._keeping.stopped

    def ledger(self) -> dict[str, Any]:
        """Return the ledger of what this writer adds to, empty where that is nothing."""
        name = self._manifest.ledger
        return read_ledger(self.folder, name) if name else {}

    def adopt(self, segment_id: str, without: Iterable[str] = ()) -> None:
        """Add the segment that another process wrote to this folder under ``segment_id``.

        Articles of it with an id in ``without`` are left out.
        """
        segment = self._opened(segment_id)
        self._waiting.take(segment.path.name)
        dead = _numbers(segment, set(without))
        self._new.append(_bury(SegmentEntry(segment_id, segment.total), dead))

    def delete(self, article_ids: Sequence[str]) -> None:
        """Delete articles that were committed, or kept; ids that are not there are ignored."""
        self._gone.update(article_ids)

    def keep(self, ledger: Mapping[str, Any]) -> None:
        """Keep what was done so far of a rebuild, so that the next one goes on from there."""
        manifest = self._written(ledger)
        self._keeping.keep(_told(self.folder, manifest))
        self._go_on_from(manifest)

    def commit(self, ledger: Mapping[str, Any] | None) -> None:
        """Make everything since the last commit visible at once, with the new ledger or the old."""
        manifest = self._written(ledger)
        write_toc(self.folder, manifest)
        self._keeping.commit(_told(self.folder, manifest))
        self._go_on_from(manifest)

    def _written(self, ledger: Mapping[str, Any] | None) -> Manifest:
        """Return the state with everything since the last one, its files written."""
        entries = self._merged(self._without_replaced())
        generation = self._generation + 1
        name = self._manifest.ledger if ledger is None else ""
        if not name:
            name = f"ledger-{generation}.json"
            write_whole(self.folder / name, ledger_bytes(ledger or {}))
        return Manifest(generation, tuple(entries), name, words=self._words_cut())

    def _go_on_from(self, manifest: Manifest) -> None:
        self._manifest, self._generation = manifest, manifest.generation
        self._new, self._gone = [], set()
        # On Windows what is open can not be swept.
        self._segments.clear()
        wanted = _files(self.folder, manifest) | {f"_MAIN_{manifest.generation}.toc"}
        sweep(self.folder, self._keeping.spared | wanted, self._waiting)

    def _words_cut(self) -> WordsCut:
        before = self._manifest.words
        if not self._manifest.segments:
            return WordsCut(frozenset(self._words))
        return before.joined_by(self._words) if self._new else before

    def _without_replaced(self) -> list[SegmentEntry]:
        """Return all segments, where of articles with the same id only the last is alive."""
        newer: set[str] = set()
        kept = []
        for entry in reversed(self._new):
            segment = self._opened(entry.id)
            kept.append(_bury(entry, {*_older_twins(segment), *_numbers(segment, newer)}))
            newer.update(segment.id(n) for n in {*range(segment.total)} - {*entry.deleted})
        newer |= self._gone
        for entry in reversed(self._manifest.segments) if newer else ():
            segment = self._opened(entry.id)
            kept.append(_bury(entry, _numbers(segment, newer)))
        untouched = () if newer else self._manifest.segments
        return [*untouched, *(entry for entry in reversed(kept) if entry.live)]

    def _merged(self, entries: list[SegmentEntry]) -> list[SegmentEntry]:
        while places := to_merge(*self._sizes(entries), self._most_merged):
            chosen = [entries[place] for place in places]
            opened = [Segment(segment_path(self.folder, e.id), e.deleted) for e in chosen]
            merged = SegmentEntry(secrets.token_hex(8), sum(entry.live for entry in chosen))
            path = segment_path(self.folder, merged.id)
            for one in opened:
                # Or what is damaged would get a checksum that says it is not.
                one.check()
            merge(opened, path)
            self._waiting.take(path.name)
            entries = [*(entry for entry in entries if entry not in chosen), merged]
        return entries

    def _opened(self, segment_id: str) -> Segment:
        """Return a segment; which of its articles are dead, entries alone say."""
        segment = self._segments.pop(segment_id, None)
        segment = segment or Segment(segment_path(self.folder, segment_id))
        self._segments[segment_id] = segment
        # Each takes one of the files that a process may have open.
        while len(self._segments) > _MOST_OPEN:
            del self._segments[next(iter(self._segments))]
        return segment

    def _sizes(self, entries: Iterable[SegmentEntry]) -> tuple[list[int], list[int]]:
        """Return how many articles are alive in each of the segments, and about their bytes."""
        each = [(e, segment_path(self.folder, e.id).stat().st_size) for e in entries]
        lives = [entry.live for entry, _ in each]
        return lives, [size * entry.live // max(entry.articles, 1) for entry, size in each]


def _bury(entry: SegmentEntry, dead: set[int]) -> SegmentEntry:
    return replace(entry, deleted=tuple(sorted({*entry.deleted, *dead})))


def _older_twins(segment: Segment) -> Iterator[int]:
    """Yield the articles whose id a later article of the same segment has."""
    terms = segment.terms("id")
    for place in range(len(terms)):
        if terms.frequency(place) > 1:
            yield from terms.docs(place)[:-1]


def _numbers(segment: Segment, article_ids: set[str]) -> set[int]:
    """Return the articles of ``segment`` that have one of the ids."""
    if len(article_ids) > segment.total:
        return {n for n in range(segment.total) if segment.id(n) in article_ids}
    terms = segment.terms("id")
    return {n for one in article_ids for n in terms.lookup(one.encode())}


def _kept(folder: Path) -> Manifest:
    """Return what was kept of a rebuild, every byte of which was read; raises the index errors."""
    manifest = read_manifest(folder, KEPT)
    for entry in manifest.segments:
        open_segment(folder, entry).check()
    return manifest


def _told(folder: Path, manifest: Manifest) -> Written:
    files = frozenset(_files(folder, manifest))
    return Written(manifest_facts(manifest), manifest.articles, manifest.ledger, files)


def _files(folder: Path, manifest: Manifest) -> set[str]:
    """Return the names of the files of a state, but for what Whoosh itself opens."""
    return {*(segment_path(folder, entry.id).name for entry in manifest.segments), manifest.ledger}
