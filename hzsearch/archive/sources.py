"""From the paths a user gives to the source files in them, each with its name.

A file's name within its archive is what its articles' ids begin with: the path
below the folder that was given, or the bare file name where a file was. So the
same archive gives the same ids wherever it lies.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hzsearch.errors import UsageError

#: The endings of the files that a folder is searched for; a file that is named
#: on its own is read whatever it is called.
ENDINGS = frozenset({".txt", ".text"})
#: What the name of the corrections beside a file ends in: 03.txt.fix beside 03.txt.
SIDECAR = ".fix"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of an archive: where it lies, below which folder, and its name there."""

    path: Path
    root: Path
    name: str


def find_sources(archives: Iterable[Path]) -> list[SourceFile]:
    """Return the source files of ``archives`` (files and folders), in the order of their names.

    Raises UsageError where a path does not exist, or where two different files
    have the same name within their archives, since their ids would be the same.
    """
    found: dict[Path, SourceFile] = {}
    for archive in archives:
        for source in _sources(_page_of(archive)):
            found.setdefault(source.path, source)
    sources = sorted(found.values(), key=lambda source: source.name)
    _refuse_twins(sources)
    return sources


def _page_of(path: Path) -> Path:
    """Return the file that ``path`` corrects if it is a sidecar, else ``path``."""
    page = path.with_suffix("") if path.suffix == SIDECAR else path
    return page if page.is_file() else path


def _sources(archive: Path) -> Iterator[SourceFile]:
    root = Path(os.path.abspath(archive))
    if root.is_dir():
        yield from (SourceFile(path, root, _name(path, root)) for path in _files(root))
    elif root.exists():
        yield SourceFile(root, root.parent, _name(root, root.parent))
    else:
        raise UsageError(f"There is no file or folder {archive}; check the path.")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in ENDINGS and not hidden and path.is_file():
            yield path


def _name(path: Path, root: Path) -> str:
    # macOS hands out decomposed names; ids must not depend on that.
    name = unicodedata.normalize("NFC", path.relative_to(root).as_posix())
    return name.encode("utf-8", "replace").decode()


def _refuse_twins(sources: list[SourceFile]) -> None:
    for one, other in pairwise(sources):
        if one.name == other.name:
            raise UsageError(
                f"{one.path} and {other.path} are both called {one.name} within their archives; "
                f"give the folder above both instead."
            )
