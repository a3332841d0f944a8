"""Writing: articles into the folder of the next state, then one rename that makes it the index."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from hzsearch.analysis import WordsCut, added_words
from hzsearch.engines.asides import aside_path
from hzsearch.engines.keeping import Keeping, Written
from hzsearch.engines.lock import WriteLock
from hzsearch.engines.manifest import (
    KEPT,
    ledger_bytes,
    ledger_json,
    make_folder,
    read_ledger,
    remedy,
    state_to_write,
    tell_stopped,
    write_whole,
)
from hzsearch.engines.stopped import Stopped
from hzsearch.engines.sweeping import Waiting, sweep
from hzsearch.engines.tantivy import aside
from hzsearch.engines.tantivy.files import check, notes, wrong
from hzsearch.engines.tantivy.manifest import (
    ENGINE,
    Manifest,
    link,
    manifest_facts,
    read_manifest,
    sync,
)
from hzsearch.engines.tantivy.package import tantivy, telling
from hzsearch.engines.tantivy.schema import create, opened
from hzsearch.errors import DamagedIndexError

#: Bytes of memory at most in which Tantivy gathers articles before it writes them as a segment.
HEAP = 256_000_000

# The least, which Tantivy itself asks for.
_LEAST_HEAP = 15_000_000


@dataclass(slots=True)
class _Session:
    """The next state while it is made: its folder, Tantivy's writer, the ids of what is new."""

    data: Path
    index: tantivy.Index
    writer: tantivy.IndexWriter
    is_empty: bool
    new: set[str] = field(default_factory=set)


