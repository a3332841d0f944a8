"""Which line of a page became which unit of an article.

An article keeps its lines' numbers and not what became of each. But a unit is its lines put
together, so a line's condensed text stands in its unit's. Vertical headlines, with a character
on each line, are looked for as a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hzsearch.analysis import condense
from hzsearch.model import Line

#: A run of lines of one character each is no shorter: one alone stands in too many units.
_LEAST_RUN = 2


def trace(lines: Iterable[Line], units: Sequence[str]) -> dict[int, int]:
    """Return for the numbers of an article's ``lines`` the place in ``units`` of their unit.

    Lines whose unit is not plain are left out.
    """
    condensed = [condense(unit) for unit in units]
    found: dict[int, int] = {}
    at = 0
    for run in _runs(lines):
        text = "".join(text for _, text in run)
        place = _place(text, condensed, at)
        if place is None:
            # The byline stands behind the last full stop, often on the line of that.
            place = _place(_beginning(run[0][0]), condensed, at)
        if place is not None:
            at = place
            found |= dict.fromkeys((line.number for line, _ in run), place)
    return found


def _runs(lines: Iterable[Line]) -> Iterator[list[tuple[Line, str]]]:
    """Yield each line alone with its condensed text, but single characters as runs."""
    pairs = ((line, condense(line.text)) for line in lines)
    for size, group in groupby(pairs, key=lambda pair: min(len(pair[1]), _LEAST_RUN)):
        if size == 1:
            run = list(group)
            if len(run) >= _LEAST_RUN:
                yield run
        elif size:
            yield from ([pair] for pair in group)


def _beginning(line: Line) -> str:
    parts = line.text.split()
    return condense(parts[0]) if len(parts) > 1 else ""


def _place(text: str, units: Sequence[str], at: int) -> int | None:
    """Return the unit that ``text`` stands in: the one reached, the next after it, or the first."""
    found = [place for place, unit in enumerate(units) if len(text) > 1 and text in unit]
    return next((place for place in found if place >= at), found[0] if found else None)
