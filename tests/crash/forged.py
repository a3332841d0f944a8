"""Forged files: pickles that run code when they are read, containers and manifests that lie."""

from __future__ import annotations

import json
import pickle
import struct
import zlib
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

from hzsearch.engines.whoosh.container import MAGIC


class Bomb:
    """Makes the file ``marker`` when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = str(marker)

    def __reduce__(self) -> tuple[Any, ...]:
        return open, (self._marker, "w")


def pickle_bomb(marker: Path) -> bytes:
    """Return a pickle that makes ``marker``."""
    return pickle.dumps(Bomb(marker), 2)


def write_toc(path: Path, marker: Path) -> None:
    """Write a table of contents as Whoosh does, with a bomb where its schema stands."""
    stream = FileStorage(str(path.parent)).create_file(path.name)
    for size in (4, 8, 4):
        stream.write_varint(size)
    stream.write_int(-12345)
    stream.write_int(-111)
    for part in (3, 54, 0):
        stream.write_varint(part)
    stream.write_string(pickle_bomb(marker))
    stream.write_int(1)
    stream.write_int(0)
    stream.write_pickle(Bomb(marker))
    stream.close()


def container(header: bytes, body: bytes = b"") -> bytes:
    """Return a container file whose header is ``header``, with the right checksum."""
    return struct.pack("<8sII", MAGIC, len(header), zlib.crc32(header)) + header + body


def with_header(data: bytes, **changes: Any) -> bytes:
    """Return the container ``data`` with parts of its header changed, and the checksum right."""
    length = struct.unpack_from("<8sII", data)[1]
    facts = json.loads(data[16 : 16 + length])
    header = json.dumps({**facts, **changes}).encode()
    return container(header + b" " * (-len(header) % 8), data[16 + length :])
