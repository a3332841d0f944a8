"""Bodies 正文: paragraphs become stories.

In: the paragraphs of a page in order, and what stands between them. Out:
:class:`~hzsearch.layout.story.Story` values. A dateline (本报讯) opens a story and a
byline behind the last full stop closes one; where a page gives neither sign,
``boundaries`` weighs weaker ones. A story that a caption or a short item breaks off
goes on behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hzsearch.layout.boundaries import boundary, has_title, opens
from hzsearch.layout.bylines import has_role, heads_column
from hzsearch.layout.labels import is_rubric
from hzsearch.layout.order import heads_title
from hzsearch.layout.paragraphs import Unit
from hzsearch.layout.signs import closes
from hzsearch.layout.story import DATE, Gap, Story, shows, takes_picture
from hzsearch.layout.title import Display, is_plain, opens_with_dash
from hzsearch.layout.words import share
from hzsearch.layout.zones import zone_keys

_AHEAD = 40
_NEAR = 3
# The name of a series is a slogan; headlines are longer, or tell of the story's matter.
_LONGEST_RUBRIC = 14


def build_stories(
    units: Sequence[Unit], between: Sequence[tuple[Display, ...]]
) -> tuple[list[Story], list[tuple[Display, ...]]]:
    """Return the stories made of ``units``, and the display rows no story took as subheads.

    ``between[k]`` are the displays before unit ``k``; its last item those after all.
    """
    stories: list[Story] = []
    twice = any(display.bold for displays in between for display in displays)
    first = _authors_first(between)
    for at, unit in enumerate(units):
        displays = _resume(stories, between[at], first, unit)
        left, credited = _sign_off(stories, displays, first), _is_credit(between[at + 1][:1])
        gap = Gap(left, _segment(units, at), twice, first, credited)
        _place(stories, gap)
    rest = _resume(stories, between[len(units)], first)
    tail = _sign_off(stories, rest, first)
    return stories, [*(left for story in stories for left in story.left), tail]


def _authors_first(between: Sequence[tuple[Display, ...]]) -> bool:
    """Say whether the page sets authors with a mark (□ 甲某) at the head of their texts."""
    last = between[-1][:1]
    return not (last and heads_column(last[0].text))


def _is_credit(displays: tuple[Display, ...]) -> bool:
    return any(display.names and takes_picture(display.text) for display in displays)


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
    if stories and stories[-1].is_preface and not stories[-1].headed and _is_open(stories[-1]):
        _introduce(stories[-1], gap)
        return
    rule = boundary(stories[-1], gap) if stories else "boundary.first"
    if not rule:
        _continue(stories[-1], gap.displays, gap.unit)
        return
    host = _broken_off(stories, gap)
    if host is None:
        resumed = [display for display in gap.displays if display.ending == "resumption"]
        left = tuple(display for display in gap.displays if display not in resumed)
        stories.append(Story([gap.unit], endings=resumed, left=[left], rule=rule))
        return
    guest = stories[-1]
    before, guest.left = guest.left[0], guest.left[1:]
    host.resumed = True
    host.joints.append(len(host.units))
    stories[-2:] = [guest, host]
    _continue(host, (*before, *gap.displays), gap.unit)
    rejoin(host)


def _resume(
    stories: list[Story], displays: tuple[Display, ...], first: bool, unit: Unit | None = None
) -> tuple[Display, ...]:
    """Take up the story that a caption broke off within a sentence; return what is behind it.

    ``displays`` stand between the caption and ``unit``, which may be one more paragraph of it.
    """
    if len(stories) < 2 or not stories[-1].units[-1].inserted:
        return displays
    host, guest = stories[-2:]
    until = min((at for at in host.units[-1].places if at > guest.last), default=host.last)
    if unit and unit.inserted and unit.places[0] < until:
        return displays
    inside = tuple(display for display in displays if display.rows[0] < host.last)
    guest.left.append(_sign_off(stories, inside, first))
    host.resumed = True
    stories[-2:] = [guest, host]
    return displays[len(inside) :]


def _introduce(story: Story, gap: Gap) -> None:
    """Add a paragraph behind an editor's note: one more of it, or the first of what it is for."""
    before = story.left.pop(0) if story.left else ()
    if any(is_plain(display) or display.bold for display in gap.displays):
        before = tuple(d for d in before if not _is_series(d, gap))
    story.left.insert(0, (*before, *gap.displays))
    story.headed = len(story.units) if gap.displays or gap.unit.opens else 0
    story.add(gap.unit)


