"""Zip files: members in any order, names in any encoding."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import IO

from hzsearch.archive.containers.limits import Budget, check_size
from hzsearch.archive.containers.member import Member
from hzsearch.archive.containers.names import decoded, member_name
from hzsearch.errors import ArchiveError

_UTF8, _ENCRYPTED = 0x800, 0x1
# APPNOTE.TXT 4.6.9: Info-ZIP's Unicode Path extra field.
_UNICODE_PATH = 0x7075


def members(stream: IO[bytes], budget: Budget) -> Iterator[Member]:
    """Yield the files of the zip file ``stream``; ArchiveError where it is damaged as a whole."""
    name = budget.name
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ArchiveError(f"{name} is damaged or no zip file ({error}); pack it anew.") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if infos and all(info.flag_bits & _ENCRYPTED for info in infos):
            raise ArchiveError(f"{name} is encrypted; unpack it with its password.")
        for info, raw in zip(infos, _names(infos), strict=True):
            budget.count()
            yield _member(archive, info, raw, budget)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, raw: str, budget: Budget) -> Member:
    try:
        name = member_name(raw, budget.name)
    except ArchiveError as error:
        return Member(raw, fault=str(error))
    full = f"{budget.name}/{name}"
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(name, fault=f"{full} is a link, which is not followed.")
    if info.flag_bits & _ENCRYPTED:
        return Member(name, fault=f"{full} is encrypted; unpack it with its password.")
    return Member(name, partial(_read, archive, info, full, budget))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, full: str, budget: Budget) -> bytes:
    """Return a member's bytes; zipfile never reads more of them than ``file_size`` says."""
    check_size(info.file_size, full)
    budget.weigh(info.file_size, info.compress_size, full)
    budget.spend(info.file_size)
    try:
        return archive.read(info)
    except NotImplementedError as error:
        raise ArchiveError(f"{full} is packed in an unusual way ({error}); unpack it.") from error
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        raise ArchiveError(f"{full} is damaged ({error}); pack it anew.") from error


def _names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names; zipfile takes those without the UTF-8 flag for code page 437."""
    stated = [_stated(info) for info in infos]
    bare = [
        i.orig_filename.encode("cp437")
        for i, name in zip(infos, stated, strict=True)
        if name is None
    ]
    texts = iter(decoded(bare))
    return [next(texts) if name is None else name for name in stated]


def _stated(info: zipfile.ZipInfo) -> str | None:
    """Return the name whose encoding is stated, None without one."""
    if info.flag_bits & _UTF8 or info.orig_filename.isascii():
        return info.orig_filename
    raw, extra = info.orig_filename.encode("cp437"), info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and size > 5:
            version, checksum = struct.unpack_from("<BI", extra, 4)
            if version == 1 and checksum == zlib.crc32(raw):
                return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None
