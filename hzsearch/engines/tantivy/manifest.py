"""What the manifest says of a Tantivy index: the folder below it that is its newest state.

Each commit has a folder of its own. What Tantivy wrote once it never changes, so the next
one's begins as links to the same files; the manifest's rename makes it the index, with its
ledger, at once. A reader keeps the files that it has open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hzsearch import analysis
from hzsearch.analysis import WordsCut
from hzsearch.engines.manifest import (
    NAME,
    NONSENSE,
    check_rules,
    read_facts,
    remedy,
    words_cut,
    words_facts,
)
from hzsearch.engines.tantivy.files import Note
from hzsearch.errors import DamagedIndexError

ENGINE = "tantivy"

#: Raise when files of older versions can not be read any more.
FORMAT = 2

# Tantivy writes these anew in place, so they must not be links.
_CHANGED = (".json",)
_LOCKS = ".lock"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of the index; ``words`` are those added to jieba's that it was cut with.

    ``files`` has what was noted of each of Tantivy's (files.notes).
    """

    generation: int = 0
    analysis: Mapping[str, Any] = field(default_factory=analysis.fingerprint)
    words: WordsCut = field(default_factory=WordsCut)
    articles: int = 0
    files: Mapping[str, Note] = field(default_factory=dict)

    @property
    def ledger(self) -> str:
        """The name of the file that says what was indexed."""
        return f"ledger-{self.generation}.json"

    def data(self, folder: Path) -> Path:
        """Return where Tantivy's files of this state lie."""
        return folder / f"{ENGINE}-{self.generation}"


def read_manifest(folder: Path, name: str = NAME, *, any_rules: bool = False) -> Manifest:
    """Return the manifest in ``folder``, of that name; raises the index errors.

    With ``any_rules`` also of an index that was analysed by other rules.
    """
    facts = read_facts(folder, ENGINE, FORMAT, name=name)
    try:
        manifest = Manifest(
            int(facts["generation"]),
            dict(facts["analysis"]),
            words_cut(facts.get("words", {})),
            int(facts["articles"]),
            {str(name): (int(size), int(crc)) for name, (size, crc) in facts["files"].items()},
        )
    except NONSENSE as error:
        raise DamagedIndexError(remedy(folder, f"is damaged in {name}")) from error
    if not any_rules:
        check_rules(folder, manifest.analysis)
    return manifest


def manifest_facts(manifest: Manifest) -> dict[str, Any]:
    """Return the JSON form of ``manifest``."""
    return {
        "format": FORMAT,
        "engine": ENGINE,
        "analysis": dict(manifest.analysis),
        "generation": manifest.generation,
        "articles": manifest.articles,
        "words": words_facts(manifest.words),
        "files": dict(manifest.files),
    }


def link(old: Path, new: Path) -> None:
    """Make the folder ``new`` with the files of ``old``, without their bytes where that can be."""
    for path in old.iterdir():
        if path.suffix in _CHANGED:
            shutil.copyfile(path, new / path.name)
        elif path.suffix != _LOCKS:
            _link(path, new / path.name)


def sync(folder: Path) -> None:
    """Have what is in ``folder`` on the disk, for all who may read, before a manifest names it."""
    for path in folder.iterdir():
        # Tantivy makes some for the user alone; the lock is as all files of his are.
        shutil.copymode(folder.parent / "WRITELOCK", path)
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def _link(old: Path, new: Path) -> None:
    try:
        new.hardlink_to(old)
    except OSError:  # pragma: no cover  a file system without links
        shutil.copyfile(old, new)
