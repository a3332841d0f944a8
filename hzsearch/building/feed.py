"""Units into batches for the workers, members of containers with their bytes.

A container can often be read only from its beginning to its end, so that is done once
for a window of units; what is held in memory at a time is bounded by its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hzsearch.archive import SourceFile, open_source
from hzsearch.building.plan import Job, Unit
from hzsearch.errors import ArchiveError

#: Bytes of members that are held in memory at a time; a container is read once for as many.
WINDOW_BYTES = 64 * 1024 * 1024

Batch = tuple[Unit, ...]
Contents = dict[tuple[str, str], "bytes | ArchiveError"]


def batches(units: Sequence[Unit], size: int, window_bytes: int = WINDOW_BYTES) -> Iterator[Batch]:
    """Yield the units in their order, as many together as have ``size`` bytes.

    Of members at most ``window_bytes`` are held, and never more than ``WINDOW_BYTES``.
    """
    for window in _cut(units, min(window_bytes, WINDOW_BYTES)):
        contents = _contents(job.source for unit in window for job in unit)
        filled = [tuple(_filled(job, contents) for job in unit) for unit in window]
        contents.clear()
        yield from _cut(filled, size)


def _cut(units: Sequence[Unit], size: int) -> Iterator[Batch]:
    batch: list[Unit] = []
    held = 0
    for unit in units:
        batch.append(unit)
        held += sum(job.size for job in unit)
        if held >= size:
            yield tuple(batch)
            batch, held = [], 0
    if batch:
        yield tuple(batch)


def _contents(sources: Iterable[SourceFile]) -> Contents:
    """Return the bytes of the members among ``sources``, by where they lie."""
    wanted: dict[SourceFile, set[str]] = {}
    for source in sources:
        if source.member:
            wanted.setdefault(source.container, set()).add(source.member)
    contents: Contents = {}
    for container, members in wanted.items():
        for place, data in _members(container, members):
            contents.setdefault(place, data)
    return contents


def _members(
    container: SourceFile, members: set[str]
) -> Iterator[tuple[tuple[str, str], bytes | ArchiveError]]:
    left = set(members)
    begins = tuple(members)
    for opened in open_source(container, lambda name: any(m.startswith(name) for m in begins)):
        if opened.source.member in left and not opened.fault:
            left.remove(opened.source.member)
            try:
                yield opened.source.place, opened.read()
            except ArchiveError as error:
                yield opened.source.place, error
        if not left:
            return


def _filled(job: Job, contents: Contents) -> Job:
    if not job.source.member:
        return job
    gone = ArchiveError(f"{job.source.name} has left its container while that was read.")
    data = contents.get(job.source.place, gone)
    return (
        replace(job, fault=str(data)) if isinstance(data, ArchiveError) else replace(job, data=data)
    )
