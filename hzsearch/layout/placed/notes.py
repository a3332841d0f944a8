"""Notes: lines of a byline or of a jump to another page, by their wording.

In: a line's text. Out: its names, or its :class:`~hzsearch.layout.title.Display`. Where a
file has lost the blanks between names, whoever stands behind 本报记者 is one name: nothing
is left out, and nothing is cut by guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hzsearch.layout.bylines import Byline, read_byline
from hzsearch.layout.endings import find_endings
from hzsearch.layout.lines import HAN, Row
from hzsearch.layout.placed.runs import Run
from hzsearch.layout.surnames import is_name
from hzsearch.layout.title import Display

_CROWDED = re.compile(
    rf"[□■▶►◆●\s]*(?:本[报報刊网網])?(?:特约|实习|见习|驻[{HAN}]{{2,4}})?(?:记者|記者|通讯员|通訊員)\s*"
    rf"([{HAN}·]{{4,16}})"
)
# A line of prose that lists things (社区、学校，还有门诊、书图): two kinds of signs, or a last
# word whose 文 or 图 is no credit.
_LIST = re.compile(r"[，；].*、|、.*[，；]|、[^\s、/／]*[文图圖]$")


def read_note(text: str) -> Byline | None:
    """Return the byline that a line is, its names crowded together or not; else None."""
    byline = read_byline(text)
    if byline and not (_LIST.search(text) and not all(map(is_name, byline.names))):
        return byline
    crowded = _CROWDED.fullmatch(text)
    return Byline((crowded[1],), proven=True) if crowded else None


def read_jump(text: str, at: int = 0) -> Display | None:
    """Return the jump line (下转第6版) that the row at place ``at`` is, else None."""
    found = find_endings([Row(0, text)]).get(0)
    return Display((at,), text, ending=found.ending) if found else None


def part_notes(runs: Iterable[Run]) -> list[Run]:
    """Return ``runs``, those taken apart whose every line is a note of its own."""
    parted: list[Run] = []
    for run in runs:
        apart = len(run.slugs) > 1 and all(_is_sure(slug.text) for slug in run.slugs)
        whole = [Run([slug], place=run.place) for slug in run.slugs] if apart else [run]
        parted.extend(whole)
    return parted


def _is_sure(text: str) -> bool:
    """Say whether a line is a note whatever stands above and below it."""
    byline = read_note(text)
    return bool(byline and byline.proven) or read_jump(text) is not None
