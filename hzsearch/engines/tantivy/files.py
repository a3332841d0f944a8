"""Tantivy's files, compared with what was noted of them when they were written.

The manifest has the size of each and a CRC-32 of its beginning and its end, which every reader
looks at: a file that was cut short would end the process, not raise an error. Each also ends
with a JSON footer that has the CRC-32 of what is before it, the footer's length and the number
1337, both of four bytes (tantivy's ``directory/footer.rs``); to compare it takes all of a file.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from hzsearch.engines.manifest import refused, remedy
from hzsearch.errors import DamagedIndexError

#: The size of a file and the CRC-32 of both its ends.
Note = tuple[int, int]

# So many bytes at each end are looked at; a small file is so wholly.
_LOOKED_AT = 1 << 15
_END = struct.Struct("<II")
_MAGIC = 1337
_UNMARKED = ".json"
_LOCKS = ".lock"


def notes(data: Path, known: Mapping[str, Note]) -> dict[str, Note]:
    """Return what to note of the files in ``data``; what is ``known`` of one stays.

    For a file once written never changes, and what became of it must not be noted as right.
    """
    paths = (path for path in data.iterdir() if path.suffix != _LOCKS)
    return {
        path.name: _note(path)
        if path.suffix == _UNMARKED or path.name not in known
        else known[path.name]
        for path in paths
    }


def wrong(data: Path, known: Mapping[str, Note]) -> str | None:
    """Return the name of a file in ``data`` that is not as it was noted, None where all are."""
    for name, told in known.items():
        try:
            if _note(data / name) != told:
                return name
        except OSError as error:
            if unreadable := refused(data.parent, error):
                raise unreadable from error
            return name
    return None


def check(folder: Path, data: Path) -> None:
    """Read all files in ``data``; DamagedIndexError for the index in ``folder`` if one is wrong."""
    for path in sorted(data.iterdir()) if data.is_dir() else ():
        if path.suffix not in (_UNMARKED, _LOCKS) and not _is_whole(path.read_bytes()):
            raise DamagedIndexError(remedy(folder, f"is damaged in {data.name}/{path.name}"))


def _note(path: Path) -> Note:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        crc = zlib.crc32(file.read(_LOOKED_AT))
        file.seek(max(_LOOKED_AT, size - _LOOKED_AT))
        return size, zlib.crc32(file.read(_LOOKED_AT), crc)


def _is_whole(content: bytes) -> bool:
    try:
        length, magic = _END.unpack(content[-_END.size :])
        end = len(content) - _END.size - length
        told = json.loads(content[end : end + length])
        return magic == _MAGIC and int(told["crc"]) == zlib.crc32(memoryview(content)[:end])
    except (LookupError, TypeError, ValueError, struct.error):
        return False
