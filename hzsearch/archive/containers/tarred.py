"""Tar files, plain or packed as a whole: one member after the other, nothing kept."""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, cast

from hzsearch.archive.containers.limits import Budget, Metered, check_size
from hzsearch.archive.containers.member import Member
from hzsearch.archive.containers.names import decoded, member_name
from hzsearch.archive.containers.streams import unpacked
from hzsearch.errors import ArchiveError

_BLOCK, _REST = 512, 1024 * 1024
# What tarfile reads into memory whatever its size: names and attributes of the next member.
_ATTRIBUTES = frozenset(
    (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE)
)
_MOST_ATTRIBUTES = 1024 * 1024
# What tarfile and the unpacking streams raise at broken bytes.
_DAMAGE = (tarfile.TarError, OSError, EOFError, ValueError, zlib.error, lzma.LZMAError)


class _Header(tarfile.TarInfo):
    """A header; tarfile takes a broken one behind the first member for the end of the file."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        if len(buf) < _BLOCK:
            raise tarfile.ReadError("it breaks off")
        if not any(buf):
            return super().frombuf(buf, encoding, errors)  # raises: the end
        try:
            found = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error
        if found.type in _ATTRIBUTES and found.size > _MOST_ATTRIBUTES:
            raise tarfile.ReadError("a name in it is too long")
        return found


def members(stream: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the files of the tar file ``stream`` in their order.

    Raises ArchiveError where it is damaged; the members before that are good.
    """
    plain = unpacked(stream, budget.name)
    source = stream if plain is stream else cast("IO[bytes]", Metered(plain, budget))
    try:
        # A plain file is sought in, a packed one is read through.
        mode = "r:" if plain is stream else "r|"
        with tarfile.open(fileobj=source, mode=mode, tarinfo=_Header, encoding="utf-8") as tar:  # type: ignore[call-overload]
            while (info := tar.next()) is not None:
                # Or it keeps the headers of all.
                tar.members = []
                budget.count()
                if not info.isdir():
                    yield _member(tar, info, budget)
            # The checksum of a packed file stands at its end.
            while plain is not stream and source.read(_REST):
                pass
    except _DAMAGE as error:
        raise _damaged(budget.name, error) from error


def _member(tar: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> Member:
    (raw,) = decoded([info.name.encode("utf-8", "surrogateescape")])
    try:
        name = member_name(raw, budget.name)
    except ArchiveError as error:
        return Member(raw, fault=str(error))
    full = f"{budget.name}/{name}"
    if info.issym() or info.islnk():
        return Member(name, fault=f"{full} is a link, which is not followed.")
    if not info.isreg() or info.issparse():
        return Member(name, fault=f"{full} is no plain file; left out.")
    return Member(name, partial(_read, tar, info, full))


def _read(tar: tarfile.TarFile, info: tarfile.TarInfo, full: str) -> bytes:
    check_size(info.size, full)
    try:
        content = tar.extractfile(info)
        return content.read() if content else b""
    except _DAMAGE as error:
        raise _damaged(full, error) from error


def _damaged(name: str, error: Exception) -> ArchiveError:
    return ArchiveError(f"{name} is damaged or no tar file ({error}); pack it anew.")
