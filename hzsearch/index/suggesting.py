"""Completion: what somebody begins to type, into what the archive has and how often.

Words, zones and topics of this archive and no other; each with the number of articles that
it finds by itself, exactly. The last part of a query is completed, the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from threading import Lock
from typing import Any

from hzsearch.analysis import condense
from hzsearch.engines.base import Reader
from hzsearch.expand.completion import fitting
from hzsearch.gazetteer import load_gazetteer
from hzsearch.index.fields import KINDS
from hzsearch.index.words import Words
from hzsearch.query import Everything, Literal
from hzsearch.query.tokens import NAMES as NAMES_OF_FILTERS

#: Of zones and of topics so many at most, so that words have a place beside them.
NAMES = 3

# Zones and topics are offered also where no filter is begun.
_FIELDS = {"zone": "zones", "topic": "topics"}
_NAMED = {**_FIELDS, "province": "province", "kind": "kind"}
_FILTERS = "|".join(name for name, kind in NAMES_OF_FILTERS.items() if kind in _NAMED)
_LAST = re.compile(
    rf"(?P<before>(?:.*[\s(“”\"])?[-+]?)(?P<field>(?:{_FILTERS})[:：])?"
    r"(?P<last>[^\s:：()“”\"]*)",
    re.DOTALL | re.IGNORECASE,
)
# A quotation that is begun and not ended: what stands in it is text.
_QUOTED = re.compile(r'[^"“]*(?:"[^"]*"[^"“]*|“[^”]*”[^"“]*)*["“][^"”]*')


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: ``text``, a "word", "zone", "topic", "province" or "kind" (``kind``).


    ``articles`` is how many it finds by itself; ``query`` is the whole text with it in place.
    """

    text: str
    kind: str
    articles: int
    query: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields by name."""
        return asdict(self)


class _Named:
    """The zones, topics and the like of one state of an archive, each read when asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._names: dict[str, dict[str, int]] = {}
        self._called = dict(_zone_names(self.of("zone")))

    def of(self, kind: str) -> dict[str, int]:
        """Return the names of that kind, most articles first, with how many those are."""
        if kind not in self._names:
            counts = self._reader.facets(Everything(), _NAMED[kind])
            found = dict(counts.most_common())
            # Kinds have Chinese names too: 图片 for photo.
            also = {name: found[of] for name, of in KINDS.items() if of in found}
            self._names[kind] = {**found, **also} if kind == "kind" else found
        return self._names[kind]

    def is_current(self) -> bool:
        return self._reader.is_current()

    def fitting(self, kind: str, begun: str) -> list[str]:
        """Return the zones or topics that ``begun`` may mean, a zone by any of its names."""
        if kind != "zone":
            return fitting(begun, self.of(kind))
        return list(dict.fromkeys(self._called[n] for n in fitting(begun, self._called)))


class Suggester:
    """Completes for many threads; what the archive has is read once for each of its states."""

    def __init__(self, opened: Callable[[], Reader]) -> None:
        """Nothing is read before somebody types; ``opened`` returns a reader of one's own."""
        self._lock = Lock()
        self._named: _Named | None = None
        self._words = Words(opened)

    def suggest(self, reader: Reader, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Return up to ``limit`` completions of ``text`` from the archive of ``reader``."""
        found = _LAST.fullmatch(text)
        begun = condense(found["last"]) if found else ""
        if not found or not begun:
            return ()
        named, before = self._of(reader), found["before"]
        if found["field"]:
            kind = NAMES_OF_FILTERS[found["field"][:-1].lower()]
            names = named.fitting(kind, begun)
            return tuple(islice(_names(named, kind, before + found["field"], names), limit))
        told = [] if _QUOTED.fullmatch(before) else _some_names(named, before, begun)[:limit]
        words = self._words.of(reader, begun, limit - len(told))
        return (*_told(reader, before, words), *told)

    def _of(self, reader: Reader) -> _Named:
        with self._lock:
            if self._named is None or not self._named.is_current():
                self._named = _Named(reader)
            return self._named


def _zone_names(zones: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every name, condensed, of each zone that the archive has, its own name first."""
    for zone in zones:
        yield condense(zone), zone
    for zone in zones:
        listed = load_gazetteer().find(zone)
        yield from ((condense(name), zone) for name in (listed.names if listed else ()))


def _some_names(named: _Named, before: str, begun: str) -> list[Suggestion]:
    few = {kind: named.fitting(kind, begun)[:NAMES] for kind in _FIELDS}
    return [
        one for kind, names in few.items() for one in _names(named, kind, f"{before}{kind}:", names)
    ]


def _names(named: _Named, kind: str, before: str, names: Iterable[str]) -> Iterator[Suggestion]:
    """Yield the names behind ``before``, which ends with the filter's name and its colon."""
    for name in names:
        value = f'"{name}"' if re.search(r"[\s()]", name) else name
        yield Suggestion(name, kind, named.of(kind)[name], f"{before}{value}")


def _told(reader: Reader, before: str, words: Iterable[str]) -> Iterator[Suggestion]:
    for word in words:
        # Counted as a search counts: words also stand where the cutter did not see them.
        if articles := reader.total(Literal(word)):
            yield Suggestion(word, "word", articles, before + word)
