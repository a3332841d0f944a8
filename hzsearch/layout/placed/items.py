"""Items: smaller display type below a label that heads a story of its own.

In: two runs of display type, one above the other, and what stands around. Out: whether the
lower one is the headline of a round-up's first item 短讯, or a subhead in a column, and not
the upper one's subheadline. A label may stand over no rule and on no ground of its own;
but what heads one column only has the next column beside it, and the headline of an item
has its like further down.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.runs import Run
from hzsearch.model.boxes import across, down, stacked

# How many times as large as an item's headline a label is, and its longest, in characters.
_LARGER, _LONGEST = 1.15, 8
# In ems of the text: how far away the next column may begin.
_GUTTER = 4.0
# Sizes of one kind of type differ by less.
_SAME = 0.06


def heads_column(lower: Run, upper: Run, around: Sequence[Run], ground: Ground) -> bool:
    """Say whether a run below another is no subheadline, but heads a column or an item."""
    if upper.size <= _LARGER * lower.size or upper.vertical or lower.vertical:
        return False
    if _beside_text(lower, upper, around):
        return True
    if len(upper.text) > _LONGEST or len(upper.slugs) > 1:
        return False
    return _beside_column(lower, upper, around, ground) or _recurs(lower, around, ground)


def _beside_text(run: Run, above: Run, around: Sequence[Run]) -> bool:
    """Say whether text stands beside ``run`` below the same headline: ``run`` is in a column."""
    return any(_is_level(text, run) and across(above, text) > 0 for text in _texts(around))


def _beside_column(run: Run, label: Run, around: Sequence[Run], ground: Ground) -> bool:
    """Say whether the next column of a label's round-up begins beside ``run``."""
    like = [other for other in around if _is_like(other, run) and other.top >= label.bottom]
    begun = [text for text in _texts(around) if text.top > label.bottom - 0.3 * ground.em]
    return any(
        _is_level(other, run)
        and -across(other, run) <= _GUTTER * ground.em + (run.right - run.left)
        and other.place == run.place
        and not ground.fenced(other, run, label.bottom - ground.em)
        and not any(_is_level(o, label) and across(o, other) > 0 for o in around if o is not label)
        for other in (*like, *begun)
    )


def _recurs(run: Run, around: Sequence[Run], ground: Ground) -> bool:
    """Say whether display type like ``run``, larger than text, stands below in its column."""
    if run.size <= (1 + _SAME) * ground.em:
        return False
    texts = [text for text in _texts(around) if stacked(run, text) and text.place == run.place]
    return any(
        any(run.bottom < text.top and text.bottom <= other.top + ground.em for text in texts)
        for other in around
        if _is_like(other, run) and other.top > run.bottom and stacked(run, other)
    )


def _texts(around: Sequence[Run]) -> list[Run]:
    return [run for run in around if len(run.slugs) > 2]


def _is_level(other: Run, run: Run) -> bool:
    """Say whether ``other`` shares half the height of ``run``."""
    return down(other, run) > 0.5 * (run.bottom - run.top)


def _is_like(other: Run, run: Run) -> bool:
    """Say whether two runs are of one type."""
    same = other.face == run.face and other.place == run.place
    return other is not run and same and abs(other.size - run.size) <= _SAME * run.size
