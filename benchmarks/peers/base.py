"""What every peer is and does, whatever it is made of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

#: An article as ``benchmarks.articles.read`` yields it: id, title, body, date, zones. The first
#: zone is the one that matches are counted by.
Facts = Mapping[str, Any]

#: What is asked, from the easiest; "literal" is a string cut out anywhere.
KINDS = (
    "rare word",
    "common word",
    "two words",
    "one of two",
    "literal",
    "zone and dates",
    "newest first",
    "by zone",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: strings that must all (or, with ``either``, may) stand in an article.

    ``since`` and ``until`` are days, both included. ``newest``: the newest ten, not the best.
    ``counted``: matches by zone are wanted too.
    """

    kind: str
    words: tuple[str, ...]
    either: bool = False
    zone: str = ""
    since: str = ""
    until: str = ""
    newest: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the first matches, how many match in all (None: not told), matches by zone."""

    ids: list[str]
    total: int | None
    counts: dict[str, int] = field(default_factory=dict)


class Searcher(ABC):
    """An open index."""

    @abstractmethod
    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        """Return the first ``limit`` matches with their text read, or the ids of all (None)."""

    def close(self) -> None:
        """End what was started for it."""
        return


class Peer(ABC):
    """A search library, or one way to use it."""

    #: Names files and rows of figures: lower case, no spaces.
    key: str
    #: What the tables call it.
    name: str
    #: What pip installs and what is imported, where it is a package.
    package = ""
    module = ""
    #: The kinds of questions that it has an answer for.
    kinds: Sequence[str] = KINDS
    #: Processes that a build starts beside its own.
    children = 0
    #: Whose index it asks, where it builds none of its own.
    index_of = ""
    #: Whether it is asked too; the same index built another way need not be.
    is_asked = True

    def version(self) -> str:
        """Return the version that runs."""
        return metadata.version(self.package)

    def missing(self) -> str | None:
        """Return why it can not run here, in a few words, or None."""
        return None if find_spec(self.module) else f"not installed: pip install {self.package}"

    def prepare(self) -> None:
        """Do what must be done once on a machine and is not measured."""
        return

    @abstractmethod
    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Index ``articles`` in ``folder``, which is there and empty, from their raw text."""

    @abstractmethod
    def searcher(self, folder: Path) -> Searcher:
        """Open the index in ``folder``."""

    def cold(self, folder: Path, text: str) -> list[str]:
        """Return Python's arguments that ask for ``text`` once and print the first ids."""
        return ["-m", "benchmarks.peers.worker", "cold", self.key, str(folder), text]
