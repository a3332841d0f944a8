"""A story: the body of an article as it grows, and the gap in front of a paragraph.

Values and the questions one asks of them; ``bodies`` builds them, ``boundaries``
weighs whether a gap parts two stories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hzsearch.layout.bylines import heads_column
from hzsearch.layout.labels import is_preface
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.signs import ends_notice, is_caption, split_jump
from hzsearch.layout.title import Display, is_plain
from hzsearch.layout.zones import zone_keys

DAY = re.compile(r"^(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日")
DATE = re.compile(rf"{DAY.pattern}|^(?:近日|日前|昨日|今日|连日来)[，,]")
_CAPTION_INSIDE = re.compile(r"(?:^|。)[（(]?[图圖][为為]")
_TAKEN = re.compile(r"(?:[摄攝](?:影[报報]道|影)?|供[图圖])[)）]?$")
# A caption is a few sentences; the longest seen on real pages has two paragraphs.
_CAPTION_PARAGRAPHS = 3
_CAPTION_LENGTH = 320


@dataclass(slots=True)
class Story:
    """The body of an article: its units, its subheads among them, and its own byline rows.

    ``joints`` are the units where it goes on behind something else, ``headed`` is the unit
    below the headline, if an editor's note stands above it, ``rule`` is why it begins where
    it does (see ``rules``).
    """

    units: list[Unit] = field(default_factory=list)
    subheads: list[tuple[int, Display]] = field(default_factory=list)
    bylines: list[Display] = field(default_factory=list)
    endings: list[Display] = field(default_factory=list)
    resumed: bool = False
    joints: list[int] = field(default_factory=list)
    headed: int = 0
    left: list[tuple[Display, ...]] = field(default_factory=list)
    rule: str = "boundary.first"
    zones: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the zones that the paragraphs name."""
        self.zones = {key for unit in self.units for key in zone_keys(unit.text)}

    @property
    def named(self) -> set[str]:
        """Return the zones named in the paragraphs or in plain rows right above them."""
        above = self.left[0] if self.left else ()
        told = {key for display in above if is_plain(display) for key in zone_keys(display.text)}
        return self.zones | told

    def add(self, unit: Unit) -> None:
        """Add a paragraph."""
        self.units.append(unit)
        self.zones.update(zone_keys(unit.text))

    @property
    def first(self) -> int:
        """Return the place of the first row of the body."""
        return self.units[0].places[0]

    @property
    def begin(self) -> int:
        """Return the place of the body's first row behind its headline: below an editor's note."""
        return self.units[self.headed].places[0]

    @property
    def last(self) -> int:
        """Return the place of the last row of the body."""
        return self.units[-1].places[-1]

    @property
    def text(self) -> str:
        """Return the text of all paragraphs, rows joined."""
        return "".join(unit.text for unit in self.units)

    @property
    def lead(self) -> str:
        """Return the text of the first paragraph."""
        return self.units[0].text

    @property
    def signed(self) -> bool:
        """Say whether a byline stands at the body's end."""
        return bool(self.bylines) or self.units[-1].signed

    @property
    def credited(self) -> bool:
        """Say whether the body names its writers at its end; a jump line ends one without."""
        jump = split_jump(self.units[-1].texts[-1])[1]
        return bool(self.bylines) or (self.units[-1].signed and not jump)

    @property
    def over(self) -> bool:
        """Say whether the body ends in a sign-off, or goes on on another page."""
        return any(display.ending != "resumption" for display in self.endings)

    @property
    def is_preface(self) -> bool:
        """Say whether the body is an editor's note so far, and no more."""
        return is_preface(self.lead) and not any(unit.opens for unit in self.units)

    @property
    def is_news(self) -> bool:
        """Say whether the body opens with a dateline."""
        return self.units[0].opens

    @property
    def is_notice(self) -> bool:
        """Say whether the body ends as notices and corrections do."""
        return ends_notice(self.units[-1].text)

    @property
    def is_photo(self) -> bool:
        """Say whether the body reads like a photo's caption."""
        short = len(self.units) <= _CAPTION_PARAGRAPHS and len(self.text) <= _CAPTION_LENGTH
        dated = bool(DATE.match(self.lead))
        return short and not self.is_news and (dated or any(map(shows, self.units)))

    def cut(self, at: int) -> tuple[Story, Story]:
        """Return the story as two, the second beginning with unit ``at``."""
        before = [(k, display) for k, display in self.subheads if k < at]
        first = Story(self.units[:at], before, rule=self.rule)
        rest = [(k - at, display) for k, display in self.subheads if k >= at]
        tail = Story(self.units[at:], rest, self.bylines, self.endings, rule="boundary.headline")
        return first, tail


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two paragraphs, and the paragraphs that follow.

    ``twice`` says that the page has headlines printed twice, ``first`` that it sets authors
    with a mark at the head of their texts, ``credited`` that who took a photo stands
    right behind the paragraph.
    """

    displays: tuple[Display, ...]
    rest: tuple[Unit, ...]
    twice: bool = False
    first: bool = False
    credited: bool = False

    @property
    def unit(self) -> Unit:
        """Return the paragraph behind the gap."""
        return self.rest[0]

    @property
    def authored(self) -> bool:
        """Say whether an author with a mark opens what follows."""
        return self.first and any(heads_column(display.text) for display in self.displays)

    @property
    def spaced(self) -> bool:
        """Say whether a telling blank line opens the gap."""
        return (self.displays[0] if self.displays else self.unit).spaced

    @property
    def signed(self) -> bool:
        """Say whether a byline ends the paragraphs that follow."""
        return self.rest[-1].signed


def takes_picture(text: str) -> bool:
    """Say whether a credit says who took the picture (甲某 摄)."""
    return _TAKEN.search(text) is not None


def shows(unit: Unit) -> bool:
    """Say whether a paragraph says what a photo shows (图为…), or who took it (… 甲某 摄)."""
    if unit.signed and _TAKEN.search(unit.texts[-1]):
        return True
    return is_caption(unit.texts[0]) or bool(_CAPTION_INSIDE.search(unit.text))
