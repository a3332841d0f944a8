"""What tar files are packed with: a stream of packed bytes into one of unpacked bytes."""

from __future__ import annotations

import bz2
import gzip
import importlib
import io
import lzma
from typing import IO, Any, cast

from hzsearch.errors import ArchiveError

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
_XZ, _ZSTD = b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"


def unpacked(stream: IO[bytes], name: str) -> IO[bytes]:
    """Return a stream of the unpacked bytes of ``stream``; itself where it is not packed.

    The first bytes say how it is packed, whatever ``name`` ends in. Raises
    ArchiveError where that takes a package that is not there.
    """
    start = stream.read(6)
    stream.seek(0)
    if start.startswith(_GZIP):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if start.startswith(_BZIP2):
        return bz2.BZ2File(stream)
    if start.startswith(_XZ):
        return lzma.LZMAFile(stream)
    return _zstd(stream, name) if start.startswith(_ZSTD) else stream


class _Zstd(io.RawIOBase):
    """Unpacked bytes; what is wrong with the packed ones is an OSError, as with the others."""

    def __init__(self, reader: Any, error: type[Exception]) -> None:
        self._reader, self._error = reader, error

    def read(self, size: int = -1) -> bytes:
        try:
            return bytes(self._reader.read(size))
        except self._error as error:
            raise OSError(str(error)) from error


def _zstd(stream: IO[bytes], name: str) -> IO[bytes]:
    for module in ("compression.zstd", "zstandard"):
        try:
            zstd: Any = importlib.import_module(module)
        except ImportError:
            continue
        if module == "zstandard":
            reader = zstd.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
        else:
            reader = zstd.ZstdFile(stream)
        return cast("IO[bytes]", _Zstd(reader, zstd.ZstdError))
    raise ArchiveError(f"{name} is packed with zstd; pip install 'hzsearch[zst]' to read it.")
