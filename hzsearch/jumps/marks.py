"""Jump marks as they are printed: 下转第3版, （紧接第一版）, 上接A1版《…》.

In: the lines of an article. Out: :class:`Mark` values. 下转 stands at the end of a
line, 上接 and 紧接 at the beginning of one; a bare 转第3版 must be a line or in brackets
of its own, or it may be prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hzsearch.analysis import simplified
from hzsearch.enrich.folio import label

_PAGE = r"第?([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})[版页]"
_LEFT, _RIGHT = r"[（(【\[]", r"[）)】\]]"
_ARROWS = r"[▶►▷>→◀◄]*"
_TO = (
    re.compile(rf"{_ARROWS}下转{_PAGE}([^。，（(]{{0,30}}?){_RIGHT}?$"),
    re.compile(rf"(?:^|{_LEFT}){_ARROWS}转{_PAGE}(){_RIGHT}?$"),
)
_FROM = (
    re.compile(rf"^{_LEFT}{_ARROWS}(?:上接|紧接){_PAGE}([^。（(]{{0,42}}?){_RIGHT}"),
    re.compile(rf"^{_ARROWS}(?:上接|紧接){_PAGE}((?:《[^》]{{1,40}}》)?)$"),
)
_SPACES = re.compile(r"\s+")
_OPEN = re.compile(rf"{_LEFT}[^）)】\]]{{0,8}}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A jump mark: its text, the page it names (``3``, ``A3``), and the title beside that."""

    text: str
    page: str
    title: str = ""


def find_marks(lines: Sequence[str]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return where the article with these ``lines`` goes on, and where it comes from."""
    plain = list(_whole(_SPACES.sub("", simplified(line)) for line in lines))
    return tuple(_search(_TO, plain)), tuple(_search(_FROM, plain))


def may_hold(line: str) -> bool:
    """Say whether a mark may be on a line, or broken off at its end."""
    return "转" in line or "轉" in line or "接" in line


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines; one that a mark is broken off in together with the next (（下转第⏎3版）)."""
    before = ""
    for line in lines:
        text = before + line
        before = text if _OPEN.search(line) and not before else ""
        if not before:
            yield text
    if before:
        yield before


def _search(patterns: Sequence[re.Pattern[str]], lines: Iterable[str]) -> Iterator[Mark]:
    for line in lines:
        for pattern in patterns:
            found = pattern.search(line)
            if found and (page := label(found[1])):
                yield Mark(found[0], page, found[2].strip("《》：:—-"))
                break
