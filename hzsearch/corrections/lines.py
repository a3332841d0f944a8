"""Corrections that change which line belongs to what: applied one after the other.

In: the drafts of a file's pages and its sidecar. Out: the drafts corrected, and why a
correction can not be applied, by its line. Articles that no correction touches keep
their names; a new one is called after the line it began with (``+88``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from hzsearch.corrections.place import Place, find, find_article
from hzsearch.corrections.sidecar import FACTS, Correction, Sidecar, Spot
from hzsearch.layout import Draft
from hzsearch.layout.assemble import Piece
from hzsearch.layout.joining import join_pieces
from hzsearch.layout.recut import recut
from hzsearch.layout.revise import insert, keep, part_paragraph, settle

Drafts = list[Draft]


def correct_lines(drafts: Sequence[Draft], sidecar: Sidecar) -> tuple[Drafts, dict[int, str]]:
    """Return ``drafts`` with the sidecar's corrections of lines, and what is wrong with them."""
    found, problems = list(drafts), dict[int, str]()
    for correction in sidecar.corrections:
        if correction.word in FACTS:
            continue
        try:
            found = _WORDS[correction.word](found, correction)
        except ValueError as error:
            problems[correction.line] = str(error)
    return found, problems


def _join(drafts: Drafts, correction: Correction) -> Drafts:
    (page, first), (other, second) = (find_article(drafts, spot) for spot in correction.spots)
    if page != other:
        raise ValueError("the two lines are on different pages")
    if first.name == second.name:
        raise ValueError("the two lines are in one article already")
    draft = drafts[page]
    joined = settle(join_pieces(first, second), draft.rows)
    draft = _told(draft.exchange((first, second), (joined,)), second.rows, "correction.join")
    return _with(drafts, page, draft)


def _split(drafts: Drafts, correction: Correction) -> Drafts:
    spot = correction.spots[0]
    page, piece = find_article(drafts, spot)
    draft, at = drafts[page], find(drafts, spot).rows[0]
    first = keep(piece, [row for row in piece.rows if row < at], draft.rows)
    new = keep(piece, [row for row in piece.rows if row >= at], draft.rows)
    if first is None or new is None:
        raise ValueError(f"{spot} begins its article already")
    new = replace(new, name=_name(draft, spot))
    draft = _told(draft.exchange((piece,), (first, new)), new.rows, "correction.split")
    return _with(drafts, page, draft)


def _move(drafts: Drafts, correction: Correction) -> Drafts:
    target = correction.target or correction.spots[0]
    page, host = find_article(drafts, target)
    place = _all(drafts, correction.spots)
    rows = tuple(at for at in place.rows if at not in host.rows)
    if place.page != page:
        raise ValueError("lines are not moved to another page")
    if not rows:
        raise ValueError(f"the lines are in the article with {target} already")
    guest = _take(drafts[page], rows)
    draft = _without(drafts[page], rows)
    draft = draft.exchange((host,), (insert(host, guest, draft.rows),))
    return _with(drafts, page, _told(draft, rows, "correction.move"))


def _furniture(drafts: Drafts, correction: Correction) -> Drafts:
    place = _all(drafts, correction.spots)
    draft = drafts[place.page]
    if not any(draft.holder(at) for at in place.rows):
        raise ValueError("the lines are furniture already")
    draft = _told(_without(draft, place.rows), place.rows, "correction.furniture")
    return _with(drafts, place.page, draft)


def _article(drafts: Drafts, correction: Correction) -> Drafts:
    place = _all(drafts, correction.spots)
    draft = drafts[place.page]
    if any(piece.rows == place.rows for piece in draft.pieces):
        raise ValueError("the lines are an article already")
    new = replace(_take(draft, place.rows), name=_name(draft, correction.spots[0]))
    draft = _without(draft, place.rows).exchange((), (settle(new, draft.rows),))
    return _with(drafts, place.page, _told(draft, place.rows, "correction.article"))


def _paragraph(drafts: Drafts, correction: Correction) -> Drafts:
    spot = correction.spots[0]
    page, piece = find_article(drafts, spot)
    draft, at = drafts[page], find(drafts, spot).rows[0]
    parted = part_paragraph(piece, at, draft.rows)
    if parted is None:
        raise ValueError(f"{spot} is no running text")
    draft = _told(draft.exchange((piece,), (parted,)), (at,), "correction.paragraph")
    return _with(drafts, page, draft)


_WORDS: dict[str, Callable[[Drafts, Correction], Drafts]] = {
    "join": _join,
    "split": _split,
    "move": _move,
    "furniture": _furniture,
    "article": _article,
    "paragraph": _paragraph,
}


def _all(drafts: Drafts, spots: Iterable[Spot]) -> Place:
    """Return where several stretches of lines are, on one page."""
    places = [find(drafts, spot) for spot in spots]
    if len({place.page for place in places}) > 1:
        raise ValueError("the lines are on different pages")
    rows = sorted({at for place in places for at in place.rows})
    return Place(places[0].page, tuple(rows))


def _take(draft: Draft, rows: Sequence[int]) -> Piece:
    """Return a piece of the rows, read as their articles read them, furniture anew."""
    parts = [keep(piece, rows, draft.rows) for piece in draft.pieces]
    found = [part for part in parts if part]
    free = [at for at in rows if draft.holder(at) is None]
    found += [recut(draft.rows, free)] if free else []
    found.sort(key=lambda piece: piece.order)
    return reduce(lambda one, other: insert(one, other, draft.rows), found)


def _without(draft: Draft, rows: Sequence[int]) -> Draft:
    """Return the draft with the rows in no piece."""
    gone = set(rows)
    old = tuple(piece for piece in draft.pieces if gone & set(piece.rows))
    left = [keep(piece, set(piece.rows) - gone, draft.rows) for piece in old]
    return draft.exchange(old, tuple(piece for piece in left if piece))


def _told(draft: Draft, rows: Iterable[int], rule: str) -> Draft:
    return replace(draft, given={**draft.given, **dict.fromkeys(rows, rule)})


def _name(draft: Draft, spot: Spot) -> str:
    """Return what a new article is called: after its line, and unlike any other."""
    taken = {piece.name for piece in draft.pieces}
    names = (f"+{spot.first}{mark}" for mark in ("", *(f".{n}" for n in range(2, 1000))))
    return next(name for name in names if name not in taken)


def _with(drafts: Drafts, page: int, draft: Draft) -> Drafts:
    return [*drafts[:page], draft, *drafts[page + 1 :]]
