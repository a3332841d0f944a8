"""From the paths a user gives to the source files in them, each with its name.

A file's name within its archive is what its articles' ids begin with: the path
below the folder that was given, or the bare file name where a file was; a member of a
container has the container's name before its own. So the same archive gives the same
ids wherever it lies.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from hzsearch.archive.containers import is_container, is_hidden, walk
from hzsearch.archive.formats import SOUGHT, ending
from hzsearch.archive.names import escaped, file_name, is_plain
from hzsearch.errors import ArchiveError, UsageError

#: A whole issue as a PDF of scans has less; a file beyond it is something else.
MOST_BYTES = 512 * 1024 * 1024
#: What the name of the corrections beside a file ends in: 03.txt.fix beside 03.txt.
SIDECAR = ".fix"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of an archive: where it lies, below which folder, and its name there.

    ``member`` is its name within the container ``path``, empty for a file on disk.
    """

    path: Path
    root: Path
    name: str
    member: str = ""

    @property
    def is_container(self) -> bool:
        """Say whether it is a container, whose members are the source files."""
        return not self.member and is_container(self.path.name)

    @property
    def place(self) -> tuple[str, str]:
        """Return where it lies, to know it again: its path, and its name in a container."""
        return str(self.path), self.member

    @property
    def container(self) -> SourceFile:
        """Return the container that it is a member of."""
        return replace(self, name=self.name.removesuffix(f"/{self.member}"), member="")

    def read(self) -> bytes:
        """Return the bytes of the file; ArchiveError where it can not be read or is too large.

        For many members of one container :func:`open_source` reads it only once.
        """
        if self.member:
            for found in open_source(self.container, self.member.startswith):
                if found.source.member == self.member:
                    return found.read()
            raise ArchiveError(f"{self.path} has no member {self.member} any more.")
        try:
            size = self.path.stat().st_size
            if size > MOST_BYTES:
                raise ArchiveError(f"{self.path} has {size:,} bytes; the most is {MOST_BYTES:,}.")
            return self.path.read_bytes()
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def sidecar(self) -> bytes:
        """Return the corrections beside the file; nothing without any, or in a container."""
        beside = f"{self.path}{SIDECAR}"
        if self.member or not os.path.isfile(beside):  # Path.is_file raises on too long a name
            return b""
        try:
            return Path(beside).read_bytes()
        except OSError:
            return b""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, and how to read it, or the fault that it has.

    ``read`` returns its bytes and raises ArchiveError; for a member of a container it
    must be called before the next one is asked for.
    """

    source: SourceFile
    read: Callable[[], bytes]
    fault: str = ""


def digest(data: bytes) -> str:
    """Return what tells the content of a file from any other."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def find_sources(archives: Iterable[Path]) -> list[SourceFile]:
    """Return the source files of ``archives``, those in containers too, in the order of names.

    Raises UsageError as :func:`find_files` does, and ArchiveError where a container
    can not be read.
    """
    found = [opened for file in find_files(archives) for opened in open_source(file)]
    for fault in (opened.fault for opened in found if opened.fault):
        raise ArchiveError(fault)
    return sorted((opened.source for opened in found), key=lambda source: source.name)


def find_files(archives: Iterable[Path]) -> list[SourceFile]:
    """Return the files on disk of ``archives`` (files and folders), in the order of their names.

    Containers are among them, unopened. Raises UsageError where a path does not
    exist, or where two different files have the same name within their archives, since
    their ids would be the same.
    """
    found: dict[Path, SourceFile] = {}
    for archive in archives:
        for source in _sources(_page_of(archive)):
            found.setdefault(source.path, source)
    sources = sorted(_told_apart(found.values()), key=lambda source: source.name)
    _refuse_twins(sources)
    return sources


def _page_of(path: Path) -> Path:
    """Return the file that ``path`` corrects if it is a sidecar, else ``path``."""
    page = path.with_suffix("") if path.suffix == SIDECAR else path
    return page if page.is_file() else path


def open_source(
    source: SourceFile, wanted: Callable[[str], bool] | None = None
) -> Iterator[Opened]:
    """Yield ``source`` itself, or the members of the container that it is, in their order.

    What is wrong with a container comes as the fault of a file. ``wanted`` says
    which containers in it to open, by what their members' names begin with.
    """
    if not source.is_container:
        yield Opened(source, source.read)
        return
    try:
        with source.path.open("rb") as stream:
            size = source.path.stat().st_size
            for member in walk(stream, source.name, size, wanted):
                name = f"{source.name}/{member.name}"
                inner = replace(source, name=name, member=member.name)
                yield Opened(inner, member.read, member.fault)
    except (ArchiveError, OSError) as error:
        told = error if isinstance(error, ArchiveError) else _unreadable(source.path, error)
        yield Opened(source, source.read, str(told))


def is_there(path: str) -> bool:
    """Say whether there is a file at ``path``: what the system hides may be, and is not gone."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def _sources(archive: Path) -> Iterator[SourceFile]:
    root = Path(os.path.abspath(archive))
    if os.path.isdir(root):
        yield from (SourceFile(path, root, file_name(_below(path, root))) for path in _files(root))
    elif is_there(str(root)):
        yield SourceFile(root, root.parent, file_name(root.name))
    else:
        raise UsageError(f"There is no file or folder {archive}; check the path.")


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files with the endings of ``formats`` and ``containers``, at any depth.

    A file that is named on its own is read whatever it is called. A folder that can not be
    listed is yielded itself: to read it tells why. Links to folders are not followed.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        path = folder / entry.name
        if is_hidden(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        elif (ending(entry.name) in SOUGHT or is_container(entry.name)) and _is_file(entry):
            yield path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Say whether it is a file, or may be one: where a link leads can be hidden."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _below(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _told_apart(sources: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """Yield the sources; those of one archive that were made to be called the same, escaped."""
    sources = list(sources)
    often = Counter((source.name, source.root) for source in sources)
    for source in sources:
        path = _below(source.path, source.root)
        is_made = often[source.name, source.root] > 1 and not is_plain(path)
        yield replace(source, name=escaped(path)) if is_made else source


def _refuse_twins(sources: list[SourceFile]) -> None:
    for one, other in pairwise(sources):
        if one.name == other.name:
            raise UsageError(
                f"{one.path} and {other.path} are both called {one.name} within their archives; "
                f"give the folder above both instead."
            )


def _unreadable(path: Path, error: OSError) -> ArchiveError:
    return ArchiveError(f"{path} can not be read ({error.strerror}).")
