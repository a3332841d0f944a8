"""Boundaries: does the paragraph behind a gap belong to another story?

In: the story in hand and a :class:`~hzsearch.layout.story.Gap`. Out: why, or nothing. Where
no dateline and no byline says it, weaker signs are added up: a date at the
paragraph's head, a zone not named before, another column width, a caption that is
complete, display type in between.
"""

from __future__ import annotations

from collections.abc import Sequence

from hzsearch.layout.bylines import dateline_names
from hzsearch.layout.labels import heads_box, is_preface
from hzsearch.layout.order import heads_title
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.signs import greets, heads_notice, is_contact
from hzsearch.layout.story import DATE, DAY, Gap, Story, shows
from hzsearch.layout.title import Display, is_plain
from hzsearch.layout.words import share
from hzsearch.layout.zones import zone_keys

_HEAD = 60
_WIDTH_CHANGE = 1.6
_BOUNDARY = 2.0
_TITLE = 1.0
# A blank line above display type, above and below it, and between two paragraphs.
_SPACE = 1.5
_SPACE_AROUND = 0.5
_SPACE_ALONE = 1.0
# Plain rows: that they head a notice; each line more than one; more Han than subheads
# have, or as few; what share of their words stands ahead rather than behind; and that this page
# prints headlines twice, or not.
_NOTICE = 3.5
_LINE = 1.0
_LENGTH = 0.75
_LONG = 14
_SHORT = 8
_TOLD = 3.0
_MOST_TOLD = 1.5
_NEAR = 3
_TWICE = -1.0
_ONCE = 0.5
# No zone named in plain rows, nor in what follows: where stories name theirs, these are subheads.
_NO_ZONE = -1.5
_OTHER_ZONE = 3.0
# A headline of another zone, dumped between two paragraphs of one story.
_STRAY = -2.5
_STRANGE = -1.5
_FEW_TOLD = 0.05
# Subheads of a story are made alike.
_SERIES = -1.5
# News with a dateline is short and has none.
_NEWS = 1.0
# A paragraph with 图为 or with who took it, unless the one before may have told the event.
_PICTURE = 3.5
# One more paragraph of a caption, whose credit stands below it.
_PICTURED = -2.0


def boundary(story: Story, gap: Gap) -> str:
    """Return why the paragraph behind ``gap`` belongs to another story; nothing if it does not."""
    if gap.unit.inserted:
        return "" if story.units[-1].inserted else "boundary.inserted"
    if opens(gap):
        return "boundary.opens"
    noticed = story.is_notice and (bool(gap.displays) or not is_contact(gap.unit.text))
    if story.signed or noticed or story.over:
        return "boundary.signed"
    weight = weigh_displays(gap.displays) + _weigh_zones(story, gap.unit)
    weight += _weigh_stray(story, gap)
    weight += weigh_headline(story, gap) + _weigh_space(gap)
    weight += _weigh_caption(story, gap) + _weigh_form(story, gap.unit)
    if story.is_news and gap.signed and not dateline_names(story.lead):
        weight -= 1.0  # its byline is still to come
    return "boundary.signs" if weight >= _BOUNDARY else ""


def opens(gap: Gap) -> bool:
    """Say whether what follows a gap can only be a story's beginning."""
    if gap.unit.opens or gap.authored or is_preface(gap.unit.text):
        return True
    if any(display.ending == "resumption" or display.labelled for display in gap.displays):
        return True
    return bool(gap.displays) and greets(gap.unit.text)


def has_title(story: Story, gap: Gap) -> bool:
    """Say whether what stands in a gap is more likely a title than of ``story``."""
    return weigh_displays(gap.displays) + weigh_headline(story, gap) >= _TITLE


def weigh_displays(displays: tuple[Display, ...]) -> float:
    """Return signs of a boundary in display type that can be no subhead.

    Bold type may belong elsewhere; a kicker and a headline printed once rarely do.
    """
    kickers = [at for at, display in enumerate(displays) if heads_title(display)]
    if kickers and kickers[-1] + 1 < len(displays) and not any(d.bold for d in displays):
        return 3.5
    marked = any(d.bold or d.names or d.column for d in displays)
    return 2.0 if kickers or marked else 0.0


