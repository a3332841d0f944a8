"""Legs: the stretches of a column that running text is made up of, and how they begin and end.

In: runs of text. Out: :class:`Leg` values. What a leg tells of its neighbours: whether
its first line is set in, whether its last one is full and ends a sentence, whether it
is the caption of a picture, which subhead may stand over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hzsearch.layout.placed.columns import DEEPEST, column_edges, line_ends
from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.notes import read_jump, read_note
from hzsearch.layout.placed.runs import Face, Run
from hzsearch.layout.placed.slugs import Slug
from hzsearch.layout.signs import closes, is_caption, is_signed, split_jump, starts_story
from hzsearch.model import Box
from hzsearch.model.boxes import across, down, hull

# In ems: the least indent, how short a full line may fall.
INDENT = 1.2
FULL = 1.2
# In ems: how far a caption may stand from its picture, how far out of its width.
_NEAR_PICTURE = 2.0
_WIDER = 1.0
# In ems: how far a subhead may stand above its column, and how far out of it.
_NEAR_CAP = 2.2
_OUT = 0.8
_MOST_CAP = 3
# In ems: the least size of a headline without kicker or note over several columns.
_HEADLINE = 1.2
_TAKEN = re.compile(r"(?:[摄攝]|供[图圖])[)）]?$")


@dataclass(slots=True, eq=False)
class Leg:
    """A run of text in its column: the column's edges in points, and how it begins and ends.

    A ``note`` is no text, but a byline or a jump line that stands alone. ``ends`` says, by
    the place of its row, where a line beside a float ends if it is full.
    """

    run: Run
    left: float
    right: float
    indented: bool = False
    full: bool = True
    closed: bool = False
    over: bool = False
    caption: bool = False
    picture: int = -1
    opening: str = ""
    cap: Heading | None = None
    note: bool = False
    ends: dict[int, float] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """Return where the first line begins."""
        return self.run.top

    @property
    def bottom(self) -> float:
        """Return where the last line ends."""
        return self.run.bottom

    def short(self, slug: Slug) -> float:
        """Return how many points a line falls short of the column, or of a float in it."""
        return self.ends.get(slug.at, self.right) - slug.right

    @property
    def opens(self) -> bool:
        """Say whether the first line may begin a story."""
        return self.indented or starts_story(self.opening)

    @property
    def start(self) -> float:
        """Return where the leg begins, its subhead included."""
        return self.cap.top if self.cap else self.run.top


def make_legs(
    texts: Sequence[Run], headings: Sequence[Heading], ground: Ground, plain: frozenset[Face]
) -> list[Leg]:
    """Return the legs that the runs of text are."""
    legs = []
    for run in texts:
        left, right = column_edges(run, texts, ground.em)
        leg = Leg(run, left, right, ends=line_ends(run, headings, ground))
        leg.cap = _cap(leg, headings, ground)
        _look(leg, ground, plain)
        legs.append(leg)
    wide = [leg for leg in legs if leg.cap and _is_one_of_several(leg, leg.cap, legs, ground.em)]
    for leg in wide:
        leg.cap = None
    return legs


def _is_one_of_several(leg: Leg, cap: Heading, legs: Sequence[Leg], em: float) -> bool:
    """Say whether a heading stands in the middle over several columns, not over one.

    They begin level, and nothing stands over the others at the heading's height. A mere
    subhead is hardly larger than the text, or stands right below that of its column.
    """
    after = any(0 <= cap.top - o.bottom <= 2 * em and across(o, leg) > 3 * em for o in legs)
    if not cap.is_whole and (after or cap.size < _HEADLINE * em):
        return False
    return any(
        other is not leg
        and abs(other.top - leg.top) <= em
        and cap.reach[0] < (other.left + other.right) / 2 < cap.reach[1]
        and other.run.place[0] == leg.run.place[0]
        for other in legs
    )


def _look(leg: Leg, ground: Ground, plain: frozenset[Face]) -> None:
    """Note how a leg begins and ends; a byline at either end is no line of the text."""
    em, slugs = leg.run.size, leg.run.slugs
    prose = slugs[1:] if len(slugs) > 1 and is_byline_row(slugs[0]) else slugs
    signed = len(prose) > 1 and _is_signed(leg, prose)
    prose = prose[:-1] if signed else prose
    first, last = prose[0], prose[-1]
    leg.indented = INDENT * em <= first.left - leg.left <= DEEPEST * em
    leg.opening = first.text
    leg.full = leg.short(last) <= FULL * em
    leg.closed = closes(_tail(prose)) or last.text[-1] in "：；:;" or _ends_in_subhead(leg)
    leg.note = all(_is_note_row(slug) for slug in slugs)
    leg.over = signed or is_signed(last.text, "…") or bool(split_jump(last.text)[1])
    near = (k for k, picture in enumerate(ground.pictures) if _at_picture(leg, picture, ground.em))
    leg.picture = next(near, -1)
    leg.caption = leg.picture >= 0 and _is_caption(leg, ground, plain)


def _is_signed(leg: Leg, slugs: Sequence[Slug]) -> bool:
    """Say whether the last line is a byline behind the end of a text, or a jump line."""
    if read_jump(slugs[-1].text):
        return True
    last = slugs[-1]
    deep = last.left - leg.left > DEEPEST * last.size and last.right > leg.right - FULL * last.size
    names = is_byline_row(last) or (read_note(last.text) and (deep or last.text[0] in "（("))
    return closes(_tail(slugs[:-1])) and bool(names)


def _tail(slugs: Sequence[Slug]) -> str:
    """Return the end of a text; a closing mark may be alone on the last line."""
    alone = len(slugs) > 1 and not any(map(str.isalnum, slugs[-1].text))
    return slugs[-2].text + slugs[-1].text if alone else slugs[-1].text


def is_byline_row(slug: Slug) -> bool:
    """Say whether a line of running text holds a byline and nothing else."""
    byline = read_note(slug.text)
    return byline is not None and byline.proven


def _is_note_row(slug: Slug) -> bool:
    """Say whether a line alone is a jump line or a byline, known names or in brackets."""
    byline = read_note(slug.text)
    named = byline is not None and (byline.proven or slug.text[0] in "（(")
    return named or read_jump(slug.text) is not None


def _ends_in_subhead(leg: Leg) -> bool:
    """Say whether the last line is no prose: set in, short, behind the end of a paragraph."""
    em, slugs = leg.run.size, leg.run.slugs
    if len(slugs) < 2 or not closes(slugs[-2].text):
        return False
    set_in = slugs[-1].left - leg.left >= INDENT * em
    return set_in and not leg.full and not re.search("[，。；]", slugs[-1].text)


def _is_caption(leg: Leg, ground: Ground, plain: frozenset[Face]) -> bool:
    """Say whether a leg beside a picture tells what it shows: by its type or its wording."""
    text = leg.run.text
    other = leg.run.face not in plain or abs(leg.run.size - ground.em) > 0.06 * ground.em
    return other or is_caption(text) or _TAKEN.search(text) is not None


def _at_picture(leg: Leg, picture: Box, em: float) -> bool:
    """Say whether a leg stands below or beside a picture, and not beyond its edges.

    Between a picture and its caption there may be the caption's heading.
    """
    below = -_WIDER * em <= leg.start - picture.bottom <= _NEAR_PICTURE * em
    above = -_WIDER * em <= picture.top - leg.bottom <= _NEAR_PICTURE * em
    wide = across(leg.run, picture) > 0.8 * (leg.run.right - leg.run.left)
    if (below or above) and wide:
        return True
    high = down(leg, picture) > 0.8 * (leg.bottom - leg.top)
    return high and -across(leg.run, picture) <= _NEAR_PICTURE * em


def _cap(leg: Leg, headings: Sequence[Heading], ground: Ground) -> Heading | None:
    """Return the display type in the column right above a leg, which may be a subhead."""
    em = ground.em
    for heading in headings:
        inside = heading.left >= leg.left - _OUT * em and heading.right <= leg.right + _OUT * em
        gap = leg.top - heading.bottom
        if not inside or not -0.5 * em < gap <= _NEAR_CAP * em or heading.frame != leg.run.place[0]:
            continue
        lines = sum(len(run.slugs) for run in heading.runs)
        if lines <= _MOST_CAP and not heading.vertical and not ground.ruled(heading, leg):
            return heading
    return None


def seat_notes(notes: Sequence[Run], texts: list[Run], ground: Ground) -> list[Run]:
    """Give each note that stands under no heading to the text right above or below it.

    A caption is as wide as its picture. Returns the texts, and the notes that stand apart.
    """
    apart = []
    for note in notes:
        hosts = [text for text in texts if _touches(note, text, ground)]
        if hosts:
            gaps = [max(text.top - note.bottom, note.top - text.bottom) for text in hosts]
            hosts[gaps.index(min(gaps))].take(note.slugs)
        else:
            apart.append(note)
    return sorted([*texts, *apart], key=lambda run: (run.top, run.left))


def _touches(note: Run, text: Run, ground: Ground) -> bool:
    """Say whether a note stands right above or below a text, within its column."""
    em = ground.em
    gap = max(text.top - note.bottom, note.top - text.bottom)
    far = 2 * _NEAR_PICTURE * em  # there may be a heading between
    over = (p for p in ground.pictures if 0 <= text.top - p.bottom <= far)
    wide = hull([text, *(p for p in over if across(p, text) > 0)])
    inside = note.left >= wide.left - em and note.right <= wide.right + em
    return inside and gap <= 1.5 * em and text.place[0] == note.place[0]
