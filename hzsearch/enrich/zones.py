"""Which zone an article is about, and which others it names.

In: an Article. Out: short names of zones (an unlisted provincial zone by its
name as it stands). The rules and their order are those of ``data/README.md``:
kicker, headline, lead, then the most frequent name of the body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from hzsearch.enrich import prose
from hzsearch.gazetteer import Gazetteer, Mention, load_gazetteer
from hzsearch.model import Article

# What makes a weak name (光谷, 中关村, 滨江区) that of the zone (naming rule 6).
_CONTEXT = re.compile(r"园区|示范区|高新区|高新技术产业|科学城|管委会|自创区")


class Zones(NamedTuple):
    """What was found: ``main`` and ``every`` (main first), the main's province, open questions."""

    main: str | None
    every: tuple[str, ...]
    province: str | None
    doubts: tuple[str, ...] = ()


def find_zones(article: Article, gazetteer: Gazetteer | None = None) -> Zones:
    """Return the zones of ``article``; all empty where it names none. Never raises."""
    names = gazetteer or load_gazetteer()
    whole = "\n".join((*prose.titles(article), prose.body(article)))
    titles = [_mentions(names, text, whole, title=True) for text in prose.titles(article)]
    lead = _in_sentences(names, prose.lead(article).sentences, whole)
    body = _in_sentences(names, prose.sentences(prose.body(article)), whole)
    seen = [mention for part in (*titles, body) for mention in part]
    main = _first([*titles, lead]) or _most_frequent(body)
    every = _ordered(main, (mention.label for mention in seen if mention.zone or mention.strong))
    doubts = (*_passing(main, titles, lead, body), *_ambiguous(seen))
    return Zones(main, every, names.province_of(main) if main else None, doubts)


def _in_sentences(names: Gazetteer, parts: Iterable[str], whole: str) -> list[Mention]:
    return [mention for part in parts for mention in _mentions(names, part, whole, title=False)]


def _mentions(names: Gazetteer, text: str, whole: str, *, title: bool) -> list[Mention]:
    """Return the mentions that count: strong ones, and weak ones in a title or in context."""
    found = names.mentions(text)
    rest = _without(text, found)
    counts = title or bool(_CONTEXT.search(rest))
    kept = (mention for mention in found if mention.strong or counts)
    return [_settle(mention, text, whole) for mention in kept]


def _without(text: str, mentions: Iterable[Mention]) -> str:
    """Blank the strong names, whose 高新区 is no context for a weak one."""
    for mention in mentions:
        if mention.strong:
            text = text[: mention.start] + "　" * len(mention.name) + text[mention.end :]
    return text


def _settle(mention: Mention, sentence: str, whole: str) -> Mention:
    """Give 火炬高新区 to the one of its owners whose city is named, in the sentence or at all."""
    if len(mention.owners) < 2:
        return mention
    for text in (sentence, whole):
        near = [zone for zone in mention.owners if any(city in text for city in zone.cities)]
        if len(near) == 1:
            return replace(mention, zone=near[0])
    return mention


def _first(parts: Iterable[list[Mention]]) -> str | None:
    """Return the first usable name of the first part that has one, an unambiguous one."""
    usable = (m for part in parts for m in part if m.zone or m.strong)
    return next((mention.label for mention in usable), None)


def _most_frequent(body: list[Mention]) -> str | None:
    """Return the most frequent strong name, the earlier one of two; a weak one only without any."""
    strong = [mention for mention in body if mention.strong]
    counts = Counter(mention.label for mention in strong or body if mention.zone or mention.strong)
    return max(counts, key=lambda label: counts[label]) if counts else None


def _ordered(main: str | None, labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*([main] if main else []), *labels)))


def _passing(
    main: str | None, titles: list[list[Mention]], lead: list[Mention], body: list[Mention]
) -> list[str]:
    """Doubt a main zone that stands in the body only, and there only once."""
    prominent = any(titles) or bool(lead)
    if main is None or prominent or len([m for m in body if m.label == main]) > 1:
        return []
    return [f"The zone {main} is named once, in the body; the article may be about another."]


def _ambiguous(seen: list[Mention]) -> list[str]:
    """Report names that several zones bear where no city tells them apart."""
    names = {m.name: m.owners for m in seen if m.zone is None and not m.strong}
    return [
        f"“{name}” may be {' or '.join(zone.short_name for zone in owners)}; no city tells which."
        for name, owners in names.items()
    ]