def _is_open(story: Story) -> bool:
    """Say whether the headline of an editor's note's story is still to come."""
    stretch = story.left[0] if story.left else ()
    if any(d.names or heads_title(d) or opens_with_dash(d.text) for d in stretch):
        return False  # a whole title, not the name of a series
    above = [d for d in stretch if is_plain(d) or d.bold]
    return all(len(d.text) <= _LONGEST_RUBRIC or is_rubric(d.text) for d in above)


def _is_series(display: Display, gap: Gap) -> bool:
    """Say whether a row above an editor's note, whose story has a headline, is a rubric."""
    told = share(display.text, "".join(unit.text for unit in gap.rest))
    short = len(display.text) <= _LONGEST_RUBRIC and not told
    return is_plain(display) and (short or is_rubric(display.text))


def _sign_off(
    stories: list[Story], displays: tuple[Display, ...], first: bool
) -> tuple[Display, ...]:
    """Give byline rows that stand right behind a body to it; return the other displays.

    ``first`` says that authors with a mark stand at the head of their texts.
    """
    while stories and displays and displays[0].ending in ("jump", "signature"):
        stories[-1].endings.append(displays[0])
        displays = displays[1:]
    if not stories or not displays or not displays[0].names:
        return displays
    story, byline = stories[-1], displays[0]
    if first and heads_column(byline.text):
        return displays
    goes_on = byline.rows[0] == story.last + 1 and not has_role(byline.text)
    if story.signed and not goes_on:
        return displays
    story.bylines.append(byline)
    return displays[1:]


def _goes_on(stories: list[Story], gap: Gap) -> bool:
    """Say whether what is ahead has more words of the last but one story than of the last."""
    if not closes(stories[-2].units[-1].texts[-1]):
        return True
    ahead = "".join(unit.text for unit in gap.rest[:_NEAR])
    return share(ahead, stories[-2].text) > share(ahead, stories[-1].text)


def rejoin(story: Story) -> None:
    """Make the last two paragraphs one if the first of them was broken off in a sentence."""
    first, last = story.units[-2:]
    whole = closes(first.texts[-1]) or any(at == len(story.units) - 1 for at, _ in story.subheads)
    if whole or first.texts[-1][-1] in "：；":
        return
    places, texts = first.places + last.places, first.texts + last.texts
    story.units[-2:] = [replace(last, places=places, texts=texts, opens=first.opens)]


def _continue(story: Story, displays: tuple[Display, ...], unit: Unit) -> None:
    """Add a paragraph to a story; plain rows before it are subheads, others not the story's."""
    titled = any(heads_title(display) for display in displays)
    plain = [d for d in displays if is_plain(d) and not titled]
    story.subheads += [(len(story.units), display) for display in plain]
    story.left.append(tuple(d for d in displays if d not in plain))
    story.add(unit)


def _broken_off(stories: list[Story], gap: Gap) -> Story | None:
    """Return the story that a caption or a short item broke off here, if it goes on."""
    opening = gap.unit.texts[0]
    if len(stories) < 2 or opens(gap) or DATE.match(opening):
        return None
    host = stories[-2]
    if host.signed or host.over or host.is_photo or has_title(host, gap):
        return None
    headed = any(map(is_plain, gap.displays)) and not host.subheads
    if shows(gap.unit) or (headed and not _goes_on(stories, gap)):
        return None
    ahead = {key for unit in gap.rest[:2] for key in zone_keys(unit.text)}
    if stories[-1].is_news and not stories[-1].signed:  # nothing says that it is over
        return host if ahead & host.zones else None
    return None if ahead and host.zones and not ahead & host.zones else host
