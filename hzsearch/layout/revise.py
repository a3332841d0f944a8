"""A piece changed by hand: rows taken out of it or put in, a paragraph parted.

In: a piece and places of rows. Out: pieces whose texts are read from their rows as
the page's were: paragraphs that nobody touched stay as they are, what lost or got a
row is put together anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from hzsearch.layout.assemble import Piece
from hzsearch.layout.blocks import Block, add_subhead, as_unit, blocks, body, fill, merge, with_rows
from hzsearch.layout.bylines import read_byline
from hzsearch.layout.joining import as_subhead, join_pieces, join_titles
from hzsearch.layout.lines import Row
from hzsearch.layout.pairing import bodiless, headless
from hzsearch.layout.recut import recut
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display, Title


def keep(piece: Piece, kept: Collection[int], rows: Sequence[Row]) -> Piece | None:
    """Return what is left of ``piece`` with no other rows than ``kept``; None if nothing."""
    left = [at for at in piece.rows if at in kept]
    if len(left) == len(piece.rows) or not left:
        return piece if left else None
    story = piece.story
    if story is None or not any(at in kept for unit in story.units for at in unit.places):
        return replace(recut(rows, left), name=piece.name)
    title = _keep_title(piece.title, kept, rows)
    found = replace(piece, title=title, story=_keep_story(story, kept, rows))
    return settle(found if title else _headed(found, rows), rows)


def insert(piece: Piece, guest: Piece, rows: Sequence[Row]) -> Piece:
    """Return ``piece`` with the rows of ``guest`` among its own, in the order of the page."""
    if piece.story is None:
        return settle(join_pieces(piece, guest), rows)
    story, left = fill(piece.story, guest.rows, rows)
    found, rest = replace(piece, story=story), keep(guest, left, rows)
    return settle(_add(found, rest, rows) if rest else found, rows)


def part_paragraph(piece: Piece, at: int, rows: Sequence[Row]) -> Piece | None:
    """Return ``piece`` with a paragraph that begins with the row ``at``; None if it is no text."""
    if piece.story is None or not any(at in unit.places for unit in piece.story.units):
        return None
    parted: list[Block] = []
    for block in blocks(piece.story):
        unit = block.unit
        cut = unit.places.index(at) if at in unit.places else 0
        first = with_rows(unit, unit.places[: cut or len(unit.places)], rows)
        parted.append(Block(block.heads, first))
        parted += [Block([], with_rows(unit, unit.places[cut:], rows))] if cut else []
    return replace(piece, story=body(parted, piece.story))


def settle(piece: Piece, rows: Sequence[Row]) -> Piece:
    """Return a piece that a person put together, with no other doubts than what is missing."""
    if piece.title is None and piece.story:
        return replace(piece, doubts=headless(piece.story, rows))
    lonely = piece.title if piece.story is None else None
    return replace(piece, doubts=bodiless(lonely, rows) if lonely else ())


def _add(piece: Piece, guest: Piece, rows: Sequence[Row]) -> Piece:
    """Return a piece that has a body, with a guest's title and body added."""
    story, title = piece.story, guest.title
    if story is None:
        return join_pieces(piece, guest)
    below = title is not None and piece.title is not None and min(title.rows) > story.first
    merged = merge(story, guest.story) if guest.story else story
    if below and title:
        return replace(piece, story=add_subhead(merged, as_subhead(title), rows))
    return replace(piece, story=merged, title=join_titles(piece.title, title))


def _headed(piece: Piece, rows: Sequence[Row]) -> Piece:
    """Return a piece without a headline with the rows that stand above its body as one."""
    found = blocks(piece.story) if piece.story else []
    if piece.story is None or not found[0].heads:
        return piece
    places = [at for display in found[0].heads for at in display.rows]
    found[0].heads = []
    return replace(piece, title=_read_title(rows, places), story=body(found, piece.story))


def _keep_title(title: Title | None, kept: Collection[int], rows: Sequence[Row]) -> Title | None:
    left = [at for at in title.rows if at in kept] if title else []
    if title is None or not left:
        return None
    return title if len(left) == len(title.rows) else _read_title(rows, left)


def _read_title(rows: Sequence[Row], places: Sequence[int]) -> Title:
    """Return rows as a title; as the lines of a headline where they do not look like one."""
    found = recut(rows, sorted(places))
    if found.title and found.story is None:
        return found.title
    title = Title()
    for at in sorted(places):
        title.add(rows[at].text, (at,), "headline.alone")
    return title


def _keep_story(story: Story, kept: Collection[int], rows: Sequence[Row]) -> Story:
    """Return a body with no other rows than ``kept``; at least one paragraph keeps one."""
    found: list[Block] = []
    heads: list[Display] = []
    for block in blocks(story):
        heads += [d for one in block.heads for d in _keep_display(one, kept, rows)]
        places = tuple(at for at in block.unit.places if at in kept)
        if places:
            same = places == block.unit.places
            unit = block.unit if same else with_rows(block.unit, places, rows)
            found.append(Block(heads, unit))
            heads = []
    found += [Block([], as_unit(display, rows)) for display in heads]
    whole = body(found, story)
    if whole.first != story.first:
        whole.rule = "boundary.hand"
    whole.bylines = [d for one in story.bylines for d in _keep_display(one, kept, rows)]
    whole.endings = [d for one in story.endings for d in _keep_display(one, kept, rows)]
    return whole


def _keep_display(display: Display, kept: Collection[int], rows: Sequence[Row]) -> list[Display]:
    """Return a display with no other rows than ``kept``, read anew if it lost some."""
    left = tuple(at for at in display.rows if at in kept)
    if len(left) == len(display.rows) or not left:
        return [display] if left else []
    texts = [rows[at].text for at in left]
    credits = [byline for text in texts if (byline := read_byline(text))]
    names = tuple(name for byline in credits for name in byline.names) if display.names else ()
    return [replace(display, rows=left, text="".join(texts), names=names)]
