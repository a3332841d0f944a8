"""Corrections that set what an article says of itself: texts, names, zone, day, topics, kind.

In: the corrected drafts of a file and its sidecar. Out: what is said of each article,
by page and name, and why a correction can not be applied, by its line. The last of
several wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from hzsearch.corrections.place import find_article
from hzsearch.corrections.sidecar import FACTS, Correction, Sidecar
from hzsearch.days import iso_day
from hzsearch.enrich import Given
from hzsearch.gazetteer import load_gazetteer
from hzsearch.layout import Draft
from hzsearch.model import Article, Kind
from hzsearch.taxonomy import load_taxonomy

_COMMA = re.compile(r"[,，、;；]+")
_BLANK = re.compile(r"[\s,，、]+")
# The doubts that a given headline settles.
_HEADLINE_DOUBTS = ("headline:", "digits:")
_GIVEN = frozenset({"zone", "date", "topics"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says of one article, and the lines of the sidecar that say it."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def given(self) -> Given:
        """Return what enrich takes as given."""
        return Given(**{name: self.values[name] for name in _GIVEN & self.values.keys()})

    def apply(self, article: Article) -> Article:
        """Return ``article`` with the texts, names and kind that are given."""
        doubts = article.doubts
        if "headline" in self.values:
            doubts = tuple(doubt for doubt in doubts if not doubt.startswith(_HEADLINE_DOUBTS))
        texts = {name: value for name, value in self.values.items() if name not in _GIVEN}
        return replace(article, **texts, doubts=doubts)


def correct_facts(
    drafts: Sequence[Draft], sidecar: Sidecar
) -> tuple[dict[tuple[int, str], Facts], dict[int, str]]:
    """Return the facts by page (its place among ``drafts``) and article, and what is wrong."""
    found: dict[tuple[int, str], Facts] = {}
    problems: dict[int, str] = {}
    for correction in sidecar.corrections:
        if correction.word not in FACTS:
            continue
        try:
            page, piece = find_article(drafts, correction.spots[0])
            name, value = _READERS[correction.word](correction)
            facts = found.setdefault((page, piece.name), Facts())
            facts.values[name] = value
            facts.lines[name] = correction.line
        except ValueError as error:
            problems[correction.line] = str(error)
    return found, problems


def _text(correction: Correction) -> tuple[str, str]:
    return correction.word, correction.value


def _bylines(correction: Correction) -> tuple[str, tuple[str, ...]]:
    return "bylines", tuple(filter(None, _BLANK.split(correction.value)))


def _kind(correction: Correction) -> tuple[str, str]:
    if correction.value not in get_args(Kind):
        raise ValueError(f"“{correction.value}” is no kind; it is {', '.join(get_args(Kind))}")
    return "kind", correction.value


def _zone(correction: Correction) -> tuple[str, str]:
    """Return the short name of the zone; an unlisted one's name (上海金山高新区)."""
    value, names = correction.value, load_gazetteer()
    zone = names.find(value)
    known = (zone,) if zone else names.resolve(value)
    if not value or len(known) == 1:
        return "zone", known[0].short_name if known and value else ""
    if known:
        which = "、".join(zone.short_name for zone in known[:5])
        raise ValueError(f"“{value}” may be {which}; say which")
    unlisted = (m.name for m in names.mentions(value) if (m.end, m.zone) == (len(value), None))
    for name in unlisted:
        return "zone", name
    nearest = "、".join(names.nearest(value))
    raise ValueError(f"there is no zone “{value}”" + (f"; near are {nearest}" if nearest else ""))


def _date(correction: Correction) -> tuple[str, str]:
    try:
        return "date", iso_day(correction.value).isoformat() if correction.value else ""
    except ValueError:
        raise ValueError(f"“{correction.value}” is no day; write it as 2024-03-28") from None


def _topics(correction: Correction) -> tuple[str, tuple[str, ...]]:
    taxonomy, names = load_taxonomy(), list[str]()
    for wanted in filter(None, map(str.strip, _COMMA.split(correction.value))):
        topic = taxonomy.find(wanted)
        if topic is None:
            nearest = "、".join(taxonomy.nearest(wanted))
            near = f"; near are {nearest}" if nearest else ""
            raise ValueError(f"there is no topic “{wanted}”{near}")
        names.append(topic.name)
    return "topics", tuple(dict.fromkeys(names))


_READERS: dict[str, Callable[[Correction], tuple[str, Any]]] = {
    **dict.fromkeys(("headline", "kicker", "subheadline"), _text),
    "byline": _bylines,
    "zone": _zone,
    "date": _date,
    "topics": _topics,
    "kind": _kind,
}
