"""Inserts: captions that a dump writes into the middle of another text's sentence.

In: the rows of a page and which of them are running text. Out: the stretches of rows
that are captions within a sentence. A row that ends in no stop has exactly one
continuation. If a caption stands below it, the sentence goes on behind the
caption; that ends in who took the picture, or in the sentence that says what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hzsearch.layout.labels import is_picture_rubric, is_rubric
from hzsearch.layout.lines import HAN, Row, ends_sentence
from hzsearch.layout.measure import Type
from hzsearch.layout.signs import closes, is_caption, is_item, starts_story
from hzsearch.layout.story import takes_picture
from hzsearch.layout.title import is_kicker

# How a caption opens that does not say 图为 at once: with a day.
_OPENS = re.compile(r"^(?:\d{1,2}\s?月\s?\d{1,2}\s?日|(?:近日|日前|眼下|连日来|近期)[，,])")
_SHOWS = re.compile(r"(?:^|[。！])[（(]?[图圖](?:[为為]|片为|①)")
# What a row ends in that a day goes on from.
_TO_A_DAY = re.compile(r"[年月日于在自从到至截迄以及和、（(0-9]$")
_PROSE = re.compile("[，、。；]")
_SPEAKS = re.compile(rf"^[{HAN}]{{1,4}}：")
# Rows in the longest caption, and those behind 图为 among which its credit is looked for.
_MOST = 12
_BEHIND = 4
# Rows around an unfinished one that show how wide its column is; what it may miss of that.
_AROUND = 3
_MISSED = 3.0
_TYPE = Type()


def find_inserts(rows: Sequence[Row], places: Sequence[int]) -> list[range]:
    """Return the captions within a sentence, each as a range of indices into ``places``."""
    found: list[range] = []
    at = 1
    while at < len(places):
        end = _end(rows, places, at) if _breaks_in(rows, places, at) else None
        if end is not None and _goes_on(rows, places, at, end):
            found.append(range(at, end))
            at = end
        at += 1
    return found


def _breaks_in(rows: Sequence[Row], places: Sequence[int], at: int) -> bool:
    """Say whether a caption may begin at ``at``, below a row that ends in no stop."""
    above, text = rows[places[at - 1]].text, rows[places[at]].text
    if closes(above) or above.endswith(("：", ":")) or is_kicker(above) or starts_story(above):
        return False
    if is_picture_rubric(text) and at + 1 < len(places):
        text = rows[places[at + 1]].text
    day = _OPENS.match(text) and not _TO_A_DAY.search(above)
    return (bool(day) or is_caption(text)) and _is_full(rows, places, at)


def _is_full(rows: Sequence[Row], places: Sequence[int], at: int) -> bool:
    """Say whether the row above ``at`` is a full row of prose and no headline.

    It goes on from a row as wide, or opens a paragraph in a column hardly wider.
    """
    host = rows[places[at - 1]].text
    above = [rows[places[k]].text for k in range(max(0, at - 1 - _AROUND), at - 1)]
    own, column = _TYPE.width(host), [_TYPE.width(text) for text in above]
    if above and not closes(above[-1]) and abs(column[-1] - own) <= _MISSED:
        return _PROSE.search(host + above[-1]) is not None
    fits = not column or -1 <= max(column) - own <= _MISSED
    return fits and _PROSE.search(host) is not None


def _end(rows: Sequence[Row], places: Sequence[int], at: int) -> int | None:
    """Return where the caption that begins at ``at`` ends: behind its credit, or what it shows."""
    shown = None
    opening = at + is_picture_rubric(rows[places[at]].text)
    last = min(at + _MOST, len(places))
    for k in range(at, last):
        text = "".join(rows[places[j]].text for j in range(at, k + 1))
        if closes(text) and takes_picture(text.rstrip("）)")):
            return k + 1
        if k > opening and (_begins(rows[places[k]].text) or (shown and k > shown + _BEHIND)):
            break
        if shown is None and ends_sentence(text) and _SHOWS.search(text):
            shown = k + 1
    return shown


def _begins(text: str) -> bool:
    return starts_story(text) or _OPENS.match(text) is not None or is_item(text)


def _goes_on(rows: Sequence[Row], places: Sequence[int], at: int, end: int) -> bool:
    """Say whether the sentence broken off above ``at`` may go on at ``end``."""
    if end >= len(places):
        return False
    row = rows[places[end]]
    if _begins(row.text) or is_caption(row.text) or is_rubric(row.text):
        return False
    indented = any(rows[places[k]].indent for k in range(at, end))
    return not (row.indent and indented) and not _SPEAKS.match(row.text)
