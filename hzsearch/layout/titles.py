"""Titles 标题: kicker 肩题, headline 主题, subheadline 副题 and lead byline as one block.

In: rows of display type in the order of the page. Out:
:class:`~hzsearch.layout.title.Title` values. A kicker ends in a colon or a dash and
stands before its headline; a subheadline opens with a dash or stands, printed once,
behind an overprinted headline; a byline closes the block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hzsearch.layout.labels import is_voice
from hzsearch.layout.title import Display, Loose, Title, is_kicker, opens_with_dash, visits
from hzsearch.layout.vertical import is_loose
from hzsearch.layout.vertical_titles import read_column
from hzsearch.layout.zones import is_zone, split_zone, zone_keys

# What kickers end in that name a kind of report (某某高新区一线见闻).
_REPORT = re.compile(r"(?:见闻|紀實|纪实|侧记|[^书登日笔标]记|调查|探访|扫描|透视|纪行|走笔|蹲点)$")
_QUOTES = re.compile("[“”‘’「」『』《》]")
# How few signs, quotation marks not counted, such a row has at least, and what long headlines
# of two lines end in.
_SHORTEST_KICKER = 13
_PAPERS = re.compile(
    r"(?:措施|办法|意见|方案|通知|公告|规定|条例|规划|指南|名单|纲要|细则|启事|公示)(?:（[^）]*）)?$"
)
# No title has more rows; a longer stretch of display type is a table or a list.
_MOST_KICKER_ROWS = 3
_MOST_LINES = 6
# Digits fall out to the end of the titles that stand together, at most so many.
_NEAR = 20


def read_titles(displays: Sequence[Display]) -> list[Title]:
    """Return the titles that a stretch of display rows holds, in order."""
    titles = [Title()]
    for at, display in enumerate(displays):
        following = displays[at + 1] if at + 1 < len(displays) else None
        if display.column:
            titles += [*read_column(display.column), Title()]
        else:
            _take(titles, display, following)
    return _return_digits([_raise_kicker(_part_kicker(title)) for title in titles if title.rows])


def _part_kicker(title: Title) -> Title:
    """Read as the kicker what stands before the colon of a headline, if that is a zone's name."""
    kicker, rest = split_zone(title.parts[0]) if title.parts and not title.kicker else ("", "")
    if kicker:
        title.kicker, title.parts[0] = kicker, rest
    return title


def _raise_kicker(title: Title) -> Title:
    """Read the first of several plain lines as the kicker where it alone names the zone.

    Type is smaller above a headline, so such a row is the longer one. A long headline in two
    lines names what it is at its end (…若干措施, …公告) and is one.
    """
    if title.bold or title.kicker or len(title.parts) < 2 or _PAPERS.search(title.parts[-1]):
        return title
    above, below = title.parts[0], "".join(title.parts[1:])
    longer = len(_QUOTES.sub("", above)) >= _SHORTEST_KICKER and len(above) > len(below)
    if not zone_keys(above) or zone_keys(below) or not longer:
        return title
    title.kicker, title.parts, title.part_rows = above, title.parts[1:], title.part_rows[1:]
    return title


def _return_digits(titles: list[Title]) -> list[Title]:
    """Give digits that stand alone, bold, to the last vertical headline: they fell out of it."""
    kept: list[Title] = []
    host: Title | None = None
    for title in titles:
        alone = title.bold and is_loose(title.headline) and not title.kicker
        if host and alone and not title.vertical:
            host.loose.append(Loose(title.headline, len(host.headline), tuple(title.rows)))
            host.claim(title.rows)
        else:
            kept.append(title)
            host = title if title.vertical else host
    return kept


