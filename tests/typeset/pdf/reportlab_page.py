"""A page's type area, cut into rectangles of whole columns until stories fill them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from hzsearch.model import Box
from tests.typeset.pdf.ink import Setting, Shape, merged
from tests.typeset.pdf.reportlab_roundup import set_roundup
from tests.typeset.pdf.reportlab_story import set_photo, set_story
from tests.typeset.pdf.reportlab_style import Style, choose_manner
from tests.typeset.pdf.stories import Lot

#: How many waiting stories are tried for a place.
TRIES = 12
#: The likelihood that a rectangle so many columns wide is split further.
SPLITS = {2: 0.4, 3: 0.6, 4: 0.7, 5: 0.75, 6: 0.8}


@dataclass
class Makeup:
    """The state of one page's make-up: what waits to be set, and the habits of the paper."""

    style: Style
    rng: Random
    waiting: list[tuple[str, Lot]] = field(default_factory=list)

    @property
    def white(self) -> float:
        """The white between two stories that stand one below the other."""
        return 1.3 * self.style.leading

    def fill(self, span: int, height: float, first: Setting | None = None) -> Setting:
        """Return a rectangle ``span`` columns wide and ``height`` high full of stories."""
        parts = [first] if first else []
        room = height - sum(part.height + self.white for part in parts)
        while room > 5 * self.style.leading and self.waiting:
            if self._splits(span, room):
                return self._stacked([*parts, self._halves(span, room)], span, height)
            part = self._next(span, room)
            if part is None and span > 1:
                return self._stacked([*parts, self._halves(span, room)], span, height)
            if part is None:
                break
            parts.append(part)
            room -= part.height + self.white
        if room > 8 * self.style.leading:
            parts.append(self._blank(span, room))
        return self._stacked(parts, span, height)

    def beside(self, span: int, height: float, first: Setting) -> Setting:
        """Fill a rectangle whose top left corner ``first`` takes, fewer columns wide."""
        taken = round((first.width + self.style.gutter) / (self.style.measure + self.style.gutter))
        if taken >= span:
            return self.fill(span, height, first)
        left = self.fill(taken, height, first)
        return self._abreast(left, self.fill(span - taken, height), span, height)

    def _splits(self, span: int, room: float) -> bool:
        high_enough = room > 16 * self.style.leading
        return span > 1 and high_enough and self.rng.random() < SPLITS[span]

    def _halves(self, span: int, height: float) -> Setting:
        taken = self.rng.randint(1, span - 1)
        left = self.fill(taken, height)
        return self._abreast(left, self.fill(span - taken, height), span, height)

    def _abreast(self, left: Setting, right: Setting, span: int, height: float) -> Setting:
        x = left.width + self.style.gutter
        parts = [left, right.shifted(x, 0.0)]
        if self._ruled() and left.inks and right.inks:
            middle = x - self.style.gutter / 2
            rule = Shape("rule", Box(middle, 0.0, middle, height))
            parts.append(Setting(0.0, 0.0, (), (rule,)))
        return merged(self.style.width(span), height, parts)

    def _ruled(self) -> bool:
        return self.style.rules == "rules" or (
            self.style.rules == "some" and self.rng.random() < 0.5
        )

    def _stacked(self, parts: list[Setting], span: int, height: float) -> Setting:
        """Stand ``parts`` one below the other, the white that is left over between them."""
        left = height - sum(part.height for part in parts)
        gap = min(left / max(1, len(parts) - 1), 3.5 * self.style.leading)
        y, placed = 0.0, []
        for n, part in enumerate(parts):
            if n and self._ruled() and not parts[n - 1].shapes[:1] and not part.shapes[:1]:
                placed.append(self._rule(span, y - gap / 2))
            placed.append(part.shifted(0.0, y))
            y += part.height + gap
        return merged(self.style.width(span), height, placed)

    def _rule(self, span: int, y: float) -> Setting:
        rule = Shape("rule", Box(0.0, y, self.style.width(span), y))
        return Setting(0.0, 0.0, (), (rule,))

    def _blank(self, span: int, room: float) -> Setting:
        """An advertisement without words."""
        wide = self.style.width(span)
        room = min(room, 1.2 * wide, 0.3 * self.style.page[1])
        picture = Shape("picture", Box(0.0, 0.0, wide, room))
        return Setting(wide, room, (), (picture,))

    def _next(self, span: int, room: float) -> Setting | None:
        """Return the next story set, or the one that best fills what is left."""
        best: tuple[float, int, Setting] | None = None
        for place, (title, lot) in enumerate(self.waiting[:TRIES]):
            setting = self._set(title, lot, span, room)
            if setting is None or setting.height > room or not self._shapely(setting, span):
                continue
            if best is None or setting.height > best[0]:
                best = (setting.height, place, setting)
            if room > setting.height + 24 * self.style.leading:
                best = (setting.height, place, setting)
                break
        if best is None:
            return None
        del self.waiting[best[1]]
        return best[2]

    def _set(self, title: str, lot: Lot, span: int, room: float) -> Setting | None:
        manner = choose_manner(self.style, span, self.rng)
        if title:
            return set_roundup(lot, title, span, self.style, manner)
        if lot[0].kind == "photo":
            high = self.style.width(span) * self.rng.uniform(0.5, 0.72)
            high = min(high, 0.3 * self.style.page[1])
            text = set_photo(lot[0], span, self.style, 0.0).height
            return set_photo(lot[0], span, self.style, min(high, max(60.0, room - text)))
        if lot[0].kind == "notice":
            manner = replace(manner, head="across", box="frame", align="centre", merge=False)
        return set_story(lot[0], span, self.style, manner)

    def _shapely(self, setting: Setting, span: int) -> bool:
        """Say whether columns are not too short for the story's width."""
        return span == 1 or setting.height > (4 + 2 * span) * self.style.leading
