"""Articles of two files under one id: the one that was there first stays, the other is told.

Ids that we make up hold the name of their file and can not meet. Those that records
bring along can: a table saved twice, two tables that both count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable

#: Ids that a sentence names; a copy of a large file would have thousands.
_NAMED = 3


class Owners:
    """Which file has which id."""

    def __init__(self, files: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        """Know the ids of ``files``, given as (name, ids)."""
        self._owner = {one: name for name, ids in files for one in ids}

    def release(self, ids: Iterable[str]) -> None:
        """Forget ids whose file is read anew or gone."""
        for one in ids:
            self._owner.pop(one, None)

    def claim(self, name: str, ids: Iterable[str]) -> tuple[set[str], list[str]]:
        """Give the file ``name`` its ``ids``; return those that others have, and notes on them."""
        taken: dict[str, list[str]] = {}
        for one in ids:
            owner = self._owner.setdefault(one, name)
            if owner != name:
                taken.setdefault(owner, []).append(one)
        notes = [_note(name, owner, twins) for owner, twins in taken.items()]
        return {one for twins in taken.values() for one in twins}, notes


def _note(name: str, owner: str, twins: list[str]) -> str:
    more = " …" if len(twins) > _NAMED else ""
    named = ", ".join(one[:40] for one in twins[:_NAMED])
    return (
        f"{name}: {len(twins):,} of its articles have ids that articles of {owner} have "
        f"({named}{more}); give each an id of its own."
    )
