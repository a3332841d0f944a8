"""Stretches of display type where several titles stand in a row: where one ends.

In: the display type between the paragraphs of a page. Out: the same, the first row of
each title marked. Where blank lines part all paragraphs of a dump and nothing else, they
part titles as well; then a kicker goes with the headline that no blank line parts it from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hzsearch.layout.lines import Row
from hzsearch.layout.order import Stretch, heads_title, kickers_first
from hzsearch.layout.title import Display


def mark_titles(between: Sequence[Stretch], rows: Sequence[Row]) -> list[Stretch]:
    """Return the stretches with each row below a blank line marked, if it begins a title.

    Nothing is marked where titles have blank lines between their own lines.
    """
    marked = [tuple(_mark(stretch, rows)) for stretch in between]
    close = any(len(block) > 1 for stretch in marked for block in titles_in(stretch))
    return marked if close else list(between)


def order_titles(between: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches with the kicker of each title before its headline."""
    blocks = [titles_in(stretch) or [()] for stretch in between]
    ordered = iter(kickers_first([block for stretch in blocks for block in stretch]))
    return [tuple(_in_order(ordered, len(stretch))) for stretch in blocks]


def _in_order(ordered: Iterator[Stretch], count: int) -> Iterator[Display]:
    """Yield the rows of the next ``count`` titles, the first row of each one marked again."""
    for at in range(count):
        for k, display in enumerate(next(ordered)):
            yield replace(display, begins=at > 0 and k == 0)


def titles_in(stretch: Stretch) -> list[Stretch]:
    """Return the parts of a stretch that are titles by their marks."""
    found: list[list[Display]] = []
    for display in stretch:
        if display.begins or not found:
            found.append([])
        found[-1].append(display)
    return [tuple(block) for block in found]


def _mark(stretch: Stretch, rows: Sequence[Row]) -> Iterator[Display]:
    """Yield the rows of a stretch; a title begins where both sides have a headline."""
    headed = False
    for at, display in enumerate(stretch):
        below = _block(stretch[at:], rows)
        begins = headed and rows[display.rows[0]].gap > 0 and any(map(_is_headline, below))
        yield replace(display, begins=begins)
        headed = _is_headline(display) or (headed and not begins)


def _block(stretch: Stretch, rows: Sequence[Row]) -> Stretch:
    """Return the first rows of a stretch, up to the next blank line."""
    gaps = (k for k, display in enumerate(stretch) if k and rows[display.rows[0]].gap)
    return stretch[: next(gaps, len(stretch))]


def _is_headline(display: Display) -> bool:
    return (
        bool(display.bold or not display.names) and not display.ending and not heads_title(display)
    )
