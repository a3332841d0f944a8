"""One file of named arrays: what a segment is kept in.

Layout, all numbers little-endian: the magic, the header's length and CRC-32, a
JSON header that tells each section's type, place and CRC-32, then the sections,
each at a multiple of 8 bytes. Reading maps the file and copies nothing. There
is no pickle in it, so a file from a stranger can be wrong but can not run.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
import zlib
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from hzsearch.engines.manifest import refused
from hzsearch.errors import DamagedIndexError

MAGIC = b"HZSEG1\r\n"
_FIXED = struct.Struct("<8sII")

# What reading a header from a stranger may raise, deep nesting and huge numbers too.
_NONSENSE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

_CODES: dict[str, Literal["B", "H", "I", "Q", "d", "i"]] = {
    "B": "B",
    "H": "H",
    "I": "I",
    "Q": "Q",
    "d": "d",
    "i": "i",
}

Data: TypeAlias = "bytes | bytearray | array[int] | array[float]"


def write_container(path: Path, sections: Mapping[str, Data], meta: Mapping[str, Any]) -> int:
    """Write ``sections`` and ``meta`` to ``path``, flushed to the disk; return the file's size."""
    table, place = {}, 0
    blobs = {name: _bytes(data) for name, data in sections.items()}
    for name, blob in blobs.items():
        table[name] = [_typecode(sections[name]), place, len(blob), zlib.crc32(blob)]
        place += _aligned(len(blob))
    header = json.dumps({"sections": table, "meta": meta, "length": place}).encode()
    header += b" " * (_aligned(_FIXED.size + len(header)) - _FIXED.size - len(header))
    with path.open("wb") as file:
        file.write(_FIXED.pack(MAGIC, len(header), zlib.crc32(header)) + header)
        for blob in blobs.values():
            file.write(blob)
            file.write(bytes(_aligned(len(blob)) - len(blob)))
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


class _Section(NamedTuple):
    code: str
    place: int
    length: int
    crc: int


class Container:
    """A container file, mapped into memory; sections are views, not copies."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; DamagedIndexError names it when it is not whole."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise refused(path.parent, error) or self.damaged("is missing or empty") from error
        self._read_header()

    def _read_header(self) -> None:
        if len(self._map) < _FIXED.size:
            raise self.damaged("is cut short")
        magic, length, crc = _FIXED.unpack_from(self._map)
        header = self._map[_FIXED.size : _FIXED.size + length]
        if magic != MAGIC or zlib.crc32(header) != crc:
            raise self.damaged("does not begin as a segment does")
        self._start = _FIXED.size + length
        try:
            facts = json.loads(header)
            self.meta: dict[str, Any] = dict(facts["meta"])
            # Each is looked at when it is needed: there are dozens, in every segment.
            self._sections: dict[str, Any] = dict(facts["sections"])
            whole = len(self._map) == self._start + int(facts["length"])
        except _NONSENSE as error:
            raise self.damaged("has a header that makes no sense") from error
        if not whole:
            raise self.damaged("is cut short")

    def view(self, name: str) -> memoryview[Any]:
        """Return section ``name`` as a typed view; DamagedIndexError where there is none."""
        try:
            section = _Section(*self._sections[name])
            start = self._start + section.place
            data = memoryview(self._map)[start : start + section.length]
            return data.cast(_CODES[section.code])
        except _NONSENSE as error:
            raise self.damaged(f"has no sound section {name!r}") from error

    def check(self) -> None:
        """Read everything and raise DamagedIndexError if a section is not as it was written."""
        for name, row in self._sections.items():
            if zlib.crc32(self.view(name).cast("B")) != _Section(*row).crc:
                raise self.damaged(f"has a damaged section {name!r}")

    def damaged(self, what: str) -> DamagedIndexError:
        """Return the error that says ``what`` is wrong with this file, and the way out."""
        return DamagedIndexError(
            f"The index file {self.path} {what}; build the index again with "
            f"'hzsearch build ARCHIVE --rebuild --index {self.path.parent}'."
        )


def _bytes(data: Data) -> memoryview | bytes:
    if not data:
        return b""  # of nothing there is no view
    if isinstance(data, array) and sys.byteorder == "big":
        data = data[:]
        data.byteswap()
    # No copy: a large segment's sections are half of what writing it takes.
    return memoryview(data).cast("B")


def _typecode(data: Data) -> str:
    return data.typecode if isinstance(data, array) else "B"


def _aligned(size: int) -> int:
    return (size + 7) & ~7
