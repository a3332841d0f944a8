"""Completion: what somebody begins to type, into what the archive has and how often.

Words, zones and topics of this archive and no other; each with the number of articles that
it finds by itself, exactly. The last part of a query is completed, the rest stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from threading import Lock
from typing import Any

from hzsearch.analysis import condense
from hzsearch.engines.base import Reader
from hzsearch.expand.completion import Completion, fitting
from hzsearch.gazetteer import load_gazetteer
from hzsearch.query import Everything, Literal, stopwords

#: Of zones and of topics so many at most, so that words have a place beside them.
NAMES = 3

_LAST = re.compile(
    r"(?P<before>(?:.*[\s(“”\"])?[-+]?)(?P<field>zone:|topic:)?(?P<last>[^\s:()“”\"]*)", re.DOTALL
)
# A quotation that is begun and not ended: what stands in it is text.
_QUOTED = re.compile(r'[^"“]*(?:"[^"]*"[^"“]*|“[^”]*”[^"“]*)*["“][^"”]*')
_FIELDS = {"zone": "zones", "topic": "topics"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: ``text``, a "word", "zone" or "topic" (``kind``).

    ``articles`` is how many it finds by itself; ``query`` is the whole text with it in place.
    """

    text: str
    kind: str
    articles: int
    query: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form: the fields by name."""
        return asdict(self)


class _Known:
    """The words and names of one state of an archive."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        free = stopwords()
        self.words = Completion({w: n for w, n in dict(reader.words()).items() if w not in free})
        self.names = {
            kind: dict(reader.facets(Everything(), field).most_common())
            for kind, field in _FIELDS.items()
        }
        self._called = dict(_zone_names(self.names["zone"]))

    def is_current(self) -> bool:
        return self._reader.is_current()

    def fitting(self, kind: str, begun: str) -> list[str]:
        """Return the zones or topics that ``begun`` may mean, a zone by any of its names."""
        if kind != "zone":
            return fitting(begun, self.names[kind])
        return list(dict.fromkeys(self._called[n] for n in fitting(begun, self._called)))


class Suggester:
    """Completes for many threads; what the archive has is read once for each of its states."""

    def __init__(self) -> None:
        """Nothing is read before somebody types."""
        self._lock = Lock()
        self._known: _Known | None = None

    def suggest(self, reader: Reader, text: str, limit: int) -> tuple[Suggestion, ...]:
        """Return up to ``limit`` completions of ``text`` from the archive of ``reader``."""
        found = _LAST.fullmatch(text)
        begun = condense(found["last"]) if found else ""
        if not found or not begun:
            return ()
        known, before = self._of(reader), found["before"]
        if found["field"]:
            kind = found["field"].rstrip(":")
            return tuple(islice(_names(known, kind, before, known.fitting(kind, begun)), limit))
        told = [] if _QUOTED.fullmatch(before) else _some_names(known, before, begun)[:limit]
        words = known.words.of(begun, limit - len(told))
        return (*_words(reader, before, words), *told)

    def _of(self, reader: Reader) -> _Known:
        with self._lock:
            if self._known is None or not self._known.is_current():
                self._known = _Known(reader)
            return self._known


def _zone_names(zones: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every name, condensed, of each zone that the archive has, its own name first."""
    for zone in zones:
        yield condense(zone), zone
    for zone in zones:
        listed = load_gazetteer().find(zone)
        yield from ((condense(name), zone) for name in (listed.names if listed else ()))


def _some_names(known: _Known, before: str, begun: str) -> list[Suggestion]:
    few = {kind: known.fitting(kind, begun)[:NAMES] for kind in _FIELDS}
    return [one for kind, names in few.items() for one in _names(known, kind, before, names)]


def _names(known: _Known, kind: str, before: str, names: Iterable[str]) -> Iterator[Suggestion]:
    for name in names:
        value = f'"{name}"' if re.search(r"[\s()]", name) else name
        yield Suggestion(name, kind, known.names[kind][name], f"{before}{kind}:{value}")


def _words(reader: Reader, before: str, words: Iterable[str]) -> Iterator[Suggestion]:
    for word in words:
        # Counted as a search counts: words also stand where the cutter did not see them.
        if articles := reader.total(Literal(word)):
            yield Suggestion(word, "word", articles, before + word)
