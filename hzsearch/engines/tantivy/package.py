"""The package tantivy, or one sentence on how to get it; and how it says that a file is wrong."""

from __future__ import annotations

import errno
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from hzsearch.errors import UsageError

try:
    import tantivy
except ImportError as error:
    raise UsageError(
        "The engine tantivy needs the extra “fast”: pip install 'hzsearch[fast]'."
    ) from error

__all__ = ["is_damage", "tantivy", "telling"]

# Raised by Tantivy itself, or by what reads the packs (packing.py).
_DAMAGE = (OSError, ValueError, zlib.error, struct.error)


def is_damage(error: BaseException) -> bool:
    """Say whether ``error`` is what a file leads to that is not as it was written.

    Where Tantivy did not expect it, Rust panics, which is no ``Exception`` in Python.
    """
    return (isinstance(error, _DAMAGE) and not isinstance(error, UnicodeError)) or _is_panic(error)


@contextmanager
def telling() -> Iterator[None]:
    """Raise what keeps Tantivy from writing as an OSError, whose ``strerror`` tells it."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, ValueError) and not _is_panic(error):
            raise
        told = str(error).partition("\n")[0].rstrip(". ")
        raise OSError(errno.EIO, told) from error


def _is_panic(error: BaseException) -> bool:
    # The class can not be imported; each extension module in Rust has its own.
    return type(error).__name__ == "PanicException"
