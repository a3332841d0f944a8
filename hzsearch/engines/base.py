"""What every engine does: keep documents, and answer a query tree with ids and scores.

Match sets are a matter of the query tree alone and equal on every engine; the
order within them may differ, but pages join: equal scores stand in the order of
the articles' ids, among so many articles as an engine orders at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol

from hzsearch.analysis import WordsCut
from hzsearch.engines.stopped import Stopped
from hzsearch.query import Node

Sort = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Match:
    """An article that matches: its JSON form and its score (0.0 where nothing ranks)."""

    article: dict[str, Any]
    score: float


@dataclass(frozen=True, slots=True)
class Matches:
    """How many articles match, exactly, and the asked-for part of them in order."""

    total: int
    matches: tuple[Match, ...]


class State(Protocol):
    """What is written down of a state of an index: what its articles were analysed with."""

    @property
    def generation(self) -> int:
        """The number of the commit, which grows with each."""

    @property
    def analysis(self) -> Mapping[str, Any]:
        """The fingerprint of the rules (``hzsearch.analysis.fingerprint``)."""

    @property
    def words(self) -> WordsCut:
        """The words added to jieba's that the articles were cut with."""


class Reader(Protocol):
    """One state of an index; later writes do not change it.

    Its files are closed when nobody refers to it any more, so that no thread loses what it
    reads. So a reader never refers to itself, as by a cache of its own methods
    (``engines.remembering``), which would leave that to the collection of garbage.
    """

    @property
    def engine(self) -> str:
        """The name of the engine."""

    @property
    def manifest(self) -> State:
        """What is written down of this state."""

    def search(
        self, node: Node, *, sort: Sort, limit: int, offset: int, fresh: float | None = None
    ) -> Matches:
        """Return the matches of ``node`` from ``offset`` on, at most ``limit``.

        With ``fresh``, sorted by relevance, each score is multiplied by
        ``ranking.freshness`` of the article's age and of so many days.
        """

    def total(self, node: Node) -> int:
        """Return in how many articles ``node`` is, exactly."""

    def facets(self, node: Node, field: str) -> Counter[str]:
        """Return how many matches of ``node`` have each value of a keyword field or "year"/…"""

    def article(self, article_id: str) -> dict[str, Any] | None:
        """Return an article's JSON form, None where there is none of that id."""

    def pairs(self, first: str) -> Iterable[tuple[str, int]]:
        """Yield the pairs of characters that begin with ``first``, and each one's articles."""

    def words(self, first: Iterable[str] | None = None) -> Iterable[tuple[str, int]]:
        """Yield jieba's words, condensed, and how often: once an article and field.

        With ``first`` those that begin with one of these characters; without it, of very
        many words the most used are enough.
        """

    def article_ids(self) -> Iterable[str]:
        """Return the ids of all articles."""

    def is_current(self) -> bool:
        """Return whether no newer state was committed since this one was opened."""

    @property
    def stamp(self) -> str:
        """What no newer state of this index is called; at worst an older one was, by a race."""

    def ledger(self) -> dict[str, Any]:
        """Return what was built from which files, as the last commit told it."""

    def ledger_json(self) -> bytes:
        """Return the same as JSON, as it was written; nothing where it can not be read."""

    def size(self) -> int:
        """Return how many bytes the index takes up."""

    def check(self) -> None:
        """Read every byte of the index; DamagedIndexError if one is not as it was written."""


class Writer(Protocol):
    """The one process that changes an index, a context; nothing shows until ``commit``.

    Articles come from files that ``write_aside`` of the same engine made, perhaps in
    another process.
    """

    @property
    def engine(self) -> str:
        """The name of the engine."""

    @property
    def folder(self) -> Path:
        """Where articles are written aside: where the index lies, or a folder of its own."""

    @property
    def stopped(self) -> Stopped | None:
        """The rebuild that was stopped, as this writer found it; None where there was none."""

    def __enter__(self) -> Writer:
        """Return itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give up the right to write; what was not committed is gone."""

    def ledger(self) -> dict[str, Any]:
        """Return the ledger of what this writer adds to, empty where that is nothing.

        That is the last commit, or what was kept of the rebuild that it goes on with.
        """

    def adopt(self, segment_id: str, without: Iterable[str] = ()) -> None:
        """Add articles that were written aside; one with the id of an older one replaces it.

        Those with an id in ``without`` are left out.
        """

    def delete(self, article_ids: Sequence[str]) -> None:
        """Delete articles that were committed, or kept; ids that are not there are ignored."""

    def keep(self, ledger: Mapping[str, Any]) -> None:
        """Keep what was done so far of a rebuild, so that the next one goes on from there.

        Readers still see the old index. Of a rebuild alone, before its commit.
        """

    def commit(self, ledger: Mapping[str, Any] | None) -> None:
        """Make everything since the last commit visible at once, with the new ledger.

        With None the ledger stays as it is.
        """
