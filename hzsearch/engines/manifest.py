"""The manifest: the one small file that says what an index is now, and of which engine.

A commit writes everything else first, then puts a new manifest in the old one's
place in a single rename. So at any moment, killed or not, the folder holds one
whole index: the one before the rename or the one after. Files that no manifest
names are left-overs of a killed build; the next commit sweeps them away.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

from hzsearch import analysis
from hzsearch.analysis import WordsCut
from hzsearch.engines.location import Location
from hzsearch.errors import (
    DamagedIndexError,
    ForeignIndexError,
    NoIndexError,
    StoppedError,
    UnreadableIndexError,
)

NAME = "hzsearch.json"

#: The manifest of a rebuild that goes on, or was stopped (hzsearch.engines.keeping).
KEPT = "hzsearch-rebuild.json"

#: What a manifest is wrong with that can be read but makes no sense.
NONSENSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

#: The form of the files of the engine whoosh; raise when older ones can not be read any more.
FORMAT = 1

# What the system says of files that are sound: no right to them, or too many open.
_REFUSALS = (errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE)

# The two fields of WordsCut; an index that has none was cut with jieba's words alone.
_WORDS = ("everywhere", "partly")


def read_facts(
    folder: Path, engine: str, form: int = FORMAT, *, name: str = NAME
) -> dict[str, Any]:
    """Return what the manifest in ``folder`` says: one of ``engine``, of that form of files.

    ``name`` is that of the file. Raises NoIndexError, ForeignIndexError or DamagedIndexError
    with the way out.
    """
    facts = _facts(folder, name)
    if facts.get("format") != form or facts.get("engine") != engine:
        raise ForeignIndexError(remedy(folder, "was made by another version of hzsearch"))
    return facts


def engine_named(folder: Path) -> str | None:
    """Return the name of the engine of the index in ``folder``, None where that can't be told."""
    with suppress(DamagedIndexError, ForeignIndexError, NoIndexError):
        named = _facts(folder, NAME).get("engine")
        return named if isinstance(named, str) else None
    return None


def check_rules(folder: Location, facts: Mapping[str, Any]) -> None:
    """Raise ForeignIndexError where the index was analysed by other rules than today's."""
    if facts.get("version") != analysis.VERSION:
        raise ForeignIndexError(remedy(folder, "was analysed by other rules"))


def words_facts(words: WordsCut) -> dict[str, list[str]]:
    """Return the JSON form of the added words that an index was cut with."""
    return {name: sorted(getattr(words, name)) for name in _WORDS}


def words_cut(facts: Mapping[str, Any]) -> WordsCut:
    """Return the added words that their JSON form tells."""
    return WordsCut(*(frozenset(map(str, facts.get(name, ()))) for name in _WORDS))


def make_folder(folder: Path) -> None:
    """Make the folder of an index; NoIndexError where that can not be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoIndexError(
            f"The index folder {folder} can not be made ({error.strerror}); "
            "name another one with --index."
        ) from error


def folder_size(folder: Path) -> int:
    """Return how many bytes the files in ``folder`` take up."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def newest_generation(folder: Path) -> int:
    """Return the highest generation that any file in ``folder`` is of."""
    stems = [path.stem.rpartition("-")[2] for path in folder.glob("ledger-*.json")]
    stems += [path.stem.rpartition("_")[2] for path in folder.glob("_MAIN_*.toc")]
    return max((int(stem) for stem in stems if stem.isdecimal()), default=0)


class Numbered(Protocol):
    """A state of an index."""

    @property
    def generation(self) -> int:
        """The number of the commit."""


S = TypeVar("S", bound=Numbered)


def state_to_write(
    folder: Path, rebuild: bool, read: Callable[[Path], S], empty: Callable[[int], S]
) -> tuple[S, bool]:
    """Return the state that a writer goes on from, and whether it is the one in ``folder``.

    With ``rebuild``, and where there is none, it is ``empty`` of a generation. Raises what
    is wrong with the index: what is damaged, or somebody else's, is never added to.
    """
    try:
        state = read(folder)
    except NoIndexError:
        return empty(newest_generation(folder)), False
    except (DamagedIndexError, ForeignIndexError):
        # Somebody else's index is never overwritten; ours is, when asked to.
        if rebuild and (folder / NAME).exists():
            return empty(newest_generation(folder)), False
        raise
    return (empty(state.generation), False) if rebuild else (state, True)


def tell_stopped(folder: Path, error: BaseException | None) -> None:
    """Raise StoppedError where ``error`` is why nothing could be written."""
    if isinstance(error, OSError):
        raise StoppedError(
            f"The index in {folder} can not be written ({error.strerror}); it is as it "
            "was: make room or give the right to write, or name another folder with --index."
        ) from error


def manifest_stamp(folder: Path) -> tuple[int, int] | None:
    """Return what changes with every commit to ``folder``; cheap to ask before each query."""
    try:
        facts = (folder / NAME).stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_mtime_ns


def ledger_bytes(ledger: Mapping[str, Any]) -> bytes:
    r"""Return the JSON of a ledger.

    A path that is no text, as Python has it, stands in it escaped: ``\udcff`` for a byte FF.
    """
    return json.dumps(ledger, ensure_ascii=False).encode(errors="backslashreplace")


def ledger_json(folder: Path, name: str) -> bytes:
    """Return the bytes of the ledger file ``name``, nothing where it can not be read."""
    with suppress(OSError, ValueError):
        return (folder / Path(name).name).read_bytes()
    return b""


def read_ledger(folder: Path, name: str) -> dict[str, Any]:
    """Return the ledger file ``name``, empty where it can not be read: then all is built anew."""
    with suppress(RecursionError, ValueError):
        facts = json.loads(ledger_json(folder, name).decode("utf-8"))
        if isinstance(facts, dict):
            return facts
    return {}


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that it is there whole or not at all, even after a crash."""
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(new, path)


def put_in_place(new: Path, path: Path) -> None:
    """Rename ``new``, which is on the disk, to ``path``, so that it is so after a crash too."""
    new.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover  Windows can not open a folder, and need not
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _facts(folder: Path, name: str) -> dict[str, Any]:
    try:
        facts = json.loads((folder / name).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise _nothing(folder) from None
    except (OSError, RecursionError, ValueError) as error:
        damage = DamagedIndexError(remedy(folder, f"is damaged in {name}"))
        raise refused(folder, error) or damage from error
    if not isinstance(facts, dict):
        raise DamagedIndexError(remedy(folder, f"is damaged in {name}"))
    return facts


def _nothing(folder: Path) -> NoIndexError | ForeignIndexError:
    ours = any(folder.glob("MAIN_*.hzs")) if folder.is_dir() else False
    if folder.is_dir() and any(folder.glob("_*_*.toc")) and not ours:
        return ForeignIndexError(
            f"The Whoosh index in {folder} was not made by hzsearch; "
            f"name another folder with --index."
        )
    return NoIndexError(
        f"There is no index in {folder}; build one with 'hzsearch build ARCHIVE --index {folder}'."
    )


def refused(folder: Path, error: BaseException) -> UnreadableIndexError | None:
    """Return the error that says so where the system refuses to read a sound index, else None."""
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        return None
    return UnreadableIndexError(
        f"The index in {folder} can not be read ({error.strerror}: {error.filename}); "
        "ask for the right to read it, or name another folder with --index."
    )


def remedy(folder: Location, what: str) -> str:
    """Return the sentence that says what the index in ``folder`` is, and the way out."""
    return (
        f"The index in {folder} {what}; build it again with "
        f"'hzsearch build ARCHIVE --rebuild --index {folder}'."
    )
