"""Files of articles that workers write aside for the one writer: a record of bytes for each.

So workers do what takes time, and the writer only hands on what they made. What stands in
a record is the engine's; before each stands how long it is.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hzsearch.analysis import Document

_LENGTH = struct.Struct("<I")


def write_records(
    folder: Path, documents: Iterable[Document], record: Callable[[Document], bytes]
) -> list[str]:
    """Write the ``record`` of each of ``documents`` into a file in ``folder``; none for none.

    Returns the file's id.
    """
    waiting = iter(documents)
    first = next(waiting, None)
    if first is None:
        return []
    name = secrets.token_hex(8)
    with aside_path(folder, name).open("wb") as file:
        file.write(_framed(record(first)))
        file.writelines(_framed(record(one)) for one in waiting)
    return [name]


def read_records(folder: Path, name: str) -> Iterator[bytes]:
    """Yield the records of a file."""
    with aside_path(folder, name).open("rb") as file:
        while length := file.read(_LENGTH.size):
            yield file.read(*_LENGTH.unpack(length))


def aside_path(folder: Path, name: str) -> Path:
    """Return where a file of articles lies."""
    return folder / f"ASIDE_{name}.part"


def _framed(record: bytes) -> bytes:
    return _LENGTH.pack(len(record)) + record
