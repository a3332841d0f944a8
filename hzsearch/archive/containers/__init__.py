"""Containers: zip and tar files, whose members are read in memory and never written to disk.

Each kind is a module with ``members(stream, budget) -> Iterator[Member]``: the files in
it in their order. Folders, hidden files and what macOS adds are no one's pages.
A container may lie in a container (a year of daily zips), but not deeper.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO

from hzsearch.archive.containers import tarred, zipped
from hzsearch.archive.containers.limits import Budget
from hzsearch.archive.containers.member import Member
from hzsearch.archive.containers.names import is_hidden
from hzsearch.archive.formats import SOUGHT, ending
from hzsearch.errors import ArchiveError

__all__ = ["ENDINGS", "Member", "is_container", "is_hidden", "walk"]

ENDINGS = (
    *(".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst"),
    *(".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz"),
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

Wanted = Callable[[str], bool]


def is_container(name: str) -> bool:
    """Say whether a file of this name is a container."""
    return name.lower().endswith(ENDINGS)


def walk(stream: IO[bytes], name: str, size: int, wanted: Wanted | None = None) -> Iterator[Member]:
    """Yield the members of the container ``stream``, called ``name`` and ``size`` bytes large.

    Those of a container in it come as ``inner.zip/03.txt``. Files with none of the
    endings of ``formats`` are left out; so is a container in which ``wanted`` is false for
    the beginning of its members' names. Raises ArchiveError where the container is
    damaged; the members before that are good.
    """
    for member in _members(stream, Budget(name, size)):
        if is_container(member.name) and not member.fault:
            if not wanted or wanted(f"{member.name}/"):
                yield from _nested(member, name)
        else:
            yield member


def _nested(outer: Member, container: str) -> Iterator[Member]:
    """Yield the members of a container in a container; what is wrong with it is its fault."""
    name = f"{container}/{outer.name}"
    try:
        data = outer.read()
        for member in _members(io.BytesIO(data), Budget(name, len(data))):
            inner = f"{outer.name}/{member.name}"
            if is_container(member.name):
                fault = f"{container}/{inner} lies too deep, in two other containers; unpack it."
                yield Member(inner, fault=fault)
            else:
                yield replace(member, name=inner)
    except ArchiveError as error:
        yield Member(outer.name, fault=str(error))


def _members(stream: IO[bytes], budget: Budget) -> Iterator[Member]:
    start = stream.read(4)
    stream.seek(0)
    kind = zipped if start in _ZIP else tarred
    return (member for member in kind.members(stream, budget) if _is_sought(member.name))


def _is_sought(name: str) -> bool:
    # A name that is refused, for what is in it, still has its ending.
    name = "".join(char for char in name if char.isprintable()).replace("\\", "/")
    return (ending(name) in SOUGHT or is_container(name)) and not is_hidden(name)
