"""Which pieces of an article to show: as few as show the most of what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hzsearch.highlight.cuts import Cuts
from hzsearch.highlight.passages import Passage

#: Characters of each fragment where there are one, two or three: about two lines of a
#: terminal, and not more than four in all.
WIDTHS = (90, 70, 60)

#: Fragments that lie nearer in one unit are one: … would save nothing.
_NEAR = 12


class Fragment(NamedTuple):
    """A piece of a passage, and whether a sentence is cut at its start and its end."""

    place: int
    passage: Passage
    start: int
    end: int
    opened: bool = False
    closed: bool = False


class _Core(NamedTuple):
    """Matches of a passage that stand together: the span, what was asked, how often."""

    place: int
    start: int
    end: int
    asked: frozenset[str]
    often: int


def fragments(passages: Sequence[Passage]) -> list[Fragment]:
    """Return one to three fragments, in the order of ``passages``.

    A second and a third only where they show something asked for that fewer do not:
    each shows most of what the others leave, then most matches.
    """
    found = [passage for passage in passages if passage.matches]
    wanted = {match.finder.asked for passage in found for match in passage.matches}
    best, most = list[Fragment](), 0
    for count, width in enumerate(WIDTHS, 1):
        chosen, shown = _chosen(found, count, width)
        if _worth(shown) > most:
            best, most = chosen, _worth(shown)
        if shown == wanted:
            break
    return list(_joined(sorted(best, key=lambda fragment: (fragment.place, fragment.start))))


def beginning(passage: Passage, width: int) -> Fragment:
    """Return how a passage begins, in about ``width`` characters."""
    return _fragment(_Core(0, 0, 0, frozenset(), 0), passage, width)


def _chosen(passages: Sequence[Passage], count: int, width: int) -> tuple[list[Fragment], set[str]]:
    """Return ``count`` fragments at most, and what was asked for that they show."""
    cores = list(_cores(passages, width * 2 // 3))
    chosen: list[Fragment] = []
    shown: set[str] = set()
    while cores and len(chosen) < count:
        # max() takes the first of equals.
        core = max(cores, key=lambda core: (_worth(core.asked - shown), core.often))
        if core.asked <= shown:
            break
        chosen.append(_fragment(core, passages[core.place], width))
        shown.update(_shown(chosen[-1]))
    return chosen, shown


def _cores(passages: Sequence[Passage], reach: int) -> Iterator[_Core]:
    """Yield, for each match, those that end within ``reach`` characters from its start."""
    for place, passage in enumerate(passages):
        for number, first in enumerate(passage.matches):
            found = [first]
            for match in passage.matches[number + 1 :]:
                if match.start >= first.start + reach:
                    break
                if match.end <= first.start + reach:
                    found.append(match)
            end = max(match.end for match in found)
            asked = frozenset(match.finder.asked for match in found)
            yield _Core(place, first.start, end, asked, len(found))


def _fragment(core: _Core, passage: Passage, width: int) -> Fragment:
    # No cut that is twice the width away is within reach; looking there costs time.
    first, last = max(0, core.start - 2 * width), core.end + 2 * width
    whole = [(a - first, b - first) for a, b in passage.spans if first <= a and b <= last]
    cuts = Cuts(passage.text[first:last], whole)
    start, end = cuts.stretch(core.start - first, core.end - first, width)
    opened, closed = not cuts.is_sentence(start), not cuts.is_sentence(end)
    return Fragment(core.place, passage, start + first, end + first, opened, closed)


def _worth(asked: Iterable[str]) -> int:
    """Return what it is worth to show these; a long word tells more than a short one."""
    return sum(map(len, asked))


def _shown(fragment: Fragment) -> set[str]:
    return {
        match.finder.asked
        for match in fragment.passage.matches
        if fragment.start <= match.start and match.end <= fragment.end
    }


def _joined(ordered: Sequence[Fragment]) -> Iterator[Fragment]:
    """Yield the fragments, those that overlap or nearly meet as one."""
    last: Fragment | None = None
    for fragment in ordered:
        if last and last.place == fragment.place and fragment.start - last.end <= _NEAR:
            end = max(last, fragment, key=lambda one: one.end)
            last = last._replace(end=end.end, closed=end.closed)
        else:
            if last:
                yield last
            last = fragment
    if last:
        yield last
