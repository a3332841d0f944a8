"""The manifest: the one small file that says what the index is now.

A commit writes everything else first, then puts a new manifest in the old one's
place in a single rename. So at any moment, killed or not, the folder holds one
whole index: the one before the rename or the one after. Files that no manifest
names are left-overs of a killed build; the next commit sweeps them away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hzsearch import analysis
from hzsearch.analysis import WordsCut
from hzsearch.errors import DamagedIndexError, ForeignIndexError, NoIndexError

NAME = "hzsearch.json"

# The two fields of WordsCut; an index that has none was cut with jieba's words alone.
_WORDS = ("everywhere", "partly")

#: Raise when files of older versions can not be read any more.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment of the index: its id, how many articles it holds, which are deleted."""

    id: str
    articles: int
    deleted: tuple[int, ...] = ()

    @property
    def live(self) -> int:
        """How many of its articles are not deleted."""
        return self.articles - len(self.deleted)


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of the index; ``ledger`` names the file that says what was indexed.

    ``words`` are those added to jieba's that its articles were cut with.
    """

    generation: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    ledger: str = ""
    analysis: Mapping[str, Any] = field(default_factory=analysis.fingerprint)
    words: WordsCut = field(default_factory=WordsCut)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest in ``folder``.

    Raises NoIndexError, ForeignIndexError or DamagedIndexError with the way out.
    """
    facts = _facts(folder)
    if facts.get("format") != FORMAT or facts.get("engine") != "whoosh":
        raise ForeignIndexError(_remedy(folder, "was made by another version of hzsearch"))
    try:
        segments = tuple(_entry(entry) for entry in facts["segments"])
        manifest = Manifest(
            int(facts["generation"]),
            segments,
            str(facts["ledger"]),
            dict(facts["analysis"]),
            _words(facts.get("words", {})),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise DamagedIndexError(_remedy(folder, f"is damaged in {NAME}")) from error
    if manifest.analysis.get("version") != analysis.VERSION:
        raise ForeignIndexError(_remedy(folder, "was analysed by other rules"))
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put ``manifest`` in the place of the one in ``folder``: the moment of commit."""
    entries = [
        {"id": s.id, "articles": s.articles, "deleted": list(s.deleted)} for s in manifest.segments
    ]
    facts = {
        "format": FORMAT,
        "engine": "whoosh",
        "analysis": dict(manifest.analysis),
        "generation": manifest.generation,
        "segments": entries,
        "ledger": manifest.ledger,
        "words": {name: sorted(getattr(manifest.words, name)) for name in _WORDS},
    }
    write_whole(folder / NAME, json.dumps(facts, ensure_ascii=False).encode())


def manifest_stamp(folder: Path) -> tuple[int, int] | None:
    """Return what changes with every commit to ``folder``; cheap to ask before each query."""
    try:
        facts = (folder / NAME).stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_mtime_ns


def read_ledger(folder: Path, name: str) -> dict[str, Any]:
    """Return the ledger file ``name``, empty where it can not be read: then all is built anew."""
    with suppress(OSError, RecursionError, ValueError):
        facts = json.loads((folder / Path(name).name).read_text(encoding="utf-8"))
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


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise _nothing(folder) from None
    except (OSError, RecursionError, ValueError) as error:
        raise DamagedIndexError(_remedy(folder, f"is damaged in {NAME}")) from error
    if not isinstance(facts, dict):
        raise DamagedIndexError(_remedy(folder, f"is damaged in {NAME}"))
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


def _entry(facts: Mapping[str, Any]) -> SegmentEntry:
    if not str(facts["id"]).isalnum():
        # The id becomes part of a file name; a stranger's must not lead elsewhere.
        raise ValueError(facts["id"])
    articles, deleted = int(facts["articles"]), {int(number) for number in facts["deleted"]}
    if not deleted <= set(range(articles)):
        raise ValueError("articles are deleted that are not there")
    return SegmentEntry(str(facts["id"]), articles, tuple(sorted(deleted)))


def _words(facts: Mapping[str, Any]) -> WordsCut:
    return WordsCut(*(frozenset(map(str, facts.get(name, ()))) for name in _WORDS))


def _remedy(folder: Path, what: str) -> str:
    return (
        f"The index in {folder} {what}; build it again with "
        f"'hzsearch build ARCHIVE --rebuild --index {folder}'."
    )
