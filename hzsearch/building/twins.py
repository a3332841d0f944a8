"""Articles of two files under one id: the one that was there first stays, the other is told.

Ids that we make up hold the name of their file and can not meet. Those that records
bring along can: a table saved twice, two tables that both count from 1. And they can move:
while a file is read anew others may claim what it had, until it claims that back itself.
What was imported keeps its ids: a build lets it be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from hzsearch.building.ledger import IMPORTED

#: Ids that a sentence names; a copy of a large file would have thousands.
_NAMED = 3

#: Files that are told of one by one.
_TOLD = 10

_Named = dict[str, list[str]]


@dataclass(slots=True)
class Claim:
    """What came of a claim: ids that others have, and those that others had, by their files.

    ``notes`` are (name, note): what is to be told of a file.
    """

    twins: _Named = field(default_factory=dict)
    moved: _Named = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def refused(self) -> set[str]:
        """Return the ids that the file does not get."""
        return {one for ids in self.twins.values() for one in ids}


class Owners:
    """Which file has which id."""

    def __init__(
        self,
        files: Iterable[tuple[str, Iterable[str]]] = (),
        anew: Collection[str] = (),
        imported: Iterable[str] = (),
    ) -> None:
        """Know the ids of ``files``, given as (name, ids); those in ``anew`` are read anew.

        ``imported`` are the ids of imported articles.
        """
        self._owner = {one: name for name, ids in files for one in ids}
        self._owner.update(dict.fromkeys(imported, IMPORTED))
        # Who had what before, among the files that are read anew: theirs again if they ask.
        self._first = {one: name for one, name in self._owner.items() if name in anew}

    def release(self, ids: Iterable[str]) -> None:
        """Forget ids whose file is read anew or gone."""
        for one in ids:
            self._owner.pop(one, None)

    def claim(self, name: str, ids: Iterable[str]) -> Claim:
        """Give the file ``name`` its ``ids``, but for those that others have."""
        claim, back = Claim(), _Named()
        for one in ids:
            owner, first = self._owner.setdefault(one, name), self._first.get(one)
            if first == name:
                # What is claimed by its first owner is settled.
                del self._first[one]
            if owner == name:
                continue
            if first not in (name, owner):
                claim.twins.setdefault(owner, []).append(one)
                continue
            self._owner[one] = name
            claim.moved.setdefault(owner, []).append(one)
            if first == name:
                back.setdefault(owner, []).append(one)
        claim.notes += [(name, note(name, owner, twins)) for owner, twins in claim.twins.items()]
        claim.notes += [(loser, note(loser, name, twins)) for loser, twins in back.items()]
        return claim


def gave_way(files: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the sentences that tell which files' articles gave way to imported ones."""
    for name, ids in islice(files.items(), _TOLD):
        yield (
            f"{name}: {len(ids):,} of its articles gave way to imported ones with the same ids "
            f"({_named(ids)})."
        )
    if len(files) > _TOLD:
        yield f"So did articles of {len(files) - _TOLD:,} more files."


def note(name: str, owner: str, twins: list[str]) -> str:
    """Return the sentence that tells of the ``twins`` of ``name``, which ``owner`` has."""
    named = _named(twins)
    if owner == IMPORTED:
        return (
            f"{name}: {len(twins):,} of its articles have ids that imported articles have "
            f"({named}); those stay, and these are not in the index."
        )
    return (
        f"{name}: {len(twins):,} of its articles have ids that articles of {owner} have "
        f"({named}); give each an id of its own."
    )


def _named(ids: list[str]) -> str:
    more = " …" if len(ids) > _NAMED else ""
    return ", ".join(one[:40] for one in ids[:_NAMED]) + more
