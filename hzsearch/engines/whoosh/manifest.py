"""What the manifest says of a Whoosh index: its segments, and which of their articles are dead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hzsearch import analysis
from hzsearch.analysis import WordsCut
from hzsearch.engines.manifest import (
    FORMAT,
    NAME,
    NONSENSE,
    check_rules,
    read_facts,
    remedy,
    words_cut,
    words_facts,
)
from hzsearch.errors import DamagedIndexError

ENGINE = "whoosh"


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment of the index: its id, how many articles it holds, which are deleted."""

    id: str
    articles: int
    deleted: tuple[int, ...] = ()

    @property
    def live(self) -> int:
        """How many of its articles are not deleted."""
        return self.articles - len(self.deleted)


@dataclass(frozen=True, slots=True)
class Manifest:
    """One state of the index; ``ledger`` names the file that says what was indexed.

    ``words`` are those added to jieba's that its articles were cut with.
    """

    generation: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    ledger: str = ""
    analysis: Mapping[str, Any] = field(default_factory=analysis.fingerprint)
    words: WordsCut = field(default_factory=WordsCut)

    @property
    def articles(self) -> int:
        """How many articles are in it."""
        return sum(entry.live for entry in self.segments)


def read_manifest(folder: Path, name: str = NAME, *, any_rules: bool = False) -> Manifest:
    """Return the manifest in ``folder``, of that name.

    With ``any_rules`` also of an index that was analysed by other rules.
    Raises NoIndexError, ForeignIndexError or DamagedIndexError with the way out.
    """
    facts = read_facts(folder, ENGINE, name=name)
    try:
        segments = tuple(_entry(entry) for entry in facts["segments"])
        manifest = Manifest(
            int(facts["generation"]),
            segments,
            str(facts["ledger"]),
            dict(facts["analysis"]),
            words_cut(facts.get("words", {})),
        )
    except NONSENSE as error:
        raise DamagedIndexError(remedy(folder, f"is damaged in {name}")) from error
    if not any_rules:
        check_rules(folder, manifest.analysis)
    return manifest


def manifest_facts(manifest: Manifest) -> dict[str, Any]:
    """Return the JSON form of ``manifest``."""
    entries = [
        {"id": s.id, "articles": s.articles, "deleted": list(s.deleted)} for s in manifest.segments
    ]
    return {
        "format": FORMAT,
        "engine": ENGINE,
        "analysis": dict(manifest.analysis),
        "generation": manifest.generation,
        "segments": entries,
        "ledger": manifest.ledger,
        "words": words_facts(manifest.words),
    }


def _entry(facts: Mapping[str, Any]) -> SegmentEntry:
    if not str(facts["id"]).isalnum():
        # The id becomes part of a file name; a stranger's must not lead elsewhere.
        raise ValueError(facts["id"])
    articles, deleted = int(facts["articles"]), {int(number) for number in facts["deleted"]}
    if not deleted <= set(range(articles)):
        raise ValueError("articles are deleted that are not there")
    return SegmentEntry(str(facts["id"]), articles, tuple(sorted(deleted)))
