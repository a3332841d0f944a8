"""A look at every file of an archive: what its content is now, and what is wrong with it.

In: files and containers, and the ledger. Out: a :class:`Survey`. Content is told by
fingerprints and not kept. A container whose own bytes are what they were is not opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hzsearch.archive import Opened, SourceFile, is_there, open_source
from hzsearch.building.ledger import FileRecord, Ledger, fingerprint
from hzsearch.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it is now: where it lies, the fingerprint of its content, its size in bytes."""

    source: SourceFile
    fingerprint: str
    size: int


@dataclass(slots=True)
class Survey:
    """What was seen, by name.

    ``problems`` are (name, reason); ``same`` the paths of containers that did not
    change, ``opened`` those that were read to their end without a problem, each with
    its fingerprint, ``broken`` those that were not.
    """

    files: dict[str, Seen] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    same: set[str] = field(default_factory=set)
    opened: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def is_gone(self, record: FileRecord) -> bool:
        """Say whether a file is gone; of a container that can not be read nothing is known."""
        if not is_there(record.path):
            return True
        opened = record.path not in self.same | self.broken
        return bool(record.member) and opened and record.name not in self.files


def survey(sources: Iterable[SourceFile], ledger: Ledger, facts: tuple[object, ...]) -> Survey:
    """Look at ``sources``; ``facts`` is what decides about articles beside a file's content."""
    return Surveyor(ledger, facts).run(sources)


class Surveyor:
    """Looks at one source after the other."""

    def __init__(self, ledger: Ledger, facts: tuple[object, ...], *, renamed: bool = False) -> None:
        """Take the ledger of the last build, and ``facts`` as :func:`survey` has them.

        With ``renamed`` a file has the name that it has below the archives as they are given now.
        """
        self._ledger, self._facts = ledger, facts
        self._known = {} if renamed else ledger.by_place()
        self._survey = Survey()

    def run(self, sources: Iterable[SourceFile]) -> Survey:
        """Look at ``sources`` and return what was seen."""
        for source in sources:
            if not source.is_container:
                self._look(Opened(source, source.read))
            elif not self._is_same(source):
                self._open(source)
        return self._survey

    def _is_same(self, source: SourceFile) -> bool:
        path = str(source.path)
        try:
            with source.path.open("rb") as stream:
                mark = fingerprint(stream, *self._facts)
        except OSError:
            return False  # opening it tells why
        if self._ledger.containers.get(path) == mark:
            self._survey.same.add(path)
            return True
        self._survey.opened[path] = mark
        return False

    def _open(self, source: SourceFile) -> None:
        good = [self._look(opened) for opened in open_source(source)]
        if not all(good):
            path = str(source.path)
            self._survey.broken.add(path)
            self._survey.opened.pop(path, None)

    def _look(self, opened: Opened) -> bool:
        """Note a file, and return whether there is no problem with it."""
        # A file that is indexed already keeps its name, also when the folder
        # that is given now is another one above or below it.
        source = _named(opened.source, self._known)
        try:
            if opened.fault:
                raise ArchiveError(opened.fault)
            data = opened.read()
            seen = Seen(source, fingerprint(data, *self._told(source)), len(data))
            self._check_twin(source)
        except ArchiveError as error:
            self._survey.problems.append((source.name, str(error)))
            return False
        self._survey.files[source.name] = seen
        return True

    def _told(self, source: SourceFile) -> tuple[object, ...]:
        """Return what decides about a file's articles beside its content."""
        corrections = source.sidecar()
        return (*self._facts, fingerprint(corrections)) if corrections else self._facts

    def _check_twin(self, source: SourceFile) -> None:
        twin = self._survey.files.get(source.name)
        if twin:
            raise ArchiveError(
                f"{source.path} holds {source.name} a second time; the first one is indexed."
                if twin.source.path == source.path
                else f"{source.path} and {twin.source.path} both hold {source.name}; "
                "only one of them is indexed: build with --rebuild, or rename the other."
            )


def _named(source: SourceFile, known: dict[tuple[str, str], FileRecord]) -> SourceFile:
    record = known.get(source.place)
    return replace(source, name=record.name) if record else source
