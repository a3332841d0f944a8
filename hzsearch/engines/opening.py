"""Opening the newest state of an index in a folder while commits go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hzsearch.engines.manifest import Numbered
from hzsearch.errors import DamagedIndexError

S = TypeVar("S", bound=Numbered)
T = TypeVar("T")

_ATTEMPTS = 5


def open_newest(folder: Path, read: Callable[[Path], S], opened: Callable[[S], T]) -> tuple[S, T]:
    """Return the newest state, which ``read`` tells, and what ``opened`` makes of it.

    Raises DamagedIndexError, as they do, where that is no matter of a commit meanwhile.
    """
    for attempt in range(_ATTEMPTS):
        state = read(folder)
        try:
            return state, opened(state)
        except DamagedIndexError:
            # A commit may have swept the files between our two looks; then there
            # is a newer manifest by now. The same one again means real damage.
            if attempt and read(folder).generation == state.generation:
                raise
    raise DamagedIndexError(f"The index in {folder} changes too fast to be read; try again.")
