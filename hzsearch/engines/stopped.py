"""A rebuild that was stopped: what is told of it, and whether another one may go on with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from hzsearch import analysis
from hzsearch.analysis import WordsCut

#: What becomes of it: this rebuild goes on with it, it waits for one that does, or it is of no
#: use any more and is swept away.
Fate = Literal["resumed", "waiting", "useless"]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A rebuild that was stopped: until when it was kept, how many articles it had, its fate.

    ``when`` is a local time in the form of ISO 8601, to the minute; ``articles`` None where that
    can not be told.
    """

    when: str
    articles: int | None
    fate: Fate


def told_at(seconds: float) -> str:
    """Return a time, given in seconds since 1970, as ``Stopped`` has it."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="minutes")


def is_of_now(rules: Mapping[str, Any], words: WordsCut) -> bool:
    """Say whether what would be analysed now is so by the same rules and added words."""
    by_now = WordsCut(frozenset(analysis.added_words().cuttable))
    return dict(rules) == analysis.fingerprint() and words == by_now
