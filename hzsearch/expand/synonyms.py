"""Synonyms: other names of the same thing, and what is only related to it.

In: a word. Out: the forms in which the archive may have it. The table is
``data/synonyms.csv``, or the file that ``$HZSEARCH_SYNONYMS`` names: a row is a kind and
its terms with ``|`` between them. Terms that are the ``same`` are searched together,
also within a longer word (工业和信息化部公告 finds 工信部公告); ``related`` ones are a hint.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from hzsearch.analysis import condense
from hzsearch.errors import UsageError

VARIABLE = "HZSEARCH_SYNONYMS"

_TABLE = Path(__file__).parent.parent / "data" / "synonyms.csv"
_KINDS = ("same", "related")


def same(text: str) -> tuple[str, ...]:
    """Return the other forms of the condensed ``text``, as the table writes them, condensed."""
    found = dict.fromkeys(_exchanged(text))
    found.pop(text, None)
    return tuple(found)


def related(text: str) -> tuple[str, ...]:
    """Return what is related to the condensed ``text`` as a whole, as the table writes it."""
    rows = (row for row in _table(*_place())["related"] if text in map(condense, row))
    return tuple(dict.fromkeys(term for row in rows for term in row if condense(term) != text))


def _exchanged(text: str) -> Iterator[str]:
    """Yield ``text`` with a term in it exchanged; Latin ones only where they are all of it.

    A Latin abbreviation is short and stands in many words.
    """
    for terms in _condensed(*_place()):
        for term in terms:
            if term == text:
                yield from terms
            elif term in text and not term.isascii() and not _overlaps(term, terms, text):
                yield from (text.replace(term, other) for other in terms if not other.isascii())


def _overlaps(term: str, terms: Sequence[str], text: str) -> bool:
    """Say whether ``term`` stands in ``text`` only within a longer term of its row."""
    return any(term in other and term != other and other in text for other in terms)


def _place() -> tuple[str, tuple[int, int] | None]:
    """Return where the table is, and what changes when it does: a server runs for long."""
    place = os.environ.get(VARIABLE) or str(_TABLE)
    try:
        facts = os.stat(place)
    except OSError:
        return place, None  # reading it tells why
    return place, (facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=4)
def _condensed(place: str, stamp: tuple[int, int] | None) -> list[tuple[str, ...]]:
    """Return the terms that are the same, condensed once and not for every word asked."""
    return [tuple(map(condense, row)) for row in _table(place, stamp)["same"]]


@lru_cache(maxsize=4)
def _table(place: str, _: tuple[int, int] | None) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in _KINDS}
    for number, row in enumerate(_rows(place), start=2):
        kind, terms = (row.get("kind") or "").strip(), (row.get("terms") or "").split("|")
        if kind not in found:
            raise UsageError(
                f"{place}, line {number}: the kind “{kind}” is none of {', '.join(_KINDS)}."
            )
        found[kind].append(tuple(term.strip() for term in terms if term.strip()))
    return found


def _rows(place: str) -> list[dict[str, str]]:
    try:
        with Path(place).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))
    except (OSError, ValueError) as error:
        raise UsageError(f"The table of synonyms {place} can not be read ({error}).") from None
