"""The pipeline of placed pages, one step a line: slugs, edges, runs, kinds, headings, threads.

In: a :class:`~hzsearch.model.Page` with a sheet. Out: a
:class:`~hzsearch.layout.pipeline.Layout`. Where a line is printed says what the text
alone leaves open; the rules of the text (datelines, bylines, captions, jump lines) are
those of :mod:`hzsearch.layout`, and its assembly cleans the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hzsearch.layout.assemble import Piece
from hzsearch.layout.draft import Draft
from hzsearch.layout.lines import Row, read
from hzsearch.layout.pipeline import Layout, write_down
from hzsearch.layout.pipeline import cut as cut_text
from hzsearch.layout.placed.edges import find_edges
from hzsearch.layout.placed.ground import Ground, read_ground
from hzsearch.layout.placed.headings import Heading, find_headings
from hzsearch.layout.placed.kinds import Kind, find_kinds, text_faces
from hzsearch.layout.placed.legs import Leg, make_legs, seat_notes
from hzsearch.layout.placed.notes import part_notes, read_jump
from hzsearch.layout.placed.rubrics import find_bands, give_labels
from hzsearch.layout.placed.runs import Run, find_runs
from hzsearch.layout.placed.scene import Scene
from hzsearch.layout.placed.slugs import Slug, measure_em, read_slugs
from hzsearch.layout.placed.stories import make_story
from hzsearch.layout.placed.threads import Thread, part_items, thread
from hzsearch.layout.placed.titling import make_title
from hzsearch.model import Page, Sheet

_DOUBT = "columns: which of them belong here, and in which order, is a guess"


def cut_placed(page: Page) -> Layout:
    """Cut a page whose lines are placed into articles and furniture.

    Every non-blank line is in exactly one of them. Where a line has no placement, all are
    cut by their text alone.
    """
    bare = any(line.placed is None and line.text.strip() for line in page.lines)
    if page.sheet is None or bare:
        return cut_text(replace(page, sheet=None))
    return write_down(draft_placed(page, page.sheet))


def draft_placed(page: Page, sheet: Sheet) -> Draft:
    """Return the pieces of a page, in its order, each named by its number."""
    rows, unprinted = read(page)
    slugs = read_slugs(rows, page.lines)
    edges = find_edges(slugs, sheet)
    found = _threads([slug for slug in slugs if slug.at not in edges], sheet)
    pieces = [piece for one in found if (piece := _piece(one, rows)).rows]
    pieces.sort(key=lambda piece: piece.order)
    named = tuple(replace(piece, name=str(k)) for k, piece in enumerate(pieces, start=1))
    return Draft(page, rows, unprinted, named, dict.fromkeys(edges, "furniture.placed"))


def _threads(slugs: Sequence[Slug], sheet: Sheet) -> list[Thread]:
    """Return the threads of a page without its furniture."""
    em = measure_em(slugs)
    ground = read_ground(sheet, em, slugs)
    runs = part_notes(find_runs(slugs, ground))
    kinds = find_kinds(runs, ground)
    ground = place_runs(runs, kinds, ground)
    displays, notes, texts = (
        [run for run, kind in zip(runs, kinds, strict=True) if kind == wanted]
        for wanted in ("display", "note", "text")
    )
    headings, loose = find_headings(displays, notes, texts, ground)
    texts = seat_notes(loose, texts, ground)
    legs = make_legs(texts, headings, ground, text_faces(runs, em))
    bands, labels = find_bands(headings, legs, ground)
    owned = give_labels(labels, headings, legs, ground)
    headings = [h for h in headings if h not in bands and h not in labels]
    for leg in legs:
        leg.cap = leg.cap if leg.cap in headings else None
    threads = _settle_subheads(thread(Scene(legs, headings, ground, bands)))
    threads = [part for found in threads for part in part_items(found)]
    for label, below in owned:
        _label(threads, label, below)
    return threads


def place_runs(runs: Sequence[Run], kinds: Sequence[Kind], ground: Ground) -> Ground:
    """Return the ground of the texts alone, after noting for each run where it stands on it."""
    texts = [run for run, kind in zip(runs, kinds, strict=True) if kind == "text"]
    ground = ground.without_bars(texts)
    for run in runs:
        run.place = ground.place(run)
    return ground


def _label(threads: Sequence[Thread], label: Heading, below: Heading | Leg) -> None:
    """Give the label of a series to the article that stands right below it."""
    for found in threads:
        if found.heading is below or below in found.legs:
            found.heading = found.heading or Heading([], rubrics=label.runs)
            found.heading.rubrics = label.runs
            return


def _settle_subheads(threads: Sequence[Thread]) -> list[Thread]:
    """Leave each heading either to its own text or, as a subhead, to the leg below it.

    What stands over a text that nothing goes before is its headline, however small.
    """
    heads = {id(found.heading) for found in threads if found.heading and found.legs}
    caps: set[int] = set()
    for found in threads:
        first = found.legs[0].cap if found.legs and not found.heading else None
        if first and id(first) not in heads | caps:
            found.heading = first
            heads.add(id(first))
        for leg in found.legs:
            if leg.cap and id(leg.cap) in heads | caps:
                leg.cap = None
            caps.update({id(leg.cap)} if leg.cap else ())
    taken = caps | heads
    return [found for found in threads if found.legs or id(found.heading) not in taken]


def _piece(found: Thread, rows: Sequence[Row]) -> Piece:
    title = make_title(found.heading) if found.heading else None
    story = make_story(found.legs, rows)
    notes = found.heading.notes if found.heading else []
    jumps = [jump for note in notes if (jump := read_jump(note.text, note.slugs[0].at))]
    if story:
        story.endings += jumps
    elif title:
        title.claim(at for jump in jumps for at in jump.rows)
    return Piece(title, story, (_DOUBT,) * found.doubtful)
