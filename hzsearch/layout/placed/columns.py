"""Columns: the edges of the column that a run of text stands in, also beside a float.

In: a run, the other texts, headings and the ground. Out: edges in points. A picture or a
vertical headline may stand within a column (a float, as in CSS); the lines beside it are
shorter, and full all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.runs import Run
from hzsearch.model.boxes import Area, across, down

# In ems: the deepest indent.
DEEPEST = 3.4
# In ems: how near a line set far in must stand to the column it is set in of.
_NEAR_COLUMN = 2.0
# In ems: how near a column as narrow stands, which shows the edge of a float: a subhead
# may stand between.
_NEAR_FLOAT = 4.0


def column_edges(run: Run, texts: Sequence[Run], em: float) -> tuple[float, float]:
    """Return the edges of the column that ``run`` stands in.

    Two lines or more show them, unless all are set in; a line alone is looked up among the
    runs above and below it.
    """
    if len(run.slugs) > 2:
        return run.left, run.right
    near = [
        other
        for other in texts
        if len(other.slugs) > 2
        and -0.8 * em <= run.left - other.left
        and run.right <= other.right + 0.8 * em
        and other.place[0] == run.place[0]
    ]
    if not near:
        return run.left, run.right
    host = min(near, key=lambda other: _unlike(run, other, em))
    apart = _apart(run, host)
    if run.left - host.left > DEEPEST * em and apart > _NEAR_COLUMN * em:
        return run.left, run.right
    return min(host.left, run.left), max(host.right, run.right)


def line_ends(run: Run, headings: Sequence[Heading], ground: Ground) -> dict[int, float]:
    """Return where the lines that end at a float in the column end at most, by their rows."""
    floats: list[Area] = [*ground.pictures, *(one for h in headings for one in h.runs)]
    floats = [one for one in floats if across(run, one) > 0 and down(run, one) > 0]
    ends: dict[int, float] = {}
    for one in sorted(floats, key=lambda one: -one.left):
        beside = [slug for slug in run.slugs if down(slug, one) > 0 and slug.right <= one.left]
        if len(beside) > 1:
            ends.update(dict.fromkeys((s.at for s in beside), max(s.right for s in beside)))
    return ends


def _apart(run: Run, host: Run) -> float:
    return max(host.top - run.bottom, run.top - host.bottom)


def _unlike(run: Run, host: Run, em: float) -> tuple[bool, float]:
    """Rank the columns that ``run`` may stand in: a line far in may stand beside a float.

    Then the text above, beside the same float, shows the edge, though it be further away.
    """
    flush = run.left - host.left <= DEEPEST * em and _apart(run, host) <= _NEAR_FLOAT * em
    return not flush, _apart(run, host)
