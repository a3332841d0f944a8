"""Heads of notices 公告启事, told by their words where they stand as a line of their own.

In: the rows of a page. Out: the places of rows that head a notice. A page of notices
has no datelines and hardly a byline, so that nothing else says where one begins: a
line that names what it is (遗失启事, 诚聘英才), or that ends in such a word (…的公告)
below the end of another text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from hzsearch.layout.lines import Row, ends_sentence, runs_on
from hzsearch.layout.signs import ends_notice, heads_notice, is_contact, names_notice

_MARKED = re.compile("[，。；！？]")
# A headline of a notice is at most this long, and all of it on one line or two.
_LONGEST = 40


def find_notice_heads(rows: Sequence[Row], taken: Collection[int]) -> list[int]:
    """Return the places of the rows that head a notice; ``taken`` are no running text."""
    found: list[int] = []
    for at, row in enumerate(rows):
        if at in taken or at + 1 >= len(rows) or len(row.text) > _LONGEST:
            continue
        if _is_name(rows, at, taken) or _is_second_line(rows, at, taken):
            found.append(at)
    return found


def _is_name(rows: Sequence[Row], at: int, taken: Collection[int]) -> bool:
    """Say whether row ``at`` names a notice and breaks no sentence off."""
    return names_notice(rows[at].text) and _is_free(rows, at, taken)


def _is_second_line(rows: Sequence[Row], at: int, taken: Collection[int]) -> bool:
    """Say whether row ``at`` ends the headline that begins above it, below another text."""
    if at == 0 or at - 1 in taken or not heads_notice(rows[at].text):
        return False
    above = rows[at - 1].text
    return not (_MARKED.search(above) or runs_on(above)) and _is_below_end(rows, at - 1, taken)


def _is_free(rows: Sequence[Row], at: int, taken: Collection[int]) -> bool:
    """Say whether row ``at`` stands below an end, or apart between blank lines."""
    apart = rows[at].gap > 0 and rows[at + 1].gap > 0
    return apart or _is_below_end(rows, at, taken)


def _is_below_end(rows: Sequence[Row], at: int, taken: Collection[int]) -> bool:
    """Say whether row ``at`` stands below a text's end or what is none."""
    if at == 0 or at - 1 in taken:
        return True
    above = rows[at - 1].text
    return ends_sentence(above) or ends_notice(above) or is_contact(above)
