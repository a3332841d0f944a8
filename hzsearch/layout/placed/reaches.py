"""Reaches: how wide a heading reigns at its height, beyond its own type.

In: a heading, the others of its page, the texts and the ground. Out: the left and right
end of the free width. It ends at what stands there: text, a picture, a rule, a frame; and
where the column begins that another heading stands over. A page sets its headlines in the
middle or flush left; where it sets them flush, none reigns over what is left of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.runs import Run
from hzsearch.model import Box
from hzsearch.model.boxes import Area, across, down, holds, hull

# Further than any sheet is wide, in points.
_FAR = 1e6
# In ems: how far below a headline its text begins at most.
_NEAR = 4


def find_reach(
    main: Box, frame: int, others: Sequence[Run], texts: Sequence[Run], ground: Ground
) -> tuple[float, float]:
    """Return the left and right end of the free width at the height of a headline ``main``.

    ``frame`` is the one it stands in, ``others`` are the runs of the other headings.
    """
    own = ground.frames[frame] if frame >= 0 else None
    walls: list[Area] = [*texts, *ground.pictures, *ground.standing]
    walls += [other for other in ground.frames if other is not own and not holds(other, main, 1.0)]
    level = [o for o in (*walls, *others) if _is_level(main, o)]
    walls = [_estate(o, main, texts, ground.em) if isinstance(o, Run) else o for o in level]
    left, right = (own.left, own.right) if own else (-_FAR, _FAR)
    left = max([left, *(wall.right for wall in walls if wall.right <= main.left + ground.em)])
    right = min([right, *(wall.left for wall in walls if wall.left >= main.right - ground.em)])
    return left, right


def are_flush(headlines: Iterable[Sequence[Area]], em: float) -> bool:
    """Say whether a page sets headlines flush left: the lines of all that have several are.

    Lines as wide as one another tell nothing.
    """
    lefts = [
        max(line.left for line in lines) - min(line.left for line in lines) <= em / 2
        for lines in headlines
        if lines and _spread(line.right - line.left for line in lines) > 2 * em
    ]
    return bool(lefts) and all(lefts)


def _spread(widths: Iterable[float]) -> float:
    found = list(widths)
    return max(found) - min(found)


def stands_flush(main: Area, texts: Sequence[Run], em: float) -> bool:
    """Say whether the text right below a headline begins where it does."""
    below = [t for t in texts if across(t, main) > 0 and 0 <= t.top - main.bottom <= _NEAR * em]
    return bool(below) and abs(min(text.left for text in below) - main.left) <= em


def _is_level(main: Area, wall: Area) -> bool:
    """Say whether a wall stands at the height of a headline."""
    high = min(main.bottom - main.top, wall.bottom - wall.top)
    return down(main, wall) > 0.25 * high


def _estate(run: Run, main: Area, texts: Sequence[Run], em: float) -> Area:
    """Return the width that a heading beside ``main`` has: its own and that of its first text.

    Where that reaches under ``main`` itself, the two share what is between them.
    """
    below = [t for t in texts if across(t, run) > 0 and 0 <= t.top - run.bottom <= _NEAR * em]
    whole = hull([run, *below])
    if across(whole, main) <= em:
        return whole
    half = max(0.0, -across(run, main)) / 2
    return Box(run.left - half, run.top, run.right + half, run.bottom)
