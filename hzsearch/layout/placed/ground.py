"""The ground of a page: rules, frames and pictures, and what they part.

In: a :class:`~hzsearch.model.Sheet` and the em. Out: whether a rule runs between two
boxes, and which frame a box stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hzsearch.model import Box, Sheet
from hzsearch.model.boxes import Area, across, down, holds

# In ems: how thick a rule may be, how short one that parts nothing, how far text may
# stand over its frame's edge.
_THICK = 0.8
_SHORT = 4.0
_SLACK = 0.5
# A frame around more of the page than this parts nothing; one around a line, less high
# than this many ems, is the label of a rubric.
_WHOLE = 0.8
_LOW = 4.0
# In ems: how near a rule below a line underlines it.
_UNDERLINE = 1.0
# Below every sheet, in points.
_EVERYWHERE = 1e6
# A rule must run along so much of the narrower box that it parts.
_ALONG = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """Rules that lie and that stand, frames from the smallest on, pictures, and labels.

    ``bars`` are the grounds of headlines alone: they part nothing.
    """

    em: float
    lying: tuple[Box, ...]
    standing: tuple[Box, ...]
    frames: tuple[Box, ...]
    pictures: tuple[Box, ...]
    labels: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()

    def place(self, box: Area) -> tuple[int, int]:
        """Return the frame and the label that ``box`` stands in, -1 for none."""
        slack = _SLACK * self.em
        label = (k for k, ground in enumerate(self.labels) if holds(ground, box, slack))
        return self.frame(box), next(label, -1)

    def bar(self, box: Area) -> Box | None:
        """Return the ground that ``box`` stands on with no text, if there is one."""
        slack = _SLACK * self.em
        return next((bar for bar in self.bars if holds(bar, box, slack)), None)

    def without_bars(self, texts: Sequence[Area]) -> Ground:
        """Return this ground with the frames that hold none of ``texts`` as bars."""
        slack = _SLACK * self.em
        around = [any(holds(frame, text, slack) for text in texts) for frame in self.frames]
        frames = tuple(f for f, text in zip(self.frames, around, strict=True) if text)
        bars = tuple(f for f, text in zip(self.frames, around, strict=True) if not text)
        return replace(self, frames=frames, bars=bars)

    def underline(self, box: Area) -> Box | None:
        """Return the rule at least as long that lies right under ``box``, if there is one."""
        near = (
            rule
            for rule in self.lying
            if -0.3 * self.em <= rule.top - box.bottom <= _UNDERLINE * self.em
            and across(rule, box) > 0.9 * (box.right - box.left)
        )
        return next(near, None)

    def frame(self, box: Area) -> int:
        """Return the smallest frame that holds ``box``, -1 if none does."""
        slack = _SLACK * self.em
        return next((k for k, frame in enumerate(self.frames) if holds(frame, box, slack)), -1)

    def ruled(self, upper: Area, lower: Area) -> bool:
        """Say whether a rule lies between two boxes, one above the other."""
        left, right = max(upper.left, lower.left), min(upper.right, lower.right)
        return any(
            upper.bottom - self.em * 0.3 <= rule.top
            and rule.bottom <= lower.top + self.em * 0.3
            and min(right, rule.right) - max(left, rule.left) >= _ALONG * (right - left)
            for rule in self.lying
        )

    def fenced(self, one: Area, other: Area, above: float = _EVERYWHERE) -> bool:
        """Say whether a rule that begins ``above`` stands between two boxes side by side."""
        if one.left > other.left:
            one, other = other, one
        top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
        if bottom <= top:
            top, bottom = min(one.top, other.top), max(one.bottom, other.bottom)
        return any(
            one.right - self.em * 0.5 <= (rule.left + rule.right) / 2 <= other.left + self.em * 0.5
            and min(bottom, rule.bottom) - max(top, rule.top) >= _ALONG * (bottom - top)
            for rule in self.standing
            if rule.top < above
        )

    def filled(self, upper: Area, lower: Area) -> float:
        """Return how much of the height between two boxes a picture or a frame fills."""
        left, right = max(upper.left, lower.left), min(upper.right, lower.right)
        gap = Box(left, upper.bottom, right, lower.top)
        things = (*self.pictures, *(f for f in self.frames if not holds(f, lower, self.em)))
        return max([0.0, *(down(gap, thing) for thing in things if across(gap, thing) > 0)])


def read_ground(sheet: Sheet, em: float, texts: Sequence[Area]) -> Ground:
    """Return the ground of a page whose lines are ``texts``."""
    long = [rule for rule in sheet.rules if max(rule.width, rule.height) >= _SHORT * em]
    thin = [rule for rule in long if min(rule.width, rule.height) <= _THICK * em]
    lying = tuple(rule for rule in thin if rule.width >= rule.height)
    standing = tuple(rule for rule in thin if rule.width < rule.height)
    whole = _WHOLE * sheet.width * sheet.height
    frames, labels = [], []
    for frame in sheet.frames:
        held = sum(holds(frame, text, _SLACK * em) for text in texts)
        if held == 1 and frame.height < _LOW * em:
            labels.append(frame)
        elif held > 1 and frame.width * frame.height < whole:
            frames.append(frame)
    frames.sort(key=lambda f: f.width * f.height)
    return Ground(em, lying, standing, tuple(frames), sheet.pictures, tuple(labels))
