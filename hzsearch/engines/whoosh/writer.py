"""Writing: segments on the side, then one rename that makes them the index."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from hzsearch.analysis import WordsCut, added_words
from hzsearch.engines.whoosh.lock import WriteLock
from hzsearch.engines.whoosh.manifest import (
    NAME,
    Manifest,
    SegmentEntry,
    read_ledger,
    read_manifest,
    write_manifest,
    write_whole,
)
from hzsearch.engines.whoosh.merge import merge, to_merge
from hzsearch.engines.whoosh.reader import open_segment, segment_path
from hzsearch.engines.whoosh.segment import SUFFIX, Segment, SegmentBuilder
from hzsearch.engines.whoosh.toc import write_toc
from hzsearch.errors import (
    DamagedIndexError,
    ForeignIndexError,
    NoIndexError,
    StoppedError,
)

#: Characters of text to put into one segment, which is what bounds the memory of
#: a build: about 250 MB a process for so much news.
SEGMENT_CHARACTERS = 3_000_000


class WhooshWriter:
    """The one process that changes the index in a folder; a context manager."""

    def __init__(self, folder: Path, *, rebuild: bool = False, wait: float = 2.0) -> None:
        """Take the write lock.

        With ``rebuild`` the index starts empty, whatever is in the folder; the old one
        stays until the commit. Raises LockedIndexError, or what is wrong with the index
        or with the user's dictionary.
        """
        # Asked here too, as what is wrong with it must show before anything is read.
        self._words = added_words().cuttable
        _make_folder(folder)
        self.folder = folder
        with ExitStack() as closing:
            closing.enter_context(WriteLock(folder, wait))
            self._manifest = _manifest(folder, rebuild)
            self._closing = closing.pop_all()
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
        if isinstance(error, OSError):
            raise StoppedError(
                f"The index in {self.folder} can not be written ({error.strerror}); it is as it "
                "was: make room or give the right to write, or name another folder with --index."
            ) from error

    def ledger(self) -> dict[str, Any]:
        """Return the ledger of the last commit, empty where there is none."""
        name = self._manifest.ledger
        return read_ledger(self.folder, name) if name else {}

    def adopt(self, segment_id: str, without: Iterable[str] = ()) -> None:
        """Add the segment that another process wrote to this folder under ``segment_id``.

        Articles of it with an id in ``without`` are left out.
        """
        segment = Segment(segment_path(self.folder, segment_id))
        dead = _numbers(segment, set(without))
        self._new.append(_bury(SegmentEntry(segment_id, segment.total), dead))

    def delete(self, article_ids: Sequence[str]) -> None:
        """Delete articles that were committed; ids that are not there are ignored."""
        self._gone.update(article_ids)

    def commit(self, ledger: Mapping[str, Any]) -> None:
        """Make everything since the last commit visible at once, with the new ledger."""
        entries = self._merged(self._without_replaced())
        generation = self._manifest.generation + 1
        name = f"ledger-{generation}.json"
        write_whole(self.folder / name, json.dumps(ledger, ensure_ascii=False).encode())
        manifest = Manifest(generation, tuple(entries), name, words=self._words_cut())
        write_toc(self.folder, manifest)
        write_manifest(self.folder, manifest)
        self._manifest, self._new, self._gone = manifest, [], set()
        _sweep(self.folder, manifest)

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
            segment = Segment(segment_path(self.folder, entry.id))
            kept.append(_bury(entry, {*_older_twins(segment), *_numbers(segment, newer)}))
            newer.update(segment.id(n) for n in {*range(segment.total)} - {*entry.deleted})
        newer |= self._gone
        for entry in reversed(self._manifest.segments) if newer else ():
            segment = Segment(segment_path(self.folder, entry.id))
            kept.append(_bury(entry, _numbers(segment, newer)))
        untouched = () if newer else self._manifest.segments
        return [*untouched, *(entry for entry in reversed(kept) if entry.live)]

    def _merged(self, entries: list[SegmentEntry]) -> list[SegmentEntry]:
        while places := to_merge([entry.live for entry in entries]):
            chosen = [entries[place] for place in places]
            opened = [Segment(segment_path(self.folder, e.id), e.deleted) for e in chosen]
            merged = SegmentEntry(secrets.token_hex(8), sum(entry.live for entry in chosen))
            merge(opened, segment_path(self.folder, merged.id))
            entries = [*(entry for entry in entries if entry not in chosen), merged]
        return entries


def write_segment(folder: Path, builder: SegmentBuilder) -> SegmentEntry:
    """Write what ``builder`` holds as a segment that no manifest names yet."""
    entry = SegmentEntry(secrets.token_hex(8), len(builder))
    builder.write(segment_path(folder, entry.id))
    return entry


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


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoIndexError(
            f"The index folder {folder} can not be made ({error.strerror}); "
            "name another one with --index."
        ) from error


def _manifest(folder: Path, rebuild: bool) -> Manifest:
    try:
        manifest = read_manifest(folder)
    except NoIndexError:
        return Manifest(generation=_newest(folder))
    except (DamagedIndexError, ForeignIndexError):
        # Somebody else's Whoosh index is never overwritten; ours is, when asked to.
        if rebuild and (folder / NAME).exists():
            return Manifest(generation=_newest(folder))
        raise
    if rebuild:
        return Manifest(generation=manifest.generation)
    # Adding to a segment that can not be read would leave an index that can not be.
    for entry in manifest.segments:
        open_segment(folder, entry)
    return manifest


def _newest(folder: Path) -> int:
    """Return the highest generation that any file in ``folder`` is of."""
    stems = (path.stem.rpartition("-")[2] for path in folder.glob("ledger-*.json"))
    return max((int(stem) for stem in stems if stem.isdecimal()), default=0)


def _sweep(folder: Path, manifest: Manifest) -> None:
    """Delete what earlier commits and killed builds left behind."""
    wanted = {segment_path(folder, entry.id).name for entry in manifest.segments}
    wanted |= {manifest.ledger, f"_MAIN_{manifest.generation}.toc"}
    for pattern in (f"MAIN_*{SUFFIX}", "ledger-*.json*", "_MAIN_*.toc*", f"{NAME}.new"):
        for path in folder.glob(pattern):
            if path.name not in wanted:
                # Windows does not delete what a reader has open; the next commit will.
                with suppress(OSError):
                    path.unlink()
