"""Containers made for tests: zip and tar files with what members they are told to have."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Mapping

import pytest


def zipped(members: Mapping[str, bytes], raw_names: str = "") -> bytes:
    """Return a zip file; with ``raw_names`` the names are in that encoding and do not say so."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(_info(name, raw_names), data)
    return stream.getvalue()


def _info(name: str, encoding: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (2024, 4, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    if encoding:
        info = _Raw(name.encode(encoding))
    return info


class _Raw(zipfile.ZipInfo):
    """A member whose name is written as the bytes it is."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw.decode("cp437"), (2024, 4, 1, 0, 0, 0))
        self.compress_type = zipfile.ZIP_DEFLATED
        self._raw = raw

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  zipfile calls it so
        return self._raw, self.flag_bits


def tarred(members: Mapping[str, bytes], encoding: str = "utf-8") -> bytes:
    """Return a plain tar file."""
    stream = io.BytesIO()
    with tarfile.open(
        fileobj=stream, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding
    ) as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def packed(plain: bytes, ending: str) -> bytes:
    """Return a tar file packed as its ending says; skips the test where that takes a package."""
    if ending in (".tar.gz", ".tgz"):
        return gzip.compress(plain, mtime=0)
    if ending == ".tar.bz2":
        import bz2

        return bz2.compress(plain)
    if ending == ".tar.xz":
        return lzma.compress(plain)
    if ending == ".tar.zst":
        zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
        data: bytes = zstandard.ZstdCompressor().compress(plain)
        return data
    return plain
