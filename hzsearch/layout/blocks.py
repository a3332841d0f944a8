"""A body as blocks, each a paragraph with the subheads above it; rows put in between.

In: the body of one piece and rows of another. Out: the body with both, in the order
of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hzsearch.layout import signs
from hzsearch.layout.lines import Row
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display


@dataclass(slots=True)
class Block:
    """A paragraph and the subheads above it."""

    heads: list[Display]
    unit: Unit


def blocks(story: Story) -> list[Block]:
    """Return a body as blocks."""
    return [
        Block([d for at, d in story.subheads if at == k], unit)
        for k, unit in enumerate(story.units)
    ]


def body(found: Sequence[Block], story: Story) -> Story:
    """Return the body made of blocks; its bylines and endings are those of ``story``."""
    heads = [(k, display) for k, block in enumerate(found) for display in block.heads]
    units = [block.unit for block in found]
    whole = Story(units, heads, story.bylines, story.endings, story.resumed, rule=story.rule)
    whole.headed = min(story.headed, len(units) - 1)
    return whole


def merge(story: Story, guest: Story) -> Story:
    """Return a body with the paragraphs of ``guest`` among its own, in the order of the page."""
    found = blocks(story)
    for block in blocks(guest):
        _insert(found, block)
    whole = body(found, story)
    whole.bylines = [*story.bylines, *guest.bylines]
    whole.endings = [*story.endings, *guest.endings]
    return whole


def add_subhead(story: Story, display: Display, rows: Sequence[Row]) -> Story:
    """Return a body with a subhead above the first paragraph behind it.

    Behind the last paragraph it becomes one itself.
    """
    found = blocks(story)
    later = (block for block in found if block.unit.places[0] > display.rows[0])
    below = next(later, None)
    if below:
        below.heads.append(display)
    else:
        found.append(Block([], as_unit(display, rows)))
    return body(found, story)


def fill(story: Story, places: Sequence[int], rows: Sequence[Row]) -> tuple[Story, list[int]]:
    """Return a body whose paragraphs took the rows that they lacked, and the rows left over.

    A row fills a hole in a paragraph, or stands right behind one that is not finished.
    """
    found, left = blocks(story), list(places)
    for block in found:
        wanted = [*_holes(block.unit, left), *_tail(block.unit, left)]
        left = [at for at in left if at not in wanted]
        if wanted:
            block.unit = with_rows(block.unit, sorted({*block.unit.places, *wanted}), rows)
    return body(found, story), left


def with_rows(unit: Unit, places: Iterable[int], rows: Sequence[Row]) -> Unit:
    """Return ``unit`` with the rows at ``places`` instead of its own."""
    chosen = tuple(places)
    texts = tuple(rows[at].text for at in chosen)
    return replace(
        unit,
        places=chosen,
        texts=texts,
        opens=signs.starts_story(texts[0]),
        signed=signs.signature(texts[-2:]) is not None or bool(signs.split_jump(texts[-1])[1]),
        rule=unit.rule if chosen[0] == unit.places[0] else "kept",
    )


def as_unit(display: Display, rows: Sequence[Row]) -> Unit:
    """Return a row of display type as a paragraph."""
    texts = tuple(rows[at].text for at in display.rows)
    return Unit(display.rows, texts, 0.0, False, rule="kept")


def _insert(found: list[Block], block: Block) -> None:
    """Put a block behind the last one that begins before it; join the two if that has no end."""
    start = block.unit.places[0]
    earlier = [k for k, one in enumerate(found) if one.unit.places[0] < start]
    at = earlier[-1] + 1 if earlier else 0
    above = found[at - 1].unit if at else None
    if above and not block.heads and not is_whole(above):
        texts, places = above.texts + block.unit.texts, above.places + block.unit.places
        found[at - 1].unit = replace(block.unit, places=places, texts=texts, rule=above.rule)
    else:
        found.insert(at, block)


def is_whole(unit: Unit) -> bool:
    """Say whether a paragraph ends as one may."""
    return signs.closes(unit.texts[-1]) or unit.texts[-1][-1] in "：；"


def _holes(unit: Unit, free: Sequence[int]) -> list[int]:
    """Return the rows of ``free`` that fill a hole of ``unit`` altogether."""
    holes = [range(a + 1, b) for a, b in zip(unit.places, unit.places[1:], strict=False)]
    return [at for hole in holes if set(hole) <= set(free) for at in hole]


def _tail(unit: Unit, free: Sequence[int]) -> list[int]:
    """Return the rows of ``free`` right behind ``unit`` if it is not finished."""
    at = unit.places[-1] + 1
    return [at] if at in free and not is_whole(unit) else []
