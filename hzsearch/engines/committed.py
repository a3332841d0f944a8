"""A state of an index in a folder, as it was when it was opened: its ledger, its size, its age."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from hzsearch.engines.manifest import folder_size, ledger_json, manifest_stamp, read_ledger


class _Manifest(Protocol):
    @property
    def ledger(self) -> str:
        """The name of the file that says what was indexed."""


M = TypeVar("M", bound=_Manifest)


class Committed(Generic[M]):
    """What a reader of any index in a folder tells of the state that it has open."""

    manifest: M

    def __init__(self, folder: Path) -> None:
        """Note which state is the newest; whoever opens one does it after that."""
        self._folder = folder
        self._stamp = manifest_stamp(folder)

    def is_current(self) -> bool:
        """Return whether no newer state was committed since this one was opened."""
        return manifest_stamp(self._folder) == self._stamp

    @property
    def stamp(self) -> str:
        """What no newer state of this index is called; at worst an older one was, by a race."""
        return "-".join(map(str, self._stamp or ()))

    def ledger(self) -> dict[str, Any]:
        """Return what was built from which files (hzsearch.building.ledger)."""
        return read_ledger(self._folder, self.manifest.ledger)

    def ledger_json(self) -> bytes:
        """Return the same as JSON."""
        return ledger_json(self._folder, self.manifest.ledger)

    def size(self) -> int:
        """Return how many bytes the index takes up, what older states left included."""
        return folder_size(self._folder)