def _weigh_stray(story: Story, gap: Gap) -> float:
    """Return a sign against a boundary at a headline that was dumped here from elsewhere.

    It names a zone that what is ahead does not name; that names the story's own, or none
    and has no words of it.
    """
    named = {key for display in gap.displays for key in zone_keys(display.text)}
    ahead = {key for unit in gap.rest[:_NEAR] for key in zone_keys(unit.text)}
    if not named or named & ahead:
        return 0.0
    told = share("".join(display.text for display in gap.displays), gap.rest[0].text)
    return _STRAY if ahead & story.zones else _STRANGE * (not ahead and told < _FEW_TOLD)


def weigh_headline(story: Story, gap: Gap) -> float:
    """Return signs that plain rows before a paragraph are its headline and no subhead.

    A headline is longer, may have two lines, and tells of what follows, not of what
    precedes; a notice's says what it is.
    """
    plain = [d.text for d in gap.displays if is_plain(d) and not heads_title(d)]
    whole = "".join(plain)
    if not plain or any(heads_notice(text) or heads_box(text) for text in plain):
        return _NOTICE if plain else 0.0
    ahead = "".join(unit.text for unit in gap.rest[:_NEAR])
    behind = "".join(unit.text for unit in [story.units[0], *story.units[-_NEAR:]])
    told = _TOLD * (share(whole, ahead) - share(whole, behind))
    lines = _LINE * (len(plain) - 1) + _LENGTH * ((len(whole) > _LONG) - (len(whole) <= _SHORT))
    lines += _NEWS if story.is_news else 0.0
    lines += _weigh_named(story, whole, ahead) + _weigh_series(story, plain)
    return max(-_MOST_TOLD, min(_MOST_TOLD, told)) + lines + (_TWICE if gap.twice else _ONCE)


def _weigh_series(story: Story, plain: Sequence[str]) -> float:
    """Return a sign against a headline in a row as long as the story's subheads so far."""
    lengths = {len(display.text) for _, display in story.subheads}
    if len(plain) > 1 or not lengths:
        return 0.0
    return _SERIES if any(abs(len(plain[0]) - known) <= 1 for known in lengths) else 0.0


def _weigh_named(story: Story, whole: str, ahead: str) -> float:
    """Return what zones in plain rows say: another than the story's heads another story."""
    named = set(zone_keys(whole))
    if named and story.named:
        return 0.0 if named & story.named else _OTHER_ZONE
    return _NO_ZONE if story.zones and not zone_keys(ahead) else 0.0


def _weigh_space(gap: Gap) -> float:
    """Return a sign in a blank line where the page has none between paragraphs.

    It may surround a caption, and above and below a row it just sets the row off.
    """
    if not gap.spaced:
        return 0.0
    if not gap.displays:
        return _SPACE_ALONE
    return _SPACE_AROUND if gap.unit.spaced else _SPACE


def _weigh_zones(story: Story, unit: Unit) -> float:
    """Return a sign for a boundary if another zone is named at once, against it if the same."""
    named = set(zone_keys(unit.text[:_HEAD]))
    if not named or not story.zones:
        return 0.0
    if named & story.zones:
        return -1.5
    return 1.5 if story.is_photo or DAY.match(unit.texts[0]) else 0.75


def _weigh_caption(story: Story, gap: Gap) -> float:
    """Return signs of a caption that has ended or that begins."""
    weight = 0.0
    if gap.unit.labelled and (DATE.match(gap.unit.text) or any(map(shows, gap.rest[:2]))):
        return _PICTURE
    if story.is_photo and gap.credited and not gap.displays and not shows(gap.unit):
        return _PICTURED
    if story.is_photo and shows(story.units[-1]):
        weight += 2.0
    if story.is_photo:
        return weight
    if shows(gap.unit) and (story.is_news or len(story.units) > 1):
        return weight + _PICTURE
    if not any(map(shows, gap.rest[:2])):
        return weight
    return weight + (1.0 if DATE.match(gap.unit.text) or shows(gap.unit) else 0.5)


def _weigh_form(story: Story, unit: Unit) -> float:
    """Return signs of a new story in a paragraph's opening words and its column."""
    weight = 1.0 if DAY.match(unit.texts[0]) else 0.5 if DATE.match(unit.texts[0]) else 0.0
    wide = len(unit.texts) > 1 and len(story.units[-1].texts) > 1
    changed = wide and abs(unit.width - story.units[-1].width) > _WIDTH_CHANGE
    return weight + (1.0 if changed else 0.0)
