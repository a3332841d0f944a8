"""Threads become stories: legs are cut into paragraphs where lines are set in.

In: a :class:`~hzsearch.layout.placed.threads.Thread`. Out: a
:class:`~hzsearch.layout.story.Story`. An indent is measured, not guessed, so wording
decides only where a text has no indents at all: there a paragraph ends in a short line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hzsearch.layout import signs
from hzsearch.layout.bylines import has_role
from hzsearch.layout.endings import find_endings
from hzsearch.layout.lines import Row, close_up, ends_sentence, join
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.placed.columns import DEEPEST
from hzsearch.layout.placed.legs import FULL, INDENT, Leg
from hzsearch.layout.placed.notes import read_note
from hzsearch.layout.placed.slugs import Slug
from hzsearch.layout.story import Story
from hzsearch.layout.title import Display

_LONGEST_HEAD = 24
_MARK = re.compile(r"^[■□◆◇●○▲△★☆▶►※]\s*(?=\S)")
_PROSE = re.compile(r"[，。；：、]")
_SOFT = re.compile(r"[，；：、]$")
_DEEP = 5.0


@dataclass(slots=True, eq=False)
class Piece:
    """A line of a story: its slug, how far it is set in and falls short, in ems."""

    slug: Slug
    inset: float
    short: float
    gap: float
    first: bool
    head: Display | None = None
    alone: bool = False


def make_story(legs: Sequence[Leg], rows: Sequence[Row]) -> Story | None:
    """Return the story that the legs of a thread are; None if there is none."""
    if not legs:
        return None
    story = Story(rule="boundary.placed")
    pieces = [piece for leg in legs for piece in _pieces(leg)]
    _find_subheads(pieces)
    endings = _endings(pieces, rows)
    indents = _has_indents(pieces)
    unit: list[Piece] = []
    for k, piece in enumerate(pieces):
        # A credit （甲某 摄） is a name before it is a note.
        display = _byline(pieces, k, unit) or endings.get(piece.slug.at)
        if display or piece.head or piece.alone or (unit and _breaks(pieces, k, indents)):
            _close(story, unit)
            unit = []
        if piece.head:
            story.subheads.append((len(story.units), piece.head))
        if piece.alone:
            story.subheads.append((len(story.units), _subhead([piece.slug])))
        elif display:
            (story.bylines if display.names else story.endings).append(display)
        else:
            unit.append(piece)
    _close(story, unit)
    if not story.units:  # names only
        story.subheads, story.bylines, story.endings = [], [], []
        _close(story, pieces)
    return story


def _pieces(leg: Leg) -> list[Piece]:
    """Return the lines of a leg; the first brings the leg's subhead."""
    em = leg.run.size
    found: list[Piece] = []
    for slug in leg.run.slugs:
        above = found[-1].slug.bottom if found else slug.top
        inset, short = (slug.left - leg.left) / em, leg.short(slug) / em
        found.append(Piece(slug, inset, short, (slug.top - above) / em, not found))
    if leg.cap and found:
        found[0].head = _subhead([slug for run in leg.cap.runs for slug in run.slugs])
    return found


def _find_subheads(pieces: Sequence[Piece]) -> None:
    """Mark the subheads that are set in the type of the text."""
    for k, piece in enumerate(pieces):
        if _stands_alone(pieces, k):
            piece.alone = True


def _subhead(slugs: Sequence[Slug]) -> Display:
    text = _MARK.sub("", join(slug.text for slug in slugs))
    return Display(tuple(slug.at for slug in slugs), close_up(text))


def _stands_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a line is a paragraph of its own, short and no sentence."""
    piece = pieces[at]
    text = piece.slug.text
    if len(text) > _LONGEST_HEAD or at + 1 >= len(pieces) or piece.short < 1:
        return False
    if not any(map(str.isalnum, text)):  # a sign that its line had no room for
        return False
    flush = piece.inset < INDENT and not _SOFT.search(text)  # neither an item nor a paragraph
    if ends_sentence(text) or signs.is_item(text) or read_note(text):
        return False
    if _PROSE.search(text) and not (flush and _has_indents(pieces)):
        return False
    whole = at == 0 or ends_sentence(pieces[at - 1].slug.text)
    return whole and pieces[at + 1].inset >= INDENT


def _endings(pieces: Sequence[Piece], rows: Sequence[Row]) -> dict[int, Display]:
    """Return the jump lines and sign-offs among the lines, by the place of their row."""
    own = [replace(rows[p.slug.at], depth=max(0.0, p.inset), gap=0) for p in pieces]
    found = find_endings(own)
    return {
        pieces[k].slug.at: replace(display, rows=(pieces[k].slug.at,))
        for k, display in found.items()
    }


def _has_indents(pieces: Sequence[Piece]) -> bool:
    """Say whether paragraphs begin with an indent."""
    return any(INDENT <= piece.inset <= DEEPEST for piece in pieces)


def _byline(pieces: Sequence[Piece], at: int, unit: Sequence[Piece]) -> Display | None:
    """Return the byline that a line is, before the text, behind it, or set to the right."""
    piece = pieces[at]
    text = piece.slug.text
    byline = read_note(text)
    if byline is None or (unit and not ends_sentence(_tail(unit))):
        return None
    alone = piece.inset > DEEPEST or at == 0 or at + 1 == len(pieces)
    deep = piece.inset > DEEPEST and piece.short < FULL
    last = at + 1 == len(pieces) and at > 0 and (deep or text[0] in "（(")
    if (byline.proven and (alone or has_role(text))) or (last and alone):
        return Display((piece.slug.at,), text, names=byline.names)
    return None


def _tail(unit: Sequence[Piece]) -> str:
    """Return the end of a text: a closing mark may be alone on the last line."""
    return "".join(piece.slug.text for piece in unit[-2:])


def _breaks(pieces: Sequence[Piece], at: int, indents: bool) -> bool:
    """Say whether a line begins a paragraph."""
    piece, before = pieces[at], pieces[at - 1]
    if INDENT <= piece.inset <= DEEPEST or signs.starts_story(piece.slug.text):
        return not _same_line(before, piece)
    ended = ends_sentence(before.slug.text) or before.slug.text[-1] in "：；"
    if piece.inset > DEEPEST:  # set to the right, or in the middle
        return ended and not _same_line(before, piece)
    return (
        ended and before.short > (2 * FULL if indents else FULL) and not _same_line(before, piece)
    )


def _same_line(before: Piece, piece: Piece) -> bool:
    return abs(before.slug.bottom - piece.slug.bottom) < 0.4 * piece.slug.size and not piece.first


def _close(story: Story, unit: Sequence[Piece]) -> None:
    """Add a paragraph to a story."""
    if not unit:
        return
    texts = tuple(piece.slug.text for piece in unit)
    signed = signs.signature(texts[-2:]) is not None or bool(signs.split_jump(texts[-1])[1])
    places = tuple(piece.slug.at for piece in unit)
    opens = signs.starts_story(texts[0])
    story.add(Unit(places, texts, 0.0, False, opens, signed, rule="placed"))
