"""Questions with their right answers, and how a peer's answers compare with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Asked, Found, Searcher

#: The kind of the strings whose answers are counted, and which are not timed.
LITERALS = "check"


@dataclass(frozen=True, slots=True)
class Checked:
    """A question and its right answers.

    ``must``: ids of the articles that have the strings as printed. ``may``: of those that have
    them as hzsearch reads a text, but for width, case, script, spaces and quotation marks, so of
    all of ``must`` too. ``zones``: of these, how many are in each zone. ``days``: of each of
    these the day, where the newest are asked for.
    """

    asked: Asked
    must: list[str]
    may: list[str]
    zones: dict[str, int]
    days: dict[str, str]

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Checked:
        """Return what ``dataclasses.asdict`` made of one."""
        asked = {**facts["asked"], "words": tuple(facts["asked"]["words"])}
        return cls(**{**facts, "asked": Asked(**asked)})


def load(path: Path) -> list[Checked]:
    """Return what ``benchmarks.peers.truth`` wrote to ``path``."""
    return [Checked.from_dict(one) for one in json.loads(path.read_text(encoding="utf-8"))]


@dataclass(frozen=True, slots=True)
class Answers:
    """What became of some questions: articles found rightly, missed, and found wrongly.

    ``incomplete`` questions miss an article. ``unlike`` says where a page, its total or its
    counts by zone contradict the list of all matches.
    """

    asked: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0
    incomplete: int = 0
    unlike: str = ""


def compared(searcher: Searcher, checked: Iterable[Checked]) -> Answers:
    """Ask everything and return how the answers compare."""
    answers = Answers()
    for one in checked:
        every = searcher.ask(one.asked, None)
        ids, must, may = set(every.ids), set(one.must), set(one.may)
        missed = must - ids
        answers = Answers(
            answers.asked + 1,
            answers.right + len(ids & may),
            answers.missed + len(missed),
            answers.wrong + len(ids - may),
            answers.incomplete + bool(missed),
            answers.unlike or _unlike(one, every, searcher.ask(one.asked)),
        )
    return answers


def _unlike(one: Checked, every: Found, page: Found) -> str:
    told = f"{one.asked.kind} {' '.join(one.asked.words)}"
    ids = set(every.ids)
    if page.total is not None and page.total != len(ids):
        return f"{told}: {page.total} are said to match, {len(ids)} are listed"
    if len(page.ids) != min(10, len(ids)) or not ids.issuperset(page.ids):
        return f"{told}: a page of {len(page.ids)} of {len(ids)} matches"
    days = sorted((one.days.get(each, "") for each in ids), reverse=True)
    if one.asked.newest and [one.days.get(each, "") for each in page.ids] != days[:10]:
        return f"{told}: the ten are not the newest"
    return f"{told}: {page.counts}" if ids == set(one.may) and page.counts != one.zones else ""
