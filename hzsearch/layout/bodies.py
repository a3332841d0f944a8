"""Bodies 正文: paragraphs become stories.

In: the paragraphs of a page in order, and what stands between them. Out:
:class:`Story` values. A dateline (本报讯) opens a story and a byline behind the last
full stop closes one; where a page gives neither sign, weaker ones are weighed: a
date at the paragraph's head, a zone not named before, another column width, a
caption that is complete, display type in between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hzsearch.layout.bylines import has_role
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.signs import ends_notice, is_caption
from hzsearch.layout.title import Display, is_kicker
from hzsearch.layout.zones import zone_keys

_DATE = re.compile(
    r"^(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日|^(?:近日|日前|昨日|今日|连日来)[，,]"
)
_CAPTION_INSIDE = re.compile(r"(?:^|。)[（(]?[图圖][为為]")
_HEAD = 60
# A caption is a few sentences; the longest seen on real pages has two paragraphs.
_CAPTION_PARAGRAPHS = 3
_CAPTION_LENGTH = 320
_WIDTH_CHANGE = 1.6
_BOUNDARY = 2.0
_AHEAD = 40


@dataclass(slots=True)
class Story:
    """The body of an article: its units, its subheads among them, and its own byline rows."""

    units: list[Unit] = field(default_factory=list)
    subheads: list[tuple[int, Display]] = field(default_factory=list)
    bylines: list[Display] = field(default_factory=list)
    resumed: bool = False
    left: list[tuple[Display, ...]] = field(default_factory=list)
    zones: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the zones that the paragraphs name."""
        self.zones = {key for unit in self.units for key in zone_keys(unit.text)}

    def add(self, unit: Unit) -> None:
        """Add a paragraph."""
        self.units.append(unit)
        self.zones.update(zone_keys(unit.text))

    @property
    def first(self) -> int:
        """Return the place of the first row of the body."""
        return self.units[0].places[0]

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
        dated = bool(_DATE.match(self.lead))
        return short and not self.is_news and (dated or any(map(_shows, self.units)))

    def cut(self, at: int) -> tuple[Story, Story]:
        """Return the story as two, the second beginning with unit ``at``."""
        first = Story(self.units[:at], [(k, d) for k, d in self.subheads if k < at])
        rest = [(k - at, display) for k, display in self.subheads if k >= at]
        return first, Story(self.units[at:], rest, self.bylines)


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two paragraphs, and the paragraphs that follow."""

    displays: tuple[Display, ...]
    rest: tuple[Unit, ...]

    @property
    def unit(self) -> Unit:
        """Return the paragraph behind the gap."""
        return self.rest[0]

    @property
    def signed(self) -> bool:
        """Say whether a byline ends the paragraphs that follow."""
        return self.rest[-1].signed


def build_stories(
    units: Sequence[Unit], between: Sequence[tuple[Display, ...]]
) -> tuple[list[Story], list[tuple[Display, ...]]]:
    """Return the stories made of ``units``, and the display rows no story took as subheads.

    ``between[k]`` are the displays before unit ``k``; its last item those after all.
    """
    stories: list[Story] = []
    for at, displays in enumerate(between[: len(units)]):
        gap = Gap(_sign_off(stories, displays), _segment(units, at))
        _place(stories, gap)
    tail = _sign_off(stories, between[len(units)])
    return stories, [*(left for story in stories for left in story.left), tail]


def _segment(units: Sequence[Unit], at: int) -> tuple[Unit, ...]:
    """Return the units from ``at`` on, up to a byline or the next dateline."""
    end = at + 1
    while end < min(at + _AHEAD, len(units)) and not units[end - 1].signed:
        if units[end].opens:
            break
        end += 1
    return tuple(units[at:end])


def _place(stories: list[Story], gap: Gap) -> None:
    """Add the paragraph behind ``gap`` to the story in hand, to one broken off, or to a new one."""
    if stories and not _is_boundary(stories[-1], gap):
        _continue(stories[-1], gap.displays, gap.unit)
        return
    host = _broken_off(stories, gap)
    if host is None:
        stories.append(Story([gap.unit], left=[gap.displays]))
        return
    guest = stories[-1]
    before, guest.left = guest.left[0], guest.left[1:]
    host.resumed = True
    stories.remove(host)
    stories.append(host)
    _continue(host, (*before, *gap.displays), gap.unit)


def _sign_off(stories: list[Story], displays: tuple[Display, ...]) -> tuple[Display, ...]:
    """Give byline rows that stand right behind a body to it; return the other displays."""
    if not stories or not displays or not displays[0].names:
        return displays
    story, byline = stories[-1], displays[0]
    goes_on = byline.rows[0] == story.last + 1 and not has_role(byline.text)
    if story.signed and not goes_on:
        return displays
    story.bylines.append(byline)
    return displays[1:]


def _continue(story: Story, displays: tuple[Display, ...], unit: Unit) -> None:
    """Add a paragraph to a story; plain rows before it are subheads, others not the story's."""
    titled = any(is_kicker(display.text) for display in displays)
    plain = [d for d in displays if not (titled or d.bold or d.names or d.column)]
    story.subheads += [(len(story.units), display) for display in plain]
    story.left.append(tuple(d for d in displays if d not in plain))
    story.add(unit)


