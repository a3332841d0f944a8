"""What a run is by its look: running text, display type, or a note.

In: the runs of a page. Out: a kind for each. Display type is larger than the text it
stands over, or is bold or of another font and too short for prose; but a paragraph may
open in bold, so a line that the next one goes on is none. A note is a byline or a jump
line (下转第6版) on lines of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Literal

from hzsearch.layout.labels import is_picture_rubric
from hzsearch.layout.lines import ends_sentence
from hzsearch.layout.placed.ground import Ground
from hzsearch.layout.placed.notes import read_jump, read_note
from hzsearch.layout.placed.runs import Face, Run
from hzsearch.layout.signs import is_caption, starts_story
from hzsearch.layout.title import opens_with_dash
from hzsearch.model.boxes import Area, across, stacked

Kind = Literal["text", "display", "note"]

# How much larger than its text display type is: beyond doubt, and at least.
_LARGE = 1.35
_LARGER = 1.1
_MOST_LINES = 4
# Fewer characters are no text.
_FEWEST = 8
_LONGEST = 70
_LONGEST_LINE = 40
_LONGEST_LABEL = 16
_LONGEST_CENTRED = 24
# In ems: a line may end so far from its column's edge and still be full; the indent.
_FULL = 1.0
_INDENT = 1.2
# A line set to the right begins so far in.
_DEEP = 4.0
_BLANK = 1.0
# A kicker may stand so far above its headline, in ems of that.
_NEAR = 0.8
_PROSE = re.compile(r"[。；]")
_STOPPED = re.compile(r"[，；：、]")
# In shares of the text below: a caption is smaller than the text, a subhead is not; if it
# is larger, however slightly, it may have a comma.
_NO_SMALLER, _SLIGHTLY = 0.97, 1.03
_SOFT = re.compile(r"[，、；,]$")


def find_kinds(runs: Sequence[Run], ground: Ground) -> list[Kind]:
    """Return the kind of each of ``runs``, which are in order from top to bottom."""
    plain = text_faces(runs, ground.em)
    kinds: list[Kind] = [
        "display" if _is_marked(run, ground) else _kind(runs, at, ground.em, plain)
        for at, run in enumerate(runs)
    ]
    large = [run for run, kind in zip(runs, kinds, strict=True) if kind == "display"]
    texts = [run for run, kind in zip(runs, kinds, strict=True) if kind == "text"]
    for at, run in enumerate(runs):
        if kinds[at] == "text" and _belongs_to_title(run, large, texts):
            kinds[at] = "display"
        elif kinds[at] != "note" and _is_signature(run, texts):
            kinds[at] = "note"
    return kinds


def _is_marked(run: Run, ground: Ground) -> bool:
    """Say whether a line larger than the text stands on a ground of its own, or over a rule."""
    if len(run.slugs) > 1 or len(run.text) > _LONGEST_LABEL or run.vertical:
        return False
    if is_picture_rubric(run.text) and any(_is_above(run, p, run.size) for p in ground.pictures):
        return True
    large = run.size > _LARGER * ground.em
    return run.place[1] >= 0 or (large and ground.underline(run) is not None)


def _belongs_to_title(run: Run, large: Sequence[Run], texts: Sequence[Run]) -> bool:
    """Say whether a line in the type of the text is a kicker or a subheadline.

    The one stands over a headline, the other at the foot of a vertical one or behind a dash.
    """
    if len(run.slugs) > 2 or _PROSE.search(run.text) or ends_sentence(run.text):
        return False
    if any(_is_above(other, run, _BLANK * run.size) for other in texts):
        return False
    if opens_with_dash(run.text):
        return True
    foot = any(o.vertical and _is_above(o, run, 2 * _BLANK * run.size) for o in large)
    return foot or any(_is_above(run, o, _NEAR * o.size) for o in large if not o.vertical)


def _is_signature(run: Run, texts: Sequence[Run]) -> bool:
    """Say whether a line below the end of a text, in its column, holds names, known or not."""
    if len(run.slugs) > 1 or read_note(run.text) is None:
        return False
    return any(
        _is_above(text, run, _BLANK * run.size)
        and ends_sentence(text.slugs[-1].text)
        and run.left > text.left + _DEEP * run.size
        and abs(run.right - text.right) <= _FULL * run.size
        for text in texts
    )


def _is_above(upper: Run, lower: Area, most: float) -> bool:
    """Say whether a run stands right above another, at most so far."""
    gap = lower.top - upper.bottom
    return upper is not lower and stacked(upper, lower) and -0.3 * upper.size < gap <= most


def text_faces(runs: Sequence[Run], em: float) -> frozenset[Face]:
    """Return the fonts that prose is set in on the page: those of a tenth of it or more."""
    prose = [run for run in runs if run.size < _LARGE * em and not run.vertical]
    long = [run for run in prose if len(run.slugs) > 2]
    weights: Counter[Face] = Counter()
    for run in long or prose:
        weights[run.face] += len(run.text)
    least = weights.total() / (10 if long else 2)
    return frozenset(face for face, weight in weights.items() if weight >= least)


def _kind(runs: Sequence[Run], at: int, em: float, plain: frozenset[Face]) -> Kind:
    run = runs[at]
    if is_note(run) and run.size < _LARGE * em:
        return "note"
    if run.vertical:
        return "display" if len(run.text) <= _LONGEST else "text"
    below = text_below(runs, at, em)
    ratio = run.size / (below.size if below else em)
    prose = len(_PROSE.findall(run.text))
    if len(run.text) > _LONGEST or prose > 1:
        return "text"
    short = not prose and _is_short(run)
    if ratio >= _LARGE or not short or ratio >= _LARGER:
        return "display" if short or ratio >= _LARGE else "text"
    alien = run.face not in plain or bool(below and run.face != below.face)
    bold = alien and not ends_sentence(run.text) and not _goes_on(run, below)
    apart = bool(below and _is_centred(run, below)) or _is_over_paragraph(runs, at)
    return "display" if bold or apart else "text"


def _is_short(run: Run) -> bool:
    """Say whether a run is short enough for display type, and does not open as prose does."""
    text, lines = run.text, len(run.slugs)
    if is_caption(text) or starts_story(text) or _SOFT.search(text):
        return False
    return lines < _MOST_LINES and len(text) <= _LONGEST_LINE * lines


def _is_centred(run: Run, below: Run) -> bool:
    """Say whether a line in the type of the text stands in the middle over a paragraph."""
    em = run.size
    if len(run.slugs) > 1 or len(run.text) > _LONGEST_CENTRED or ends_sentence(run.text):
        return False
    near = -0.5 * em < below.top - run.bottom < 2 * _BLANK * em
    middle = run.left - below.left > 2 * _INDENT * em and below.right - run.right > _FULL * em
    return near and middle and below.slugs[0].left - below.left > _INDENT * em


def _is_over_paragraph(runs: Sequence[Run], at: int) -> bool:
    """Say whether a run is a subhead over the text below it, be that one line.

    Beside a picture or a vertical headline, what is below may be a single line.
    """
    run = runs[at]
    below = (o for o in runs[at + 1 :] if o.top > run.top + 0.5 * run.size and stacked(run, o))
    return any(_is_subhead(run, other) for other in islice(below, 1))


def _is_subhead(run: Run, below: Run) -> bool:
    """Say whether a short line that is no sentence stands over an indented paragraph.

    That it is no part of the run below says that its type is another, however little.
    """
    em = run.size
    larger = em > _SLIGHTLY * below.size
    if len(run.slugs) > 1 + larger or len(run.text) > _LONGEST_CENTRED:
        return False
    if em < _NO_SMALLER * below.size:
        return False
    if run.text[-1] in "。；" if larger else _is_stopped(run.text):
        return False
    near = -0.5 * em < below.top - run.bottom < 2 * _BLANK * em
    short = below.right - run.slugs[-1].right > _FULL * em
    edge = below.left if len(below.slugs) > 1 else run.left
    return near and short and _INDENT * em < below.slugs[0].left - edge <= _DEEP * em


def _is_stopped(text: str) -> bool:
    return ends_sentence(text) or _STOPPED.search(text) is not None


def is_note(run: Run) -> bool:
    """Say whether a run of a line or two is a byline as a whole, or a jump line."""
    if len(run.slugs) > 2 or run.vertical:
        return False
    byline = read_note(" ".join(slug.text for slug in run.slugs))
    if byline and (byline.proven or run.text[0] in "（("):
        return True
    return len(run.slugs) == 1 and read_jump(run.text) is not None


def text_below(runs: Sequence[Run], at: int, em: float) -> Run | None:
    """Return the nearest run of some lines below run ``at``, in its width."""
    run = runs[at]
    for other in runs[at + 1 :]:
        wide = across(run, other) > 0.3 * min(run.right - run.left, other.right - other.left)
        if wide and other.top > run.bottom - 0.5 * run.size and len(other.slugs) > 1:
            return other if len(other.text) > 2 * _FEWEST and other.size < _LARGE * em else None
    return None


def _goes_on(run: Run, below: Run | None) -> bool:
    """Say whether the text below goes on with the last line of ``run``, which is full."""
    if below is None or below.top - run.bottom > _BLANK * run.size:
        return False
    full = run.slugs[-1].right > below.right - _FULL * run.size
    return full and below.slugs[0].left < below.left + _INDENT * run.size
