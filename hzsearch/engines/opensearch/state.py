"""One state of an index: which of what lies on the server is in it.

Every commit has a number, higher than all before. An article is kept with the number of the
commit that it came with, and once replaced or deleted with that of the commit it went with. So
the articles of one state are told by a filter, readers keep the state that they opened, and a
commit is the change of one small document. Numbers whose writer was stopped, or lost its right
to write, are void: what bears one, however late it arrives, is in no state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hzsearch import analysis
from hzsearch.analysis import WordsCut
from hzsearch.engines.manifest import FORMAT, words_cut, words_facts

ENGINE = "opensearch"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a rebuild: when, in which numbered index, what of it is in no doubt.

    ``generation`` is the number under which that was sent last, ``chunks`` how many parts the
    ledger has.
    """

    when: str = ""
    generation: int = 0
    index: str = ""
    articles: int = 0
    chunks: int = 0
    analysis: Mapping[str, Any] = field(default_factory=analysis.fingerprint)
    words: WordsCut = field(default_factory=WordsCut)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return {**told, "analysis": dict(self.analysis), "words": words_facts(self.words)}

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Kept:
        """Return what a JSON form tells."""
        told = {name: facts[name] for name in cls.__slots__}
        words = words_cut(facts["words"])
        return cls(**{**told, "analysis": dict(facts["analysis"]), "words": words})


@dataclass(frozen=True, slots=True)
class State:
    """What the control document tells.

    ``generation`` is the number of the last commit, ``previous`` of the one before; ``index``
    the numbered index that holds the articles, ``chunks`` how many parts the ledger has.
    ``writer`` is who may write, none where nobody does, ``number`` the number of what it
    writes, ``fence`` the alias that it writes through. ``dead`` is the last number that articles
    went with, or that is void, as long as they may lie there; else 0. ``kept`` is what was
    kept of a rebuild that goes on, or was stopped.
    """

    generation: int = 0
    previous: int = 0
    index: str = ""
    articles: int = 0
    chunks: int = 0
    number: int = 0
    writer: str = ""
    fence: str = ""
    void: tuple[int, ...] = ()
    dead: int = 0
    analysis: Mapping[str, Any] = field(default_factory=analysis.fingerprint)
    words: WordsCut = field(default_factory=WordsCut)
    kept: Kept | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything was committed yet."""
        return self.generation > 0

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        told = {name: getattr(self, name) for name in self.__slots__}
        told |= {"analysis": dict(self.analysis), "words": words_facts(self.words)}
        kept = self.kept.to_dict() if self.kept else None
        told |= {"void": list(self.void), "kept": kept}
        return {"format": FORMAT, "engine": ENGINE, **told}

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> State:
        """Return the state of a JSON form; one of manifest.NONSENSE where it makes no sense."""
        told = {name: facts[name] for name in cls.__slots__ if name != "kept"}
        told |= {"analysis": dict(facts["analysis"]), "words": words_cut(facts["words"])}
        # Older versions have none.
        if kept := facts.get("kept"):
            told |= {"kept": Kept.from_dict(kept)}
        return cls(**{**told, "void": tuple(map(int, facts["void"]))})

    @property
    def rebuilt(self) -> State:
        """What was kept of a rebuild, as if it were committed; nothing where none was."""
        kept = self.kept or Kept()
        return replace(
            self,
            generation=kept.generation,
            previous=kept.generation,
            index=kept.index,
            articles=kept.articles,
            chunks=kept.chunks,
        )

    def ledger_keys(self) -> list[str]:
        """Return the ids of the parts of the ledger."""
        return [self.ledger_key(chunk) for chunk in range(self.chunks)]

    def ledger_key(self, chunk: int) -> str:
        """Return the id of a part of the ledger."""
        return f"ledger-{self.generation}-{chunk}"

    def released(self) -> State:
        """Return the state with nobody who writes; what bears the number is void."""
        void = (*self.void, self.number)
        return replace(self, writer="", void=void, dead=max(self.dead, self.number))

    @property
    def filter(self) -> dict[str, Any]:
        """The query that means the articles of this state."""
        void = list(self.void)
        gone: dict[str, Any] = {"range": {"died": {"lte": self.generation}}}
        if void:
            gone = {"bool": {"filter": [gone], "must_not": [{"terms": {"died": void}}]}}
        never = [{"terms": {"born": void}}] if void else []
        born = {"range": {"born": {"lte": self.generation}}}
        return {"bool": {"filter": [born], "must_not": [gone, *never]}}

    @property
    def is_cleared(self) -> bool:
        """Whether all that ever went may be swept away by now."""
        return self.dead <= self.previous or self.dead in self.void

    @property
    def waste(self) -> dict[str, Any]:
        """The query that means what is in no state that anybody may still read."""
        void = list(self.void)
        gone = {
            "bool": {
                "filter": [{"range": {"died": {"lte": self.previous}}}],
                "must_not": [{"terms": {"died": void}}],
            }
        }
        return {"bool": {"should": [{"terms": {"born": void}}, gone]}}
