"""One file in a container."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hzsearch.errors import ArchiveError


def _nothing() -> bytes:
    raise ArchiveError("There is nothing to read.")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its name there, and how to read it, or the fault that it has.

    ``read`` returns its bytes, unpacked, and raises ArchiveError; it must be called
    before the next member is asked for. ``fault`` is a sentence, empty where all is well.
    """

    name: str
    read: Callable[[], bytes] = _nothing
    fault: str = ""
