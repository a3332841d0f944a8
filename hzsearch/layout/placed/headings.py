"""Headings: display type that stands together, and the width it reigns over.

In: the runs of display type and notes. Out: :class:`Heading` values, each to become
a title (or a subhead, if it turns out to stand within a column of a text).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.items import heads_column
from hzsearch.layout.placed.reaches import are_flush, find_reach, stands_flush
from hzsearch.layout.placed.runs import Run
from hzsearch.layout.placed.slugs import Slug
from hzsearch.model import Box
from hzsearch.model.boxes import across, down, hull, stacked

# In ems of the larger of two runs: how far apart they may be; a note in its own.
_NEAR = 1.3
_NEAR_NOTE = 2.5
_NEAR_VERTICAL = 1.5
_NEAR_FOOT = 2.0
_WIDEST_BLANK = 2.6
_SAME = 0.93
# What tells a headline from a subhead besides its size: a kicker, subheadline or note;
# more than one line; more characters than this.
_WHOLE = 3.0
_PLUS = 0.5
_LONG = 16


@dataclass(slots=True, eq=False)
class Heading:
    """Runs of display type around one headline; ``reach`` is the free width at its height.

    ``notes`` are bylines and jump lines below it, ``rubrics`` the label of a series above,
    ``bar`` a ground of its own, which is as wide as its story.
    """

    runs: list[Run]
    notes: list[Run] = field(default_factory=list)
    rubrics: list[Run] = field(default_factory=list)
    reach: tuple[float, float] = (0.0, 0.0)
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    main: list[Run] = field(default_factory=list)
    weight: float = 0.0
    bar: Box | None = None

    def __post_init__(self) -> None:
        """Take the edges of the runs."""
        self.measure()

    def measure(self) -> None:
        """Take the edges of the runs and notes anew; also what tells it from a subhead."""
        ground = [self.bar] if self.bar else []
        box = hull([*(self.runs or self.rubrics), *self.notes, *ground])
        self.left, self.top, self.right, self.bottom = box.left, box.top, box.right, box.bottom
        self.size = max((run.size for run in self.runs), default=0.0)
        self.main = [run for run in self.runs if run.size >= _SAME * self.size]
        self.weight = _WHOLE if len(self.runs) > len(self.main) or self.notes else 0.0
        self.weight += _PLUS if sum(len(run.slugs) for run in self.main) > 1 else 0.0
        self.weight += _PLUS if sum(len(run.text) for run in self.main) > _LONG else 0.0

    @property
    def frame(self) -> int:
        """Return the frame that the heading stands in."""
        return (self.runs or self.rubrics)[0].place[0]

    @property
    def is_whole(self) -> bool:
        """Say whether a kicker, a subheadline or a note belongs to it: no subhead has one."""
        return self.weight >= _WHOLE

    @property
    def vertical(self) -> bool:
        """Say whether the headline runs downwards."""
        return any(run.vertical for run in self.main)

    @property
    def lines(self) -> list[Slug]:
        """Return the lines of all runs."""
        return [slug for run in self.runs for slug in run.slugs]

    @property
    def text(self) -> str:
        """Return the text of all runs."""
        return "".join(run.text for run in self.runs)


def find_headings(
    displays: Sequence[Run], notes: Sequence[Run], texts: Sequence[Run], ground: Ground
) -> tuple[list[Heading], list[Run]]:
    """Return the headings of a page, and the notes that stand under none."""
    groups: list[list[Run]] = []
    around = [*displays, *notes, *texts]
    for run in sorted(displays, key=lambda run: (run.top, run.left)):
        hosts = [g for g in groups if any(_belong(other, run, around, ground) for other in g)]
        joined = [run for group in hosts for run in group]
        groups = [group for group in groups if group not in hosts] + [[*joined, run]]
    headings = [Heading(_in_order(group), bar=ground.bar(hull(group))) for group in groups]
    left = [run for run in notes if not _note(run, headings, texts, ground)]
    flush = are_flush((h.lines for h in headings if not h.vertical), ground.em)
    for heading in headings:
        main = hull(heading.main or heading.rubrics)
        others = [run for other in headings if other is not heading for run in other.runs]
        heading.reach = find_reach(main, heading.frame, others, texts, ground)
        if flush and stands_flush(hull([heading]), texts, ground.em):
            heading.reach = max(heading.reach[0], heading.left - ground.em), heading.reach[1]
    return headings, left


def _in_order(group: Sequence[Run]) -> list[Run]:
    """Return the runs of a heading as they are read: vertical ones from the right."""
    standing = sorted((run for run in group if run.vertical), key=lambda run: -run.right)
    flat = sorted((run for run in group if not run.vertical), key=lambda run: (run.top, run.left))
    top = max((run.top for run in standing), default=0.0)
    return [
        *(run for run in flat if standing and run.bottom <= top + run.size),
        *standing,
        *(run for run in flat if not standing or run.bottom > top + run.size),
    ]


def _belong(upper: Run, lower: Run, around: Sequence[Run], ground: Ground) -> bool:
    """Say whether two runs of display type are of one heading."""
    if upper.place != lower.place:
        return False
    if upper.vertical or lower.vertical:
        return _stand_together(upper, lower, around, ground)
    size = max(upper.size, lower.size)
    if _one_line(upper, lower, around, ground):
        return True
    gap = lower.top - upper.bottom
    if not -0.5 * size < gap <= _NEAR * size or not stacked(upper, lower):
        return False
    return not (ground.ruled(upper, lower) or heads_column(lower, upper, around, ground))


def _stand_together(one: Run, other: Run, around: Sequence[Run], ground: Ground) -> bool:
    """Say whether vertical display type stands beside other display type, as of one heading."""
    size = max(one.size, other.size)
    if not (one.vertical and other.vertical):
        foot, standing = (other, one) if one.vertical else (one, other)
        gap = foot.top - standing.bottom
        small = foot.size <= _SAME * standing.size  # as large as it, it is another headline
        near = -0.5 * foot.size < gap <= _NEAR_FOOT * foot.size
        return small and near and _centred(standing, foot) and not _is_kicker(foot, gap, around)
    high = min(one.bottom - one.top, other.bottom - other.top)
    near = -across(one, other) <= _NEAR_VERTICAL * size
    return near and down(one, other) > high / 3 and not ground.fenced(one, other)


def _is_kicker(run: Run, gap: float, around: Sequence[Run]) -> bool:
    """Say whether larger type stands nearer below a line than ``gap``: it is that one's kicker."""
    return any(
        other.size > 1.15 * run.size
        and stacked(run, other)
        and -0.5 * run.size < other.top - run.bottom < gap
        for other in around
        if not other.vertical
    )


