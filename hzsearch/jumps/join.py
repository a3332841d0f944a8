"""The articles of an issue with those joined that go on from page to page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce

from hzsearch.jumps.evidence import Jump
from hzsearch.jumps.leaf import Leaf
from hzsearch.jumps.marks import Mark
from hzsearch.jumps.pairing import Table, pair
from hzsearch.jumps.splice import BEGINS, GOES_ON, splice
from hzsearch.model import Article

Place = tuple[int, int]


def join(leaves: Sequence[Leaf]) -> list[tuple[Article, ...]]:
    """Return the articles of each leaf, those of a jump joined at the place of the first part.

    What is joined does not depend on leaves without jump marks. The order of
    ``leaves`` must be that of their names, for the result to depend on nothing else.
    """
    firsts, seconds = _jumps(leaves)
    if not firsts and not seconds:
        return [leaf.articles for leaf in leaves]
    pairs, open_ = pair(firsts, seconds)
    after = _chained({firsts[a].place: seconds[b].place for a, b in pairs.items()})
    told = _doubts(firsts, seconds, after, open_)
    later = set(after.values())
    return [
        tuple(
            _joined(leaves, (at, k), after, told)
            for k in range(len(leaf.articles))
            if (at, k) not in later
        )
        for at, leaf in enumerate(leaves)
    ]


def _jumps(leaves: Sequence[Leaf]) -> tuple[list[Jump], list[Jump]]:
    """Return the pieces that go on, and those that come from elsewhere: one mark each."""
    firsts: list[Jump] = []
    seconds: list[Jump] = []
    for at, leaf in enumerate(leaves):
        for k, (article, ways) in enumerate(zip(leaf.articles, leaf.marks(), strict=True)):
            for marks, found in zip(ways, (firsts, seconds), strict=True):
                named = {mark.page: mark for mark in marks}
                if len(named) == 1:
                    mark = next(iter(named.values()))
                    found.append(Jump((at, k), article, mark, leaf.label, leaf.day))
    return firsts, seconds


def _chained(after: Mapping[Place, Place]) -> dict[Place, Place]:
    """Return ``after`` without rings: what goes on as itself is misread."""
    starts = set(after) - set(after.values())
    kept: dict[Place, Place] = {}
    for start in starts:
        place = start
        while place in after:
            kept[place] = after[place]
            place = after[place]
    return kept


def _joined(
    leaves: Sequence[Leaf],
    place: Place,
    after: Mapping[Place, Place],
    told: Mapping[Place, Sequence[str]],
) -> Article:
    """Return the article at ``place`` with all parts that follow it."""
    parts = [_told(leaves, place, told)]
    while place in after:
        place = after[place]
        parts.append(_told(leaves, place, told))
    return reduce(splice, parts)


def _told(leaves: Sequence[Leaf], place: Place, told: Mapping[Place, Sequence[str]]) -> Article:
    article = leaves[place[0]].articles[place[1]]
    new = [doubt for doubt in told.get(place, ()) if doubt not in article.doubts]
    return replace(article, doubts=(*article.doubts, *new)) if new else article


def _doubts(
    firsts: Sequence[Jump], seconds: Sequence[Jump], after: Mapping[Place, Place], open_: Table
) -> dict[Place, list[str]]:
    """Return the doubts of the jumps that were not joined, by the place of the article."""
    told: dict[Place, list[str]] = {}
    for at, jump in enumerate(firsts):
        if jump.place not in after:
            rivals = sum(a == at for a, _ in open_)
            told[jump.place] = list(_sentences(GOES_ON, jump, jump.mark, rivals))
    later = set(after.values())
    for at, jump in enumerate(seconds):
        if jump.place not in later:
            rivals = sum(b == at for _, b in open_)
            told.setdefault(jump.place, []).extend(_sentences(BEGINS, jump, jump.mark, rivals))
    return told


def _sentences(what: str, jump: Jump, mark: Mark, rivals: int) -> list[str]:
    known = any(doubt.startswith(what) for doubt in jump.article.doubts)
    doubts = [] if known else [f"{what}, {mark.text}"]
    if rivals:
        doubts.append(f"jump: not joined, as it is not certain with which piece ({rivals} fit)")
    return doubts
