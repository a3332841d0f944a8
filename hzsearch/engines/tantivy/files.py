"""Tantivy's files, compared with the checksums that they end with.

Each ends with a JSON footer that has the CRC-32 of what is before it, the footer's length and
the number 1337, both of four bytes (tantivy's ``directory/footer.rs``).
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

from hzsearch.engines.manifest import remedy
from hzsearch.errors import DamagedIndexError

_END = struct.Struct("<II")
_MAGIC = 1337
_UNMARKED = (".json", ".lock")


def check(folder: Path, data: Path) -> None:
    """Read all files in ``data``; DamagedIndexError for the index in ``folder`` if one is wrong."""
    for path in sorted(data.iterdir()) if data.is_dir() else ():
        if path.suffix not in _UNMARKED and not _is_whole(path.read_bytes()):
            raise DamagedIndexError(remedy(folder, f"is damaged in {data.name}/{path.name}"))


def _is_whole(content: bytes) -> bool:
    try:
        length, magic = _END.unpack(content[-_END.size :])
        end = len(content) - _END.size - length
        told = json.loads(content[end : end + length])
        return magic == _MAGIC and int(told["crc"]) == zlib.crc32(memoryview(content)[:end])
    except (LookupError, TypeError, ValueError, struct.error):
        return False
