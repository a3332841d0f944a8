"""Sweeping away what commits and killed builds left in the folder of an index."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from hzsearch.engines.manifest import KEPT, NAME

# What the engines write beside the manifest, each swept away where another one took its place.
_OURS = (
    "MAIN_*.hzs",
    "_MAIN_*.toc*",
    "tantivy-[0-9]*",
    "ASIDE_*.part",
    "ledger-[0-9]*.json*",
    f"{NAME}.new",
    f"{KEPT}*",
)


def sweep(folder: Path, wanted: set[str], waiting: Waiting) -> None:
    """Delete what earlier commits and killed builds left behind.

    The names ``wanted`` stay, and what waits to be adopted.
    """
    # Looked for first: what a worker writes from now on is not among them.
    names = there(folder)
    for name in names - (wanted | waiting.names()):
        path = folder / name
        # Windows does not delete what a reader has open; the next commit will.
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def there(folder: Path) -> set[str]:
    """Return the names of the files in ``folder`` that an engine wrote beside the manifest."""
    return {path.name for pattern in _OURS for path in folder.glob(pattern)}


class Waiting:
    """Which files that workers wrote aside must not be swept: those that wait to be adopted.

    What is there when a writer opens was left by a killed build. What comes later waits until
    the writer has taken it; a commit in the midst of a build sweeps around it.
    """

    def __init__(self, folder: Path, pattern: str) -> None:
        """Look for files of ``pattern`` in ``folder``; nobody writes aside yet."""
        self._folder, self._pattern = folder, pattern
        self._taken = self._there()

    def take(self, name: str) -> None:
        """Note that the file ``name`` waits no more."""
        self._taken.add(name)

    def names(self) -> set[str]:
        """Return the names of the files that wait."""
        return self._there() - self._taken

    def _there(self) -> set[str]:
        return {path.name for path in self._folder.glob(self._pattern)}