class TantivyWriter:
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

        With ``rebuild`` the index starts empty, whatever is in the folder, or with what was
        kept of a rebuild; the old one stays until the commit. With ``forget`` what was kept
        is swept away. ``merged`` bounds memory: Tantivy gathers up to twice as many bytes.
        Raises LockedIndexError, or what is wrong with the index or with the user's dictionary.
        """
        self._words = added_words().cuttable
        self._heap = HEAP if merged is None else max(_LEAST_HEAP, min(HEAP, 2 * merged))
        make_folder(folder)
        self.folder = folder
        with ExitStack() as closing:
            closing.enter_context(WriteLock(folder, wait))
            self._keeping = Keeping(folder, ENGINE, rebuild=rebuild, forget=forget)
            there, is_there = state_to_write(folder, rebuild, read_manifest, Manifest)
            self._generation = self._keeping.highest(there.generation)
            resumed = self._keeping.take_up(partial(_kept, folder))
            self._manifest = resumed or _unbroken(folder, there)
            self._is_there = is_there or resumed is not None
            self._waiting = Waiting(folder, aside_path(Path(), "*").name)
            self._closing = closing.pop_all()
        self._session: _Session | None = None

    def __enter__(self) -> TantivyWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._drop()
        self._closing.close()
        tell_stopped(self.folder, error)

    @property
    def stopped(self) -> Stopped | None:
        """The rebuild that was stopped, as this writer found it; None where there was none."""
        return self._keeping.stopped

    def ledger(self) -> dict[str, Any]:
        """Return the ledger of what this writer adds to, empty where that is nothing."""
        return read_ledger(self.folder, self._manifest.ledger) if self._is_there else {}

    def adopt(self, segment_id: str, without: Iterable[str] = ()) -> None:
        """Add the articles that another process wrote aside, but for those ``without``."""
        left_out = set(without)
        session = self._open()
        self._waiting.take(aside_path(self.folder, segment_id).name)
        for facts in aside.read(self.folder, segment_id):
            one = facts["id"][0]
            if one not in left_out:
                if not session.is_empty or one in session.new:
                    session.writer.delete_documents_by_term("id", one)
                session.new.add(one)
                with telling():
                    session.writer.add_document(tantivy.Document(**facts))
        aside_path(self.folder, segment_id).unlink()

    def delete(self, article_ids: Sequence[str]) -> None:
        """Delete articles that were committed, or kept; ids that are not there are ignored."""
        if article_ids:
            session = self._open()
            # What took the place of an older article since is not meant.
            for one in set(article_ids) - session.new:
                session.writer.delete_documents_by_term("id", one)

    def keep(self, ledger: Mapping[str, Any]) -> None:
        """Keep what was done so far of a rebuild, so that the next one goes on from there."""
        manifest = self._written(ledger)
        self._keeping.keep(self._told(manifest))
        self._go_on_from(manifest)

    def commit(self, ledger: Mapping[str, Any] | None) -> None:
        """Make everything since the last commit visible at once, with the new ledger or the old."""
        manifest = self._written(ledger)
        self._keeping.commit(self._told(manifest))
        self._go_on_from(manifest)

    def _written(self, ledger: Mapping[str, Any] | None) -> Manifest:
        """Return the state with everything since the last one, its files written."""
        session = self._open()
        with telling():
            session.writer.commit()
            session.writer.wait_merging_threads()
            session.index.reload()
            articles = session.index.searcher().num_docs
        self._session = None
        sync(session.data)
        kept = notes(session.data, {} if session.is_empty else self._manifest.files)
        words, generation = self._words_cut(session), self._generation + 1
        manifest = Manifest(generation, words=words, articles=articles, files=kept)
        write_whole(self.folder / manifest.ledger, self._ledger_bytes(ledger))
        return manifest

    def _ledger_bytes(self, ledger: Mapping[str, Any] | None) -> bytes:
        """Return the JSON of a ledger, with None that of before, also one that can't be read."""
        if ledger is None and self._is_there:
            return ledger_json(self.folder, self._manifest.ledger)
        return ledger_bytes(ledger or {})

    def _told(self, manifest: Manifest) -> Written:
        parts = frozenset({manifest.ledger, manifest.data(self.folder).name})
        return Written(manifest_facts(manifest), manifest.articles, manifest.ledger, parts)

    def _go_on_from(self, manifest: Manifest) -> None:
        self._manifest, self._generation, self._is_there = manifest, manifest.generation, True
        wanted = self._keeping.spared | self._told(manifest).parts
        sweep(self.folder, wanted, self._waiting)

    def _words_cut(self, session: _Session) -> WordsCut:
        before = self._manifest.words
        if session.is_empty:
            return WordsCut(frozenset(self._words))
        return before.joined_by(self._words) if session.new else before

    def _open(self) -> _Session:
        if self._session is None:
            old = self._manifest.data(self.folder)
            data = Manifest(self._generation + 1).data(self.folder)
            shutil.rmtree(data, ignore_errors=True)
            data.mkdir()
            if self._is_there:
                link(old, data)
            with telling():
                index = opened(data) if self._is_there else create(data)
                writer = index.writer(self._heap, 1)
            empty = not self._is_there or not self._manifest.articles
            self._session = _Session(data, index, writer, empty)
        return self._session

    def _drop(self) -> None:
        """Leave nothing of what was not committed."""
        if self._session:
            # What could not be written can not be taken back either; its folder goes in any case.
            with suppress(OSError), telling():
                self._session.writer.rollback()
                self._session.writer.wait_merging_threads()
            shutil.rmtree(self._session.data, ignore_errors=True)
            self._session = None


def _unbroken(folder: Path, manifest: Manifest) -> Manifest:
    """Return the manifest of a state; DamagedIndexError where its files are not as it says."""
    if bad := wrong(manifest.data(folder), manifest.files):
        what = f"is damaged in {manifest.data(folder).name}/{bad}"
        raise DamagedIndexError(remedy(folder, what))
    return manifest


def _kept(folder: Path) -> Manifest:
    """Return what was kept of a rebuild, every byte of which was read; raises the index errors."""
    manifest = _unbroken(folder, read_manifest(folder, KEPT))
    check(folder, manifest.data(folder))
    return manifest
