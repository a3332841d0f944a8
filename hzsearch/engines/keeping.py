"""What is kept of a rebuild in a folder, so that one that was stopped goes on where it was.

It is a manifest of its own beside the one that serves, in the same form, which no reader looks
at; the rename that makes the rebuilt index the one that serves also takes it away. With it
stand when it was written, how many articles there are, the checksum of the ledger, the names of
the files that it needs, and a checksum of all that.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from hzsearch.engines.manifest import (
    KEPT,
    NAME,
    NONSENSE,
    put_in_place,
    words_cut,
    write_whole,
)
from hzsearch.engines.stopped import Fate, Stopped, is_of_now, told_at
from hzsearch.engines.sweeping import there
from hzsearch.errors import DamagedIndexError, ForeignIndexError, NoIndexError

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is told of a kept state: when, its articles, its number, the names of its files.

    ``is_usable`` says that its ledger is whole, and that it was analysed as articles are now.
    """

    when: str
    articles: int | None = None
    engine: str = ""
    generation: int = 0
    parts: frozenset[str] = frozenset()
    is_usable: bool = False

    def stopped(self, fate: Fate) -> Stopped:
        """Return what is told of it to who builds."""
        return Stopped(self.when, self.articles, fate)


class Written(NamedTuple):
    """A state whose files are written: what its manifest says, its articles, its ledger's name.

    ``parts`` are the names of its files and folders, the ledger among them.
    """

    facts: Mapping[str, Any]
    articles: int
    ledger: str
    parts: frozenset[str]


class Keeping:
    """What a writer, who has the lock, does with what is kept in its folder.

    ``spared`` are the names of files that must not be swept away besides those of the
    state that is written; ``stopped`` is what to tell of a rebuild that was stopped.
    """

    def __init__(self, folder: Path, engine: str, *, rebuild: bool, forget: bool) -> None:
        """Look at what is kept; with ``forget``, or where it is of no use, it is no more."""
        self._folder, self._engine = folder, engine
        self.is_rebuild = rebuild
        self._kept = read_kept(folder)
        self.stopped: Stopped | None = None
        self.spared = (there(folder) - self._parts() if rebuild else self._parts()) | {KEPT}
        if forget or self._kept is None:
            self._drop()
        elif not self._kept.is_usable or (rebuild and self._kept.engine != engine):
            self._drop(self._kept.stopped("useless"))
        else:
            self.stopped = self._kept.stopped("waiting")

    def highest(self, generation: int) -> int:
        """Return the highest number of a state, of which the one that serves has ``generation``."""
        return max(generation, self._kept.generation if self._kept else 0)

    def take_up(self, read: Callable[[], S]) -> S | None:
        """Return what ``read`` makes of the kept state for a rebuild to go on from.

        None where there is none to go on from, or it is not whole; then it is no more.
        """
        if not (self.is_rebuild and self._kept and self.stopped):
            return None
        if self.stopped.fate == "waiting":
            with suppress(DamagedIndexError, ForeignIndexError, NoIndexError):
                found = read()
                self.stopped = self._kept.stopped("resumed")
                return found
            self._drop(self._kept.stopped("useless"))
        return None

    def keep(self, written: Written) -> None:
        """Keep a state."""
        data = (self._folder / written.ledger).read_bytes()
        told = {
            "when": told_at(time.time()),
            "articles": written.articles,
            "ledger": [written.ledger, zlib.crc32(data)],
            "parts": sorted(written.parts),
        }
        write_whole(self._folder / KEPT, _signed({**written.facts, "kept": told}))

    def commit(self, written: Written) -> None:
        """Make a state the one that serves."""
        if self.is_rebuild:
            self.keep(written)
            put_in_place(self._folder / KEPT, self._folder / NAME)
            self.is_rebuild, self.spared = False, set()
        else:
            told = json.dumps(written.facts, ensure_ascii=False)
            write_whole(self._folder / NAME, told.encode())

    def _parts(self) -> set[str]:
        return set(self._kept.parts) if self._kept else set()

    def _drop(self, stopped: Stopped | None = None) -> None:
        """Let nothing be kept any more; the next sweep takes its files."""
        self.stopped = stopped
        with suppress(OSError):
            (self._folder / KEPT).unlink()
        if not self.is_rebuild:
            self.spared = set()


def read_kept(folder: Path) -> Kept | None:
    """Return what is told of the rebuild that is kept in ``folder``, None where there is none.

    Of one of which that can not be read only its time is known.
    """
    try:
        data = (folder / KEPT).read_bytes()
        when = told_at((folder / KEPT).stat().st_mtime)
    except OSError:
        return None
    with suppress(RecursionError, *NONSENSE):
        return _kept(folder, data)
    return Kept(when)


def _kept(folder: Path, data: bytes) -> Kept:
    """Return what ``data`` tells; one of NONSENSE where it is not as it was written."""
    facts = json.loads(data)
    told = facts["kept"]
    if _signed(facts) != data:
        raise ValueError(facts["crc"])
    return Kept(
        str(told["when"]),
        int(told["articles"]),
        str(facts["engine"]),
        int(facts["generation"]),
        frozenset(map(str, told["parts"])),
        is_of_now(facts["analysis"], words_cut(facts["words"])) and _has(folder, *told["ledger"]),
    )


def _has(folder: Path, name: str, crc: int) -> bool:
    with suppress(OSError):
        return zlib.crc32((folder / Path(name).name).read_bytes()) == crc
    return False


def _signed(facts: Mapping[str, Any]) -> bytes:
    """Return the JSON of ``facts`` with its checksum."""
    told = {name: value for name, value in facts.items() if name != "crc"}
    crc = zlib.crc32(json.dumps(told, ensure_ascii=False).encode())
    return json.dumps({**told, "crc": crc}, ensure_ascii=False).encode()
