"""Captions 图片说明 that break into a text, told by the credit at their end.

In: rows of running text. Out: which of them begin a caption. A caption ends in who
took the picture (… 甲某 摄) and begins with its day or with 图为; whatever stands
above, even an unfinished sentence, is another text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hzsearch.layout.bylines import read_byline, split_tail
from hzsearch.layout.lines import Row, ends_sentence
from hzsearch.layout.signs import is_caption, starts_story

DATED = re.compile(r"^\d{1,2}\s?月\s?\d{1,2}\s?日[，,一]")
_TAKEN = re.compile(r"(?:[摄攝]|供[图圖])[）)]?$")
# Rows in the longest caption.
_MOST = 12
# Rows that tell the event before 图为.
_EVENT = 4


def find_captions(rows: Sequence[Row]) -> tuple[bool, ...]:
    """Say of each row whether it begins a caption that ends in a credit."""
    found = [False] * len(rows)
    for end, row in enumerate(rows):
        if _TAKEN.search(row.text) and (split_tail(row.text) or _is_credit(rows, end)):
            start = _start(rows, end)
            if start is not None:
                found[start] = True
        if is_caption(row.text):
            event = _event(rows, end)
            found[end if event is None else event] |= event is not None
    return tuple(found)


def _event(rows: Sequence[Row], at: int) -> int | None:
    """Return where the day stands that opens the caption whose 图为 is in row ``at``."""
    for first in range(at - 1, max(-1, at - _EVENT - 1), -1):
        if DATED.match(rows[first].text):
            return first
        if starts_story(rows[first].text):
            break
    return None


def _is_credit(rows: Sequence[Row], at: int) -> bool:
    """Say whether row ``at`` is a credit as a whole, below a sentence's end."""
    return at > 0 and ends_sentence(rows[at - 1].text) and read_byline(rows[at].text) is not None


def _start(rows: Sequence[Row], end: int) -> int | None:
    """Return where the caption that ends in row ``end`` begins, if a row shows it."""
    first = None
    for at in range(end, max(-1, end - _MOST), -1):
        above = rows[at - 1].text if at else ""
        if starts_story(rows[at].text) or (at < end and _TAKEN.search(rows[at].text)):
            break
        if is_caption(rows[at].text):
            first = at
        elif DATED.match(rows[at].text) and (first is None or ends_sentence(above)):
            return at
        if (rows[at].indent and at != first) or (first and first - at > _EVENT):
            break
    return first