def _take(titles: list[Title], display: Display, following: Display | None) -> None:
    """Add a flat row to the title that is being built, or begin the next one."""
    title = _start(titles, display.labelled and bool(titles[-1].rows))
    closing = display.names or opens_with_dash(display.text)
    if closing and not title.rows and len(titles) > 1 and not titles[-2].bylines:
        title = titles[-2]
    if display.ending:
        title.claim(display.rows, f"ending.{display.ending}")
    elif display.names:
        title.bylines += display.names
        title.claim(display.rows, "byline.above")
        titles.append(Title())
    elif _announces(display, following) and not _is_second_colon(title, display, following):
        _take_kicker(titles, display, following)
    elif title.parts and opens_with_dash(display.text):
        title.subheadline += display.text
        title.sub_rows += display.rows
        title.claim(display.rows, "subheadline.dash")
    else:
        _take_line(titles, display, following)


def _announces(display: Display, following: Display | None) -> bool:
    """Say whether a row is a kicker by its form."""
    ending = display.bold and _ends_title(display, following)
    return display.form == "zone" or (is_kicker(display.text) and not ending)


def _is_second_colon(title: Title, display: Display, following: Display | None) -> bool:
    """Say whether a row with a colon is a headline's, the kicker above it naming the zone."""
    goes_on = following is not None and not following.names and not is_kicker(following.text)
    zoned = is_zone(title.kicker.rstrip("：:—")) and not title.parts
    return zoned and goes_on and not is_zone(display.text.rstrip("：:—"))


def _ends_title(display: Display, following: Display | None) -> bool:
    """Say whether a bold row that ends in a colon or a dash announces no other bold row."""
    return following is None or not following.bold or opens_with_dash(display.text)


def _take_kicker(titles: list[Title], display: Display, following: Display | None) -> None:
    """Begin a title with its kicker, or add it to the headline it was dumped behind."""
    title = titles[-1]
    behind = bool(title.parts) and not title.kicker and (following is None or following.names)
    full = bool(title.parts) or len(title.rows) >= _MOST_KICKER_ROWS
    _start(titles, full and not behind).kicker += display.text
    titles[-1].claim(display.rows, f"kicker.{'zone' if display.form == 'zone' else 'colon'}")


def _take_line(titles: list[Title], display: Display, following: Display | None) -> None:
    """Add a row that by itself may be kicker, headline line or subheadline."""
    title = titles[-1]
    if title.parts and is_voice(display.text):
        title.claim(display.rows, "byline.voice")
        return
    before_bold = bool(following and following.bold and not following.column)
    if not display.bold and title.bold and not before_bold and not title.subheadline:
        title.subheadline, title.sub_rows = display.text, display.rows
        title.claim(display.rows, "subheadline.below")
        return
    headed = following is not None and not following.names
    tells = is_zone(display.text) or _reports(display.text) or visits(display.text)
    names_zone = tells and not title.parts
    if not display.bold and (before_bold or (names_zone and headed)):
        _start(titles, bool(title.parts)).kicker += display.text
        titles[-1].claim(display.rows, "kicker.zone" if names_zone else "kicker.above")
        return
    digits = is_loose(display.text) and not before_bold and any(t.vertical for t in titles[-_NEAR:])
    other = bool(title.parts) and (
        display.bold != title.bold or digits or _is_of_other_zone(title, display.text)
    )
    full = bool(title.subheadline) or len(title.parts) >= _MOST_LINES
    title = _start(titles, other or full)
    title.add(display.text, display.rows, f"headline.{display.form}")
    title.bold = title.bold or display.bold


def _reports(text: str) -> bool:
    """Say whether a row says where and what kind of report this is: a kicker without a colon."""
    return _REPORT.search(text) is not None and bool(zone_keys(text))


def _is_of_other_zone(title: Title, text: str) -> bool:
    """Say whether a row names a zone, and a title so far another."""
    named, known = set(zone_keys(text)), set(zone_keys(title.kicker + title.headline))
    return bool(named and known) and not named & known


def _start(titles: list[Title], fresh: bool) -> Title:
    if fresh:
        titles.append(Title())
    return titles[-1]
