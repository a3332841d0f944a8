"""The order within titles: does this page set its kickers 肩题 before or behind headlines?

In: the display type between the paragraphs of a page. Out: the same, each kicker before
its headline. Some dumps hold the smaller type of a title behind the larger one; no single
title tells, since a zone's name may end one title or begin the next, but all together do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hzsearch.layout.title import Display, is_kicker, is_plain, visits
from hzsearch.layout.zones import is_zone

# The lines of one headline have no more Han, where several titles stand in a row.
_LONGEST = 24
_LEADS_UP = re.compile("[进在看到赴向与和跟同对给为的访问从由是：，、—]$")
# So many titles show a habit.
_FEWEST = 2

Stretch = tuple[Display, ...]


def kickers_first(between: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches of display type with each kicker before its headline.

    A colon that nothing follows is plain; a zone's name at the end may be a headline's.
    """
    behind = sum(sum(_lines(stretch)) for stretch in between if _ends_in_kicker(stretch))
    before = sum(sum(_lines(stretch)) for stretch in between if _opens_with_kicker(stretch))
    habit = behind >= _FEWEST and behind > before
    return [tuple(d for part in _flat_parts(s) for d in _in_order(part, habit)) for s in between]


def _flat_parts(stretch: Stretch) -> list[Stretch]:
    """Return a stretch in parts, each vertical title one of its own."""
    parts = [tuple(group) for _, group in groupby(stretch, key=lambda d: d.column is not None)]
    return parts if len(parts) > 1 else [stretch]


def _in_order(stretch: Stretch, habit: bool) -> Stretch:
    behind = _ends_in_kicker(stretch) and (habit or _announces(stretch) or _stands_below(stretch))
    return _raise(stretch) if behind else stretch


def _stands_below(stretch: Stretch) -> bool:
    """Say whether a zone's name alone is the last line of the one title there is.

    No headline ends in a name on a line of its own but one that leads up to it (走进…).
    """
    lines = [display for display in stretch if not display.names and not display.ending]
    leads = _LEADS_UP.search(lines[-2].text) or any(display.bold for display in lines)
    return sum(map(heads_title, lines)) == 1 and is_zone(lines[-1].text) and not leads


def _announces(stretch: Stretch) -> bool:
    """Say whether the last line of a title, bylines left out, can be nothing but a kicker.

    It ends in a colon or a dash, or is a zone's name in small type below large one.
    """
    lines = [display for display in stretch if not display.names and not display.ending]
    return is_kicker(lines[-1].text) or (lines[-2].bold and is_zone(lines[-1].text))


def heads_title(display: Display) -> bool:
    """Say whether a row of display type is a kicker by its form: a colon, or a zone's name."""
    text = display.text
    return is_plain(display) and (is_kicker(text) or is_zone(text) or visits(text))


def _lines(stretch: Stretch) -> list[bool]:
    """Return of each line of a title, bylines left out, whether it is a kicker."""
    return [heads_title(d) for d in stretch if not d.names and not d.ending]


def _opens_with_kicker(stretch: Stretch) -> bool:
    lines = _lines(stretch)
    return len(lines) > 1 and lines[0] and not lines[-1]


def _ends_in_kicker(stretch: Stretch) -> bool:
    lines = _lines(stretch)
    return len(lines) > 1 and lines[-1] and not lines[0]


def _raise(stretch: Stretch) -> Stretch:
    """Return a stretch with each kicker before the lines it stands behind."""
    found: list[Display] = []
    alone = sum(_lines(stretch)) == 1
    for display in stretch:
        if heads_title(display):
            at = len(found) - _reach(found, alone)
            found.insert(
                at, replace(display, form=display.form if is_kicker(display.text) else "zone")
            )
        else:
            found.append(display)
    return tuple(found)


def _reach(above: Sequence[Display], alone: bool) -> int:
    """Return how many of the rows above a kicker are the headline that it belongs to."""
    size = 0
    for count, display in enumerate(_headline(above)):
        size += len(display.text)
        if count and size > _LONGEST and not alone:
            return count
    return len(list(_headline(above)))


def _headline(above: Sequence[Display]) -> Iterator[Display]:
    """Yield the rows above a kicker from the last on, up to another title's."""
    for display in reversed(above):
        if display.names or display.ending or display.column or heads_title(display):
            return
        yield display
