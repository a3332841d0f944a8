"""Writing: articles that no state names yet, then one small change that makes them the index."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from hzsearch import analysis
from hzsearch.analysis import WordsCut, added_words
from hzsearch.engines.asides import aside_path
from hzsearch.engines.location import Remote
from hzsearch.engines.manifest import check_rules
from hzsearch.engines.opensearch import aside
from hzsearch.engines.opensearch.claim import Claim
from hzsearch.engines.opensearch.cluster import Cluster
from hzsearch.engines.opensearch.kept import counted, look_at
from hzsearch.engines.opensearch.loading import Item, load, parts
from hzsearch.engines.opensearch.matching import one_of
from hzsearch.engines.opensearch.numbered import Numbered
from hzsearch.engines.opensearch.schema import key, made, packed
from hzsearch.engines.opensearch.state import ENGINE, Kept, State
from hzsearch.engines.opensearch.view import View
from hzsearch.engines.stopped import told_at
from hzsearch.errors import DamagedIndexError, HzsearchError

# So many ids are looked for at a time.
_IDS = 1000


class OpenSearchWriter:
    """The one process that changes an index on a server; a context manager."""

    engine = ENGINE

    def __init__(
        self, remote: Remote, *, rebuild: bool = False, forget: bool = False, wait: float = 2.0
    ) -> None:
        """Take the right to write.

        With ``rebuild`` the index starts empty, in a new numbered one, or with what was kept
        of a rebuild; the old one serves until the commit. With ``forget`` what was kept is
        swept away. Raises LockedIndexError, or what is wrong with the index, the
        server, or the user's dictionary.
        """
        self._words = added_words().cuttable
        self._cluster = Cluster(remote)
        self._numbered = Numbered(self._cluster)
        with ExitStack() as closing:
            self.folder = Path(tempfile.mkdtemp(prefix="hzsearch-"))
            closing.callback(shutil.rmtree, self.folder, ignore_errors=True)
            self._claim = closing.enter_context(Claim(self._cluster, wait, anew=rebuild))
            self._rebuild = rebuild
            self._is_new = rebuild or not self._claim.state.index
            if not self._is_new:
                check_rules(remote, self._claim.state.analysis)
            self.stopped = look_at(
                self._cluster, self._claim, self._numbered, rebuild=rebuild, forget=forget
            )
            self._target = self._prepare()
            self._closing = closing.pop_all()
        self._gone: set[str] = set()

    def __enter__(self) -> OpenSearchWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What was not committed or kept is gone; what can't be deleted now, the next writer does.
        if self._target not in (self._state.index, self._state.rebuilt.index):
            with suppress(HzsearchError):
                self._numbered.drop(self._target)
        self._closing.close()

    def ledger(self) -> dict[str, Any]:
        """Return the ledger of what this writer adds to, empty where that is nothing."""
        return self._claim.control.ledger(self._base)

    def adopt(self, segment_id: str, without: Iterable[str] = ()) -> None:
        """Add the articles that another process wrote aside, but for those ``without``."""
        left_out = set(without)
        number = self._state.number
        lines = (one for one in aside.read(self.folder, segment_id) if one.id not in left_out)
        for some in _some(lines, _IDS):
            self._bury([line.id for line in some])
            items = (Item(key(one.id, number), f'{one.fields},"born":{number}}}') for one in some)
            for part in parts(items):
                self._load(part)
        aside_path(self.folder, segment_id).unlink()

    def delete(self, article_ids: Sequence[str]) -> None:
        """Delete articles that were committed, or kept; ids that are not there are ignored."""
        for some in _some(iter(dict.fromkeys(article_ids)), _IDS):
            self._bury(some)

    def keep(self, ledger: Mapping[str, Any]) -> None:
        """Keep what was done so far of a rebuild, so that the next one goes on from there."""
        before, chunks = self._state, self._claim.control.write_ledger(ledger)
        kept = Kept(
            told_at(time.time()),
            before.number,
            self._target,
            chunks=len(chunks),
            words=self._words_cut(),
        )
        dead = before.number if self._gone else before.dead
        after = replace(before, number=before.number + 1, dead=dead, kept=kept)
        articles = self._counted(after.rebuilt)
        after = replace(after, kept=replace(kept, articles=articles))
        self._change(after, after.rebuilt, chunks)
        self._claim.control.drop(before.rebuilt.ledger_keys())

    def commit(self, ledger: Mapping[str, Any] | None) -> None:
        """Make everything since the last commit visible at once, with the new ledger or the old."""
        before, control = self._state, self._claim.control
        chunks = control.write_ledger(self.ledger() if ledger is None else ledger)
        after = self._next(len(chunks))
        after = replace(after, articles=self._counted(after))
        is_shown = self._claim.is_used or self._is_new
        self._change(after, after, chunks)
        if is_shown:
            self._numbered.show(after)
        control.drop(before.ledger_keys())
        if self._rebuild:
            control.drop(before.rebuilt.ledger_keys())
        self._is_new = self._rebuild = False

    @property
    def _state(self) -> State:
        return self._claim.state

    @property
    def _base(self) -> State:
        """What this writer adds to: the last commit, or what was kept of its rebuild."""
        return self._state.rebuilt if self._rebuild else self._state

    def _counted(self, state: State) -> int:
        return counted(self._cluster, self._numbered, state)

    def _change(self, state: State, named: State, chunks: Sequence[str]) -> None:
        """Change the state to one with a ledger in ``chunks``, which has the keys of ``named``."""
        for key_of_chunk, chunk in zip(named.ledger_keys(), chunks, strict=True):
            self._claim.control.keep(key_of_chunk, {"data": chunk})
        self._claim.change(state)
        self._claim.is_used = False
        self._gone.clear()

    def _next(self, chunks: int) -> State:
        before = self._state
        return replace(
            before,
            generation=before.number,
            previous=before.generation,
            number=before.number + 1,
            index=self._target,
            chunks=chunks,
            dead=before.number if self._gone else 0 if before.is_cleared else before.dead,
            analysis=analysis.fingerprint(),
            words=self._words_cut(),
            kept=None if self._rebuild else before.kept,
        )

    def _words_cut(self) -> WordsCut:
        before = self._state.words
        if self._is_new or not self._state.articles:
            return WordsCut(frozenset(self._words))
        return before.joined_by(self._words) if self._claim.is_used else before

    def _prepare(self) -> str:
        """Return the numbered index to write to, with the alias to write through."""
        state = self._state
        target = state.index
        if self._claim.is_taken_over and state.is_there:
            # The builder may have been killed before it did.
            self._numbered.show(state)
        if self._rebuild and state.kept:
            target = state.kept.index
            self._numbered.hand_over(state, self._claim.before, target)
            # What was sent after it was kept.
            self._numbered.clear(state.rebuilt)
        elif self._is_new:
            target = self._numbered.create(state.number, state.fence)
        elif state.fence != self._claim.before.fence or not self._numbered.has(state):
            # A rebuild that was given up took its alias with it.
            self._numbered.hand_over(state, self._claim.before, target)
        # Of an index that can't be read it is not known which number serves.
        if state.is_there:
            self._numbered.sweep(state, target)
        return target

    def _load(self, items: list[Item]) -> list[Item]:
        self._claim.is_used = True
        return load(self._cluster, self._state.fence, items)

    def _bury(self, ids: Sequence[str]) -> None:
        """Note at articles that were committed that they go with the next commit."""
        wanted = [one for one in ids if one not in self._gone]
        if not wanted or not self._base.articles:
            return
        self._gone.update(self._mark(wanted))

    def _mark(self, ids: Sequence[str]) -> list[str]:
        number, found = self._state.number, []
        view = View(self._cluster, self._base)
        for hits in _some(view.all(one_of("id", ids)), 200):
            items = [_gone(hit, number) for hit in hits]
            stale = self._load(items) if items else []
            if stale and not self._have_died(stale):
                raise DamagedIndexError(
                    f"Articles of the index {self._cluster.remote} were changed by another "
                    "program; run the command again."
                )
            found += [hit["_source"]["id"] for hit in hits]
        return found

    def _have_died(self, items: Sequence[Item]) -> bool:
        keys = [one.key for one in items]
        return self._numbered.have_died(self._target, keys, self._state.number)


def _gone(hit: dict[str, Any], number: int) -> Item:
    facts = {**hit["_source"], "died": number}
    place = (hit["_seq_no"], hit["_primary_term"])
    return Item(hit["_id"], packed({**facts, **made(facts)}), place)


def _some(items: Iterator[Any], most: int) -> Iterator[list[Any]]:
    part: list[Any] = []
    for item in items:
        part.append(item)
        if len(part) >= most:
            yield part
            part = []
    if part:
        yield part
