"""Rubrics 栏题: the label of a series over an article, or the band over a round-up 短讯.

In: the headings and legs of a page. Out: which headings are such labels, and whose. A
rubric stands on a ground of its own or over a rule. What is right below it tells the two
apart: larger type, or text, is the article's; smaller type is the headline of the first of
several short items, and the rubric belongs to none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.labels import is_picture_rubric
from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.headings import Heading
from hzsearch.layout.placed.legs import Leg
from hzsearch.model.boxes import across

# In ems of the text: how far below its rubric an article may begin.
_NEAR = 3.5
# In ems: how near the picture begins below its label, which may stand on a ground.
_OVER = 1.5
# The longest label, in characters, and the longest without ground or rule.
_LONGEST = 16
_BARE = 8


def find_bands(
    headings: Sequence[Heading], legs: Sequence[Leg], ground: Ground
) -> tuple[list[Heading], list[Heading]]:
    """Return the bands over round-ups, and the labels over single articles."""
    bands, labels = [], []
    for heading in headings:
        if not _is_label(heading):
            continue
        if is_picture_rubric(heading.text) and _caption_below(heading, legs, ground):
            labels.append(heading)
            continue
        marked = heading.runs[0].place[1] >= 0 or ground.underline(heading) is not None
        below = _right_below(heading, headings, legs, ground)
        smaller = isinstance(below, Heading) and below.size < 0.97 * heading.size
        if smaller and (marked or len(heading.text) <= _BARE):
            bands.append(heading)
        elif marked and below is not None:
            labels.append(heading)
    return bands, labels


def _is_label(heading: Heading) -> bool:
    """Say whether a heading is one short line."""
    one = len(heading.runs) == 1 and len(heading.runs[0].slugs) == 1 and not heading.notes
    return one and not heading.vertical and len(heading.text) <= _LONGEST


def _right_below(
    heading: Heading, headings: Sequence[Heading], legs: Sequence[Leg], ground: Ground
) -> Heading | Leg | None:
    """Return what stands right below a heading, furthest to the left."""
    things: list[Heading | Leg] = [*headings, *(leg for leg in legs if leg.cap is None)]
    near = [
        thing
        for thing in things
        if thing is not heading
        and -0.5 * ground.em < thing.top - heading.bottom <= _NEAR * ground.em
    ]
    left, right = _extent(heading, ground)
    under = [thing for thing in near if min(thing.right, right) > max(thing.left, left)]
    reached = [t for t in near if heading.reach[0] < (t.left + t.right) / 2 < heading.reach[1]]
    # Text that goes on below a label in the middle is no text of its own.
    own = under if any(isinstance(thing, Heading) or thing.opens for thing in under) else []
    return min(own or reached or under, key=lambda thing: (thing.left, thing.top), default=None)


def _caption_below(heading: Heading, legs: Sequence[Leg], ground: Ground) -> Leg | None:
    """Return the caption of the picture that a heading stands right over."""
    near = (
        leg
        for leg in legs
        if leg.caption
        and abs(ground.pictures[leg.picture].top - heading.bottom) <= _OVER * ground.em
        and across(ground.pictures[leg.picture], heading) > 0
    )
    return next(near, None)


def _extent(heading: Heading, ground: Ground) -> tuple[float, float]:
    """Return the left and right end of a heading with its ground or the rule below it."""
    label, rule = heading.runs[0].place[1], ground.underline(heading)
    box = ground.labels[label] if label >= 0 else rule or heading
    return box.left, box.right


def give_labels(
    labels: Sequence[Heading], headings: Sequence[Heading], legs: Sequence[Leg], ground: Ground
) -> list[tuple[Heading, Heading | Leg]]:
    """Return each label with the heading or leg that it stands over."""
    pairs: list[tuple[Heading, Heading | Leg]] = []
    for label in labels:
        others = [heading for heading in headings if heading not in labels]
        pictured = is_picture_rubric(label.text)
        caption = _caption_below(label, legs, ground) if pictured else None
        below = caption or _right_below(label, others, legs, ground)
        if below is not None:
            pairs.append((label, below))
    return pairs
