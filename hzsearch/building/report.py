"""What a build did, and what was wrong with the files that it read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hzsearch.building.ledger import FileRecord
from hzsearch.engines.stopped import Stopped


@dataclass(frozen=True, slots=True)
class Problem:
    """A source file that is not in the index as it lies now, and why.

    Or a correction beside it that could not be applied; then the file is in the index.
    """

    path: str
    reason: str


@dataclass(slots=True)
class Report:
    """What a build did. ``pages`` to ``doubts`` count what it read now.

    ``notes`` says what of a file that is in the index could not be read. ``outgrown`` says
    that an index of the default engine has passed 50,000 articles by it. ``stopped`` tells of
    a rebuild that was stopped before this build, and what became of it. ``carried`` counts the
    imported articles that a rebuild took along from the old index; ``lost`` is the sentence on
    those that it could not, ``known_lost`` how many of these there surely were.
    """

    files: int = 0
    unchanged: int = 0
    pages: int = 0
    articles: int = 0
    lines: int = 0
    furniture: int = 0
    doubts: int = 0
    vanished: tuple[str, ...] = ()
    pruned: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    outgrown: bool = False
    stopped: Stopped | None = None
    carried: int = 0
    lost: str = ""
    known_lost: int = 0
    seconds: float = 0.0

    def tell(self, problems: Iterable[tuple[str, str]]) -> None:
        """Add problems, given as (name, reason)."""
        self.problems += [Problem(name, reason) for name, reason in problems]

    def note(self, notes: Iterable[tuple[str, str]]) -> None:
        """Add notes, given as (name, note)."""
        self.notes += [Problem(name, note) for name, note in notes]

    def count(self, record: FileRecord) -> None:
        """Count a file that was read."""
        self.files += 1
        self.pages += record.pages
        self.articles += len(record.articles)
        self.lines += record.lines
        self.furniture += record.furniture
        self.doubts += record.doubts
        self.tell_of(record)

    def keep(self, records: Iterable[FileRecord]) -> None:
        """Count files that stay as they are indexed, and tell what is wrong with them still."""
        for record in records:
            self.unchanged += 1
            self.tell_of(record)

    def tell_of(self, record: FileRecord) -> None:
        """Tell which corrections of a file could not be applied."""
        self.tell((record.name, reason) for reason in record.problems)