def _is_boundary(story: Story, gap: Gap) -> bool:
    """Say whether the paragraph behind ``gap`` belongs to another story."""
    if gap.unit.opens or story.signed or story.is_notice:
        return True
    weight = _weigh_displays(gap.displays) + _weigh_zones(story, gap.unit)
    weight += _weigh_caption(story, gap) + _weigh_form(story, gap.unit)
    if story.is_news and gap.signed:
        weight -= 1.0  # its byline is still to come
    return weight >= _BOUNDARY


def _weigh_displays(displays: tuple[Display, ...]) -> float:
    """Return signs of a boundary in display type that can be no subhead.

    Bold type may belong elsewhere; a kicker and a headline printed once rarely do.
    """
    kickers = [at for at, display in enumerate(displays) if is_kicker(display.text)]
    if kickers and kickers[-1] + 1 < len(displays) and not any(d.bold for d in displays):
        return 3.5
    marked = any(d.bold or d.names or d.column for d in displays)
    return 2.0 if kickers or marked else 0.0


def _weigh_zones(story: Story, unit: Unit) -> float:
    """Return a sign for a boundary if another zone is named at once, against it if the same."""
    named = set(zone_keys(unit.text[:_HEAD]))
    if not named or not story.zones:
        return 0.0
    if named & story.zones:
        return -1.5
    return 1.5 if story.is_photo or _DATE.match(unit.texts[0]) else 0.75


def _weigh_caption(story: Story, gap: Gap) -> float:
    """Return signs of a caption that has ended or that begins."""
    weight = 0.0
    if story.is_photo and _shows(story.units[-1]):
        weight += 2.0
    begins = any(map(_shows, gap.rest[:2])) and not story.is_photo
    return weight + (1.0 if begins else 0.0)


def _weigh_form(story: Story, unit: Unit) -> float:
    """Return signs of a new story in a paragraph's opening words and its column."""
    weight = 1.0 if _DATE.match(unit.texts[0]) else 0.0
    wide = len(unit.texts) > 1 and len(story.units[-1].texts) > 1
    changed = wide and abs(unit.width - story.units[-1].width) > _WIDTH_CHANGE
    return weight + (1.0 if changed else 0.0)


def _shows(unit: Unit) -> bool:
    return is_caption(unit.texts[0]) or bool(_CAPTION_INSIDE.search(unit.text))


def _broken_off(stories: list[Story], gap: Gap) -> Story | None:
    """Return the story that a caption or a short item broke off here, if it goes on."""
    opening = gap.unit.texts[0]
    if len(stories) < 2 or gap.unit.opens or _DATE.match(opening):
        return None
    host = stories[-2]
    if host.signed or host.is_photo or _weigh_displays(gap.displays):
        return None
    ahead = {key for unit in gap.rest[:2] for key in zone_keys(unit.text)}
    return None if ahead and host.zones and not ahead & host.zones else host
