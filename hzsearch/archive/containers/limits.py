"""What a container may hold: bounds that a newspaper archive never meets and a bomb always does.

A bomb is a small file that unpacks into more than a machine holds. Text packs about
10 to 1 and never 250 to 1; deflate can do 1,032 to 1, the other methods more.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO

from hzsearch.errors import ArchiveError

#: Bytes of one member, unpacked; it is read in memory. Containers in containers too.
MOST_BYTES = 256 * 1024 * 1024
#: Bytes of all members of a container, unpacked.
MOST_TOTAL = 64 * 1024**3
#: Members of a container: a paper of 40 pages a day for 60 years.
MOST_MEMBERS = 1_000_000
#: Bytes unpacked for one packed, and from how many bytes on that is asked: a page of
#: blanks packs well and harms nobody.
MOST_RATIO, RATIO_FROM = 250, 4 * 1024 * 1024
#: Characters of a member's name.
LONGEST_NAME = 1_000


@dataclass(slots=True)
class Budget:
    """What a container may still give: ``name`` as it is called, ``packed`` its own bytes."""

    name: str
    packed: int
    members: int = 0
    total: int = 0

    def count(self) -> None:
        """Count a member; ArchiveError where there are too many."""
        self.members += 1
        if self.members > MOST_MEMBERS:
            raise ArchiveError(
                f"{self.name} has more than {MOST_MEMBERS:,} members; unpack it in parts."
            )

    def spend(self, size: int) -> None:
        """Count ``size`` unpacked bytes; ArchiveError where there are too many."""
        self.total += size
        if self.total > MOST_TOTAL:
            raise ArchiveError(
                f"{self.name} unpacks into more than {MOST_TOTAL:,} bytes; unpack it in parts."
            )

    def weigh(self, size: int, packed: int, what: str) -> None:
        """Raise ArchiveError where ``packed`` bytes of ``what`` become far too many, ``size``."""
        if size > RATIO_FROM and size > MOST_RATIO * max(packed, 1):
            raise ArchiveError(
                f"{what} unpacks into more than {MOST_RATIO} times its size; "
                f"look into it before you unpack it."
            )


def check_size(size: int, what: str) -> None:
    """Raise ArchiveError where the member ``what`` has more bytes than are read in memory."""
    if size > MOST_BYTES:
        raise ArchiveError(f"{what} has {size:,} bytes; the most is {MOST_BYTES:,}.")


class Metered(io.RawIOBase):
    """An unpacking stream that counts what comes out of it, and stops a bomb."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        """``stream`` gives unpacked bytes."""
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes; ArchiveError where they are too many."""
        data = self._stream.read(size)
        self._budget.spend(len(data))
        self._budget.weigh(self._budget.total, self._budget.packed, self._budget.name)
        return data