def _centred(standing: Run, foot: Run) -> bool:
    """Say whether a line stands in the middle below a vertical one, or covers it."""
    apart = abs(standing.left + standing.right - foot.left - foot.right) / 2
    return across(standing, foot) > 0 or apart <= 2 * standing.size


def _one_line(one: Run, other: Run, around: Sequence[Run], ground: Ground) -> bool:
    """Say whether two runs are pieces of one line of display type, a blank between.

    Two headlines side by side may be no further apart; but over or below a blank within
    one headline a line runs on, and there is not just the gutter between two columns.
    """
    size = max(one.size, other.size)
    even = min(one.size, other.size) > _SAME * size and size > 1.3 * ground.em
    level = abs(one.bottom - other.bottom) < 0.3 * size
    gap = -across(one, other)
    if not (even and level and gap < _WIDEST_BLANK * size) or ground.fenced(one, other):
        return False
    left, right = sorted((one, other), key=lambda run: run.left)
    near = [run for run in around if 0 < -down(run, one) < 2 * size and run.place == one.place]
    spans = [run for run in near if run.left < left.right and right.left < run.right]
    return any(run.left > left.left - size and run.right < right.right + size for run in spans)


def _note(note: Run, headings: Sequence[Heading], texts: Sequence[Run], ground: Ground) -> bool:
    """Give a note to the heading right above it, if there is one and no text between."""
    near = []
    if any(_parts(text, note, ground.em) for text in texts):
        return False
    for k, heading in enumerate(headings):
        gap = note.top - max(run.bottom for run in (*heading.runs, *heading.notes))
        level = across(heading, note) > 0 or (heading.vertical and _centred(heading.main[0], note))
        if level and -0.5 * ground.em < gap <= _NEAR_NOTE * ground.em:
            near += [(gap, k)] if heading.frame == note.place[0] else []
    if not near or ground.ruled(headings[min(near)[1]], note):
        return False
    host = headings[min(near)[1]]
    host.notes.append(note)
    host.measure()
    return True


def _parts(text: Run, note: Run, em: float) -> bool:
    """Say whether a text ends right above a note."""
    near = -0.5 * em < note.top - text.bottom <= em
    return near and across(text, note) > 0
